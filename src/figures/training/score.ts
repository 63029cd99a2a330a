/** How a run stood at some moment, read off its history. */
import type { Examined, History } from '../../training/history.ts';
import type { Score } from '../../training/tasks/index.ts';

/** The last examination that was made by then; null before the first. */
export function examinedBy({ examined }: History, count: number): Examined | null {
  return examined.findLast((one) => one.count <= count) ?? null;
}

/** Over so many updates the loss that is learned from is a mean, as far as the history is that fine. */
const SPAN = 20;

/** The mean loss of the updates just before `count`, as the history has kept it; null before the first. */
export function lossBy({ stride, losses, open, recent }: History, count: number): number | null {
  const made = losses.length * stride + open.updates;
  if (count >= made) return recent?.loss ?? null;
  const last = Math.ceil(count / stride);
  const some = losses.slice(Math.max(0, last - Math.max(1, Math.floor(SPAN / stride))), last);
  return some.length === 0 ? null : some.reduce((sum, loss) => sum + loss, 0) / some.length;
}

/** Sequences of an examination: the spread that chance alone gives is that of so many draws. */
const DRAWS = 100;

/** Is it no farther from chance than two standard deviations of so many draws? */
export function isChance({ accuracy }: Score, chance: Score): boolean {
  const deviation = Math.sqrt((chance.accuracy * (1 - chance.accuracy)) / DRAWS);
  return Math.abs(accuracy - chance.accuracy) <= 2 * deviation;
}

/** The right end of an axis of updates: 100, 200, 500, 1000, … so that it is moved seldom, and never back. */
export function axisEnd(count: number): number {
  let power = 100;
  while (power * 10 <= count) power *= 10;
  return [1, 2, 5, 10].map((times) => times * power).find((end) => end >= count)!;
}

/** Means of neighbours, as many as to leave at most `most`: a curve that is drawn faint need not show every batch. */
export function coarse(
  values: readonly number[],
  most: number,
): { width: number; means: number[] } {
  const width = Math.max(1, Math.ceil(values.length / most));
  const means = Array.from({ length: Math.floor(values.length / width) }, (_, k) => {
    let sum = 0;
    for (let j = 0; j < width; j++) sum += values[k * width + j]!;
    return sum / width;
  });
  return { width, means };
}
