import { useMemo } from 'react';
import { formatNumber } from '../../notation/format.ts';
import { ColumnText } from '../parts/Num.tsx';
import { errorTone } from '../parts/tone.ts';
import { cellsOf, isBand, truncatedOf, type Shown, type Truncated } from './shown.ts';

/** The gradient of truncated backpropagation with this window, beside the whole one. */
export function Window({ shown, window }: { shown: Shown; window: number }) {
  const { trace } = shown;
  const cut = window < trace.steps;
  const truncated = useMemo(() => (cut ? truncatedOf(shown, window) : null), [shown, window, cut]);
  const kept = cellsOf(shown).filter(({ s, t }) => Math.abs(s - t) < window).length;
  const all = cellsOf(shown).length;
  if (!truncated)
    return (
      <p className="window-words">
        A window of {window === 1 ? 'one step' : `all ${window} steps`}: nothing is cut off, every
        error is followed to the end.
      </p>
    );
  return (
    <p className="window-words" data-window={window}>
      With a window of {window === 1 ? 'one step' : `${window} steps`} {kept} of {all} cells count,
      and the {shown.norm ? 'norm of the gradient' : 'gradient'} is{' '}
      <Signed value={truncated.kept} norm={shown.norm} /> instead of{' '}
      <Signed value={truncated.whole} norm={shown.norm} />: {leftOut(truncated, shown.norm)}. The
      sums at the edges of the table remain those of the whole.
      {!isBand(trace) && (
        <>
          {' '}
          These numbers are not quite the sum of the band: with layers over one another that read
          both ways, an error may leave the window and come back, and then it is cut too.
        </>
      )}
    </p>
  );
}

/** "22 per cent are left out". Compared is with the size of the whole gradient, where it has one. */
function leftOut({ whole, kept, out }: Truncated, norm: boolean): string {
  if (![whole, kept, out].every(Number.isFinite)) return 'there is no saying what is left out';
  if (out === 0) return 'what is cut off is zero';
  if (whole === 0)
    return `the whole gradient is zero, and ${formatNumber(Math.abs(out))} of it is made up`;
  const share = percent(Math.abs(out / whole));
  if (norm) return `what is left out is a matrix with ${share} of the norm of the whole`;
  if (kept * whole < 0) return `it has the wrong sign, and is off by ${share} of the whole`;
  if (kept === 0) return 'nothing is left';
  return Math.abs(kept) < Math.abs(whole)
    ? `${share} is left out`
    : `it is ${share} too large, since what is left out has the other sign`;
}

function percent(share: number): string {
  const number = 100 * share;
  if (number < 0.1) return 'less than 0.1 per cent';
  if (number >= 1000) return `${formatNumber(share, { digits: 2 })} times the size`;
  return `${formatNumber(number, { digits: number < 10 ? 1 : 2 }).replace(/\.0+$/, '')} per cent`;
}

function Signed({ value, norm }: { value: number; norm: boolean }) {
  if (norm) return <span className="number">{formatNumber(value)}</span>;
  const { className, style } = errorTone(value);
  return (
    <span className={`number ${className}`} style={style}>
      <ColumnText value={value} signed />
    </span>
  );
}
