/**
 * The course of a run, in bounded memory however long it is. A point is the mean over `stride` updates; when there are MOST
 * points each two become one and the stride doubles. The examinations, made every `every` updates, are thinned in the same way.
 * Plain data, never mutated, and the same for the same run wherever it was interrupted.
 */
import type { Score } from './tasks/task.ts';

export interface History {
  readonly stride: number;
  /** losses[k] is the mean of the updates k · stride + 1 … (k + 1) · stride. */
  readonly losses: readonly number[];
  /** The same of the share of labels that were right; empty where numbers are predicted. */
  readonly accuracies: readonly number[];
  /** The point that is not yet full: how many updates it has, and their sums. */
  readonly open: { readonly updates: number; readonly loss: number; readonly accuracy: number };
  /** The last updates' mean, each older one counting a twentieth less; null before the first. */
  readonly recent: Score | null;
  /** After 0, every, 2 · every, … updates: the score on sequences that are never trained on. */
  readonly every: number;
  readonly examined: readonly Examined[];
}

export interface Examined extends Score {
  /** The number of updates made before it. */
  readonly count: number;
}

/** The most points of a curve, and the most examinations. */
export const MOST_POINTS = 512;
export const MOST_EXAMINED = 128;
const EXAMINED_EVERY = 50;
/** The sequences of an examination. */
export const EXAMINED_ROWS = 100;
const FORGETS = 1 / 20;

export const emptyHistory: History = {
  stride: 1,
  losses: [],
  accuracies: [],
  open: { updates: 0, loss: 0, accuracy: 0 },
  recent: null,
  every: EXAMINED_EVERY,
  examined: [],
};

/** With one more update; accuracy is null where numbers are predicted. */
export function withUpdate(history: History, loss: number, accuracy: number | null): History {
  const share = accuracy ?? 0;
  const before = history.recent;
  const recent = before
    ? {
        loss: before.loss + (loss - before.loss) * FORGETS,
        accuracy: before.accuracy + (share - before.accuracy) * FORGETS,
      }
    : { loss, accuracy: share };
  const open = {
    updates: history.open.updates + 1,
    loss: history.open.loss + loss,
    accuracy: history.open.accuracy + share,
  };
  if (open.updates < history.stride) return { ...history, open, recent };
  const losses = [...history.losses, open.loss / open.updates];
  const accuracies =
    accuracy === null ? history.accuracies : [...history.accuracies, open.accuracy / open.updates];
  const full = losses.length >= MOST_POINTS;
  return {
    ...history,
    stride: full ? 2 * history.stride : history.stride,
    losses: full ? pairs(losses) : losses,
    accuracies: full ? pairs(accuracies) : accuracies,
    open: emptyHistory.open,
    recent,
  };
}

const pairs = (points: readonly number[]) =>
  Array.from({ length: points.length / 2 }, (_, k) => (points[2 * k]! + points[2 * k + 1]!) / 2);

/** Whether an examination is due after `count` updates. */
export const isDue = ({ every, examined }: History, count: number) =>
  count % every === 0 && (examined.at(-1)?.count ?? -1) < count;

/** With one more examination. */
export function withExamined(history: History, score: Examined): History {
  const examined = [...history.examined, score];
  if (examined.length <= MOST_EXAMINED) return { ...history, examined };
  const every = 2 * history.every;
  return { ...history, every, examined: examined.filter(({ count }) => count % every === 0) };
}
