/** The scale of a value that is predicted, and where things stand on it: fractions from 0 (foot, left) to 1 (top, right). */
import { formatNumber } from '../../notation/format.ts';

export type Scale =
  | { readonly kind: 'linear'; readonly from: number; readonly to: number }
  /** From 10^from to 10^to: whole decades. */
  | { readonly kind: 'log'; readonly from: number; readonly to: number };

/** How finely a value can be given: so many equal parts of the scale. */
export const PARTS = 100;

/** Where a value stands, held to the scale; null where it is not a number. ±∞, and on a log scale 0, are at an end. */
export function fractionOf({ kind, from, to }: Scale, value: number): number | null {
  if (Number.isNaN(value)) return null;
  const at = kind === 'log' ? Math.log10(Math.max(value, 0)) : value;
  return Math.min(Math.max((at - from) / (to - from), 0), 1);
}

/** The value at a fraction, rounded to a part of the scale: what a reader who draws it means. */
export function valueAt({ kind, from, to }: Scale, fraction: number): number {
  const part = Math.round(Math.min(Math.max(fraction, 0), 1) * PARTS) / PARTS;
  const at = from + part * (to - from);
  if (kind === 'log') return Number((10 ** at).toPrecision(3));
  // Two decimals beyond those of a part: nothing is lost but what the calculation left behind.
  const decimals = Math.min(Math.max(0, 2 - Math.floor(Math.log10((to - from) / PARTS))), 100);
  return Number(at.toFixed(decimals)) + 0;
}

/** Does a value lie beyond an end of the scale, so that it is drawn at that end? */
export function isBeyond({ kind, from, to }: Scale, value: number): boolean {
  const [least, most] = kind === 'log' ? [10 ** from, 10 ** to] : [from, to];
  const slack = 1e-9 * Math.abs(most - least);
  return Number.isNaN(value) || value < least - slack || value > most + slack;
}

export interface Tick {
  readonly fraction: number;
  readonly value: number;
  readonly text: string;
}

/** The lines of the scale: each decade, or round numbers, at most eight. */
export function ticksOf({ kind, from, to }: Scale): Tick[] {
  const step = kind === 'log' ? Math.ceil((to - from) / 7) : roundStep(to - from);
  const ticks: Tick[] = [];
  for (let k = Math.ceil(from / step - 1e-9); k * step <= to + 1e-9 * step; k++) {
    const at = k * step;
    const value = kind === 'log' ? 10 ** at : Number(at.toPrecision(12));
    const fraction = (at - from) / (to - from);
    ticks.push({ fraction, value, text: kind === 'log' ? power(at) : shortest(value) });
  }
  return ticks;
}

/** 1, 2 or 5 times a power of ten, so that four to eight of it make the whole. */
function roundStep(whole: number): number {
  const size = 10 ** Math.floor(Math.log10(whole / 4));
  return [1, 2, 5, 10].map((k) => k * size).find((step) => whole / step <= 8)!;
}

function shortest(value: number): string {
  return String(value).replace('-', '−');
}

function power(exponent: number): string {
  if (exponent === 0) return '1';
  if (exponent === 1) return '10';
  const digits = [...String(Math.abs(exponent))].map((c) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)]).join('');
  return `10${exponent < 0 ? '⁻' : ''}${digits}`;
}

/** Two values as a sentence says their distance: as a factor on a log scale, else as a difference. */
export function gapInWords(scale: Scale, guess: number, truth: number): string {
  if (!Number.isFinite(truth)) return 'the truth has left the numbers that float64 can hold';
  const isNear = Math.abs(fractionOf(scale, guess)! - fractionOf(scale, truth)!) <= 1 / PARTS;
  if (isNear) return 'as near as can be drawn';
  const side = guess > truth ? 'too high' : 'too low';
  if (scale.kind === 'log' && guess > 0 && truth > 0) {
    const factor = Math.max(guess / truth, truth / guess);
    return `${formatNumber(factor, { digits: 2 })} times ${side}`;
  }
  return `${formatNumber(Math.abs(guess - truth), { digits: 2 })} ${side}`;
}
