import { useLabState, useTrace } from '../lab/react.ts';
import { formatColumn } from '../notation/column.ts';
import { formatNumber } from '../notation/format.ts';
import { numberOf, type Reading } from './number-of.ts';

interface Props {
  /** From the reader's network and the step in view. */
  of: Reading;
  /** An error or another signed quantity: in three decimals, with its sign. */
  signed?: boolean;
  /** A count: no decimals. */
  whole?: boolean;
  /** In six digits, to be calculated with. */
  full?: boolean;
}

/** A number in a sentence that follows from the network without being one of its quantities: a product, a ratio, a count. */
export function Computed({ of, signed = false, whole = false, full = false }: Props) {
  const trace = useTrace();
  const step = useLabState((state) => state.step);
  const value = numberOf(of, trace, step);
  if (value === undefined) return <span className="number">none</span>;
  return (
    // The last digits of exp and tanh are not the same everywhere: what the HTML says stands until the number changes.
    <span className="number" suppressHydrationWarning>
      {whole
        ? value
        : full
          ? formatNumber(value, { digits: 6 })
          : signed
            ? formatColumn(value, { signed: true })
            : formatNumber(value)}
    </span>
  );
}
