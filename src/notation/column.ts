/**
 * Numbers that stand under one another and are added: all with the same number of decimals, so that the points align.
 * A number rounded on its own may miss the rounded sum by one in the last place; the `guard` digit, printed fainter, lets
 * a reader who adds see that nothing is wrong. From 100 on one decimal is enough; what is tiny, huge or not finite falls back to
 * format.ts.
 */
import { formatNumber } from './format.ts';

export interface ColumnNumber {
  /** '+', '−' or, for a zero and for words, nothing. */
  readonly sign: string;
  readonly digits: string;
  readonly guard: string;
}

const DECIMALS = 3;

export function columnNumber(x: number, { guard = false }: { guard?: boolean } = {}): ColumnNumber {
  const size = Math.abs(x);
  const sign = x > 0 ? '+' : x < 0 ? '−' : '';
  if (!Number.isFinite(x)) return { sign: '', digits: formatNumber(x), guard: '' };
  const least = guard ? 0.00005 : 0.0005;
  if (size !== 0 && (size < least || size >= 1000))
    return { sign, digits: formatNumber(size, { digits: 1 }), guard: '' };
  if (size >= 100) return { sign, digits: size.toFixed(1), guard: '' };
  if (!guard || size >= 10) return { sign, digits: size.toFixed(DECIMALS), guard: '' };
  const long = size.toFixed(DECIMALS + 1);
  return { sign, digits: long.slice(0, -1), guard: long.slice(-1) };
}

/** The same as plain text; `signed` also writes the +. */
export function formatColumn(x: number, { signed = false }: { signed?: boolean } = {}): string {
  const { sign, digits } = columnNumber(x);
  return `${sign === '+' && !signed ? '' : sign}${digits}`;
}
