/** The course of a run as points to draw: bits per character over updates. */
import type { History } from '../../training/history.ts';

export interface Point {
  /** Updates. */
  readonly at: number;
  readonly bits: number;
}

/** Of the training part, each point in the middle of the updates it is the mean of. */
export const curveOf = ({ losses, stride }: History): Point[] =>
  losses.map((loss, k) => ({ at: (k + 0.5) * stride, bits: loss / Math.LN2 }));

/** Of the part held out. */
export const examinedOf = ({ examined }: History): Point[] =>
  examined.map(({ count, loss }) => ({ at: count, bits: loss / Math.LN2 }));

export const pathOf = (
  points: readonly Point[],
  x: (at: number) => number,
  y: (bits: number) => number,
): string =>
  points
    .map(({ at, bits }, k) => `${k === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(bits).toFixed(1)}`)
    .join('');
