import { formatFull, formatNumber } from '../../notation/format.ts';
import { errorTone } from '../parts/tone.ts';

interface Props {
  value: number;
  /** For the tests: it is no number of the network, and has no address. */
  name: string;
  /** A change is written with its sign, in the ink of errors. */
  change?: boolean;
}

/** A loss, a norm, or a change of the loss. */
export function Amount({ value, name, change = false }: Props) {
  const tone = change ? errorTone(value) : { className: '', style: undefined };
  return (
    <span
      className={`number ${tone.className}`}
      style={tone.style}
      data-update={name}
      data-value={value}
      title={formatFull(value)}
    >
      {change && value > 0 && '+'}
      {formatNumber(value)}
    </span>
  );
}
