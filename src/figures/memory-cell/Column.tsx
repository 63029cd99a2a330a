import { formatNumber } from '../../notation/format.ts';
import { ColumnText, Num } from '../parts/Num.tsx';
import { toneOf } from '../parts/tone.ts';
import { rowsDrawn } from '../unfolded/layout.ts';
import type { Face } from '../parts/mark.ts';

interface Props {
  /** Without an address the numbers belong to no single place of the trace. */
  at?: string;
  face: Face;
  values: ArrayLike<number>;
  consumer?: string;
}

/** A vector as a column, in brackets. */
export function Column({ at, face, values, consumer }: Props) {
  const signed = face !== 'value';
  return (
    <span className="column">
      {Array.from({ length: rowsDrawn(values.length) }, (_, u) => (
        <span key={u}>
          {at === undefined ? (
            <Bare value={values[u]!} signed={signed} />
          ) : (
            <Num
              {...{ at, face, index: [u], value: values[u]! }}
              {...(consumer !== undefined && { consumer })}
              column={signed}
            />
          )}
        </span>
      ))}
    </span>
  );
}

/** A number that follows from several of the trace: in its ink, without a mark. */
export function Bare({ value, signed }: { value: number; signed: boolean }) {
  const { className, style } = toneOf(signed ? 'error' : 'value', value);
  return (
    <span className={`number ${className}`} style={style}>
      {signed ? <ColumnText value={value} signed /> : formatNumber(value)}
    </span>
  );
}
