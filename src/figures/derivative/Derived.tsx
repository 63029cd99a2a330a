import { ColumnText } from '../parts/Num.tsx';
import { errorTone } from '../parts/tone.ts';

interface Props {
  value: number;
  /** "immediate", "total", "through", "use". It is no number of the trace, so it has no address. */
  name: string;
  /** Of which use. */
  use?: number;
  guard?: boolean;
}

/** A derivative of a number of the network, in the ink of errors and gradients. */
export function Derived({ value, name, use, guard }: Props) {
  const { className, style } = errorTone(value);
  return (
    <span className={`number ${className}`} style={style} data-derivative={name} data-step={use}>
      <ColumnText value={value} guard={guard} signed />
    </span>
  );
}
