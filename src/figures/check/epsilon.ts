import { formatNumber } from '../../notation/format.ts';

/** ε is a power of ten: these are the exponents that can be set, and the usual one. */
export const LEAST = -15;
export const MOST = 0;
export const USUAL = -5;
/** The slider's steps; the curve has two points a step. */
export const STEP = 0.5;

/**
 * 10 to the power of a multiple of a quarter. Read from decimal digits, never by Math.pow: what rounding makes of a tiny ε hangs
 * on its last bit, and must be the same wherever the page is drawn.
 */
export function epsilonOf(exponent: number): number {
  const whole = Math.floor(exponent);
  const mantissa = ['1', '1.778279', '3.162278', '5.623413'][Math.round((exponent - whole) * 4)];
  return Number(`${mantissa ?? '10'}e${whole}`);
}

/** The exponent that a setting means, one that the slider can stand at. */
export function readExponent(setting: string): number {
  const wanted = Math.round(Number(setting) / STEP) * STEP;
  return Number.isFinite(wanted) ? Math.min(Math.max(wanted, LEAST), MOST) : USUAL;
}

/** "10⁻⁵", "3.2×10⁻⁶", "1". */
export function epsilonInWords(exponent: number): string {
  if (exponent === 0) return '1';
  if (!Number.isInteger(exponent)) return formatNumber(epsilonOf(exponent), { digits: 2 });
  return powerOfTen(exponent);
}

/** "10⁻⁵", of a whole exponent. */
export function powerOfTen(exponent: number): string {
  return `10${[...String(exponent)].map((c) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)] ?? '⁻').join('')}`;
}
