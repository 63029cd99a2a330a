/** The course of a run as points to draw: a loss, or the share that is right, over updates. */
import type { History } from '../../training/history.ts';

export interface Point {
  /** Updates. */
  readonly at: number;
  readonly value: number;
}

type What = 'loss' | 'accuracy';

/** Of the training part, each point in the middle of the updates it is the mean of. */
export const learnedOf = ({ losses, accuracies, stride }: History, what: What): Point[] =>
  (what === 'loss' ? losses : accuracies).map((value, k) => ({ at: (k + 0.5) * stride, value }));

/** Of the part held out. */
export const examinedOf = ({ examined }: History, what: What): Point[] =>
  examined.map((score) => ({ at: score.count, value: score[what] }));

export const pathOf = (
  points: readonly Point[],
  x: (at: number) => number,
  y: (value: number) => number,
): string =>
  points
    .map(({ at, value }, k) => `${k === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`)
    .join('');
