/** What the figure says in sentences. */
import { SIDE } from '../../training/data/digits.ts';
import { updatesInWords } from '../parts/counts.ts';

/** "Before learning", "After 104 updates". */
export const whenText = (count: number) =>
  count === 0 ? 'Before learning' : `After ${updatesInWords(count)}`;

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

/** "the third letter, ‘r’," or "the end, ‘.’ after five letters". */
export const letterText = (letter: string, k: number) =>
  letter === '.' ? 'the end of the word' : `the ${ORDINALS[k]!} letter, ‘${letter}’`;

export interface Most {
  /** From 1. */
  readonly row: number;
  readonly point: number;
  readonly error: number;
}

/** The point that most of an error comes to; null where none comes to any. */
export function mostOf(error: ArrayLike<number>): Most | null {
  const sizes = Array.from(error, Math.abs);
  const at = sizes.indexOf(Math.max(...sizes));
  const value = error[at];
  if (value === undefined || value === 0) return null;
  return { row: Math.floor(at / SIDE) + 1, point: (at % SIDE) + 1, error: value };
}

/** A share in per cent, of a norm that may also have grown: "38 %", "0.4 %", "140 %". */
export function shareText(share: number): string {
  const percent = 100 * share;
  if (percent > 0 && percent < 0.1) return 'less than 0.1\u00A0%';
  return `${percent.toFixed(percent < 9.95 ? 1 : 0)}\u00A0%`;
}
