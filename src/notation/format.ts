/**
 * How the whole site writes a number. The rule:
 *
 *   1. A number that two decimals write exactly, and that is smaller than 10, is written with two decimals:
 *      0 → 0.00, 0.5 → 0.50, −1.2 → −1.20. Weights set by hand look as they were set.
 *   2. Any other is rounded to three significant digits and written without an exponent: 0.423, −0.0312, 12.3, 0.00123.
 *      Digits before the point are never rounded away: 1234 → 1234.
 *   3. Below 0.001 and from 10 000 on: 1.23×10⁻⁵.
 *   4. ±∞ is "exploded", NaN is "not a number": words, since no arithmetic can go on from there.
 *
 * `digits` asks for more than three; from 17 on the number is written so that reading it gives the same double.
 * The sign is a true minus (U+2212) in text, and '-' in TeX, where it becomes one.
 */
export interface NumberStyle {
  /** Significant digits, 3 unless told. */
  readonly digits?: number;
}

const MINUS = '\u2212';
const FULL = 17;

/** A number as text. */
export function formatNumber(x: number, style: NumberStyle = {}): string {
  const { negative, mantissa, exponent, words } = parts(x, style.digits ?? 3);
  if (words) return words;
  const power = exponent === null ? '' : `×10${superscript(exponent)}`;
  return `${negative ? MINUS : ''}${mantissa}${power}`;
}

/** The number 10^x as text, however large or small: a product of hundreds of factors may leave what a number can hold. */
export function formatPowerOfTen(x: number): string {
  if (x === -Infinity) return formatNumber(0);
  if (!Number.isFinite(x)) return formatNumber(x);
  if (Math.abs(x) < 300) return formatNumber(10 ** x);
  const exponent = Math.floor(x);
  const mantissa = (10 ** (x - exponent)).toPrecision(3);
  return mantissa === '10.0'
    ? `1.00×10${superscript(exponent + 1)}`
    : `${mantissa}×10${superscript(exponent)}`;
}

/** A probability with two decimals: none above 0.99 but 1 itself is written as 1, and none below 0.005 as 0. */
export function formatProbability(p: number): string {
  if (p > 0.99 && p < 1) return '>0.99';
  return p < 0.005 ? '<0.01' : formatNumber(Math.round(p * 100) / 100, { digits: 2 });
}

/** A number as text, with every digit it has: for a title, a copy, a tooltip. */
export function formatFull(x: number): string {
  return formatNumber(x, { digits: FULL });
}

/**
 * A number as TeX. `as` says where it stands: 'alone' it needs no brackets; as a 'factor' or a later term of a sum
 * a negative number does; as the 'base' of a power one with an exponent too.
 */
export function texNumber(
  x: number,
  style: NumberStyle = {},
  as: 'alone' | 'factor' | 'base' = 'alone',
): string {
  const { negative, mantissa, exponent, words } = parts(x, style.digits ?? 3);
  if (words) return `\\text{${words}}`;
  const power = exponent === null ? '' : ` \\times 10^{${exponent}}`;
  const tex = `${negative ? '-' : ''}${mantissa}${power}`;
  const bracketed = (negative && as !== 'alone') || (exponent !== null && as === 'base');
  return bracketed ? `(${tex})` : tex;
}

interface Parts {
  readonly negative: boolean;
  readonly mantissa: string;
  /** The power of ten, null where none is written. */
  readonly exponent: number | null;
  readonly words?: string;
}

function parts(x: number, digits: number): Parts {
  const none = { negative: false, mantissa: '', exponent: null };
  if (Number.isNaN(x)) return { ...none, words: 'not a number' };
  if (!Number.isFinite(x)) return { ...none, words: 'exploded' };
  const size = Math.abs(x);
  const negative = x < 0;
  if (size < 10 && size === Number(size.toFixed(2)))
    return { negative, mantissa: size.toFixed(2), exponent: null };
  // Without an argument toExponential, as String, gives the shortest digits that read back as the same double.
  const rounded = digits >= FULL ? size : Number(size.toPrecision(digits));
  const scientific = digits >= FULL ? size.toExponential() : size.toExponential(digits - 1);
  const [mantissa = '', power = '0'] = scientific.split('e');
  const exponent = Number(power);
  if (rounded < 1e-3 || rounded >= 1e4) return { negative, mantissa, exponent };
  const fixed = digits >= FULL ? String(size) : size.toFixed(Math.max(0, digits - 1 - exponent));
  return { negative, mantissa: fixed, exponent: null };
}

function superscript(n: number): string {
  return [...String(n)].map((c) => (c === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)]!)).join('');
}
