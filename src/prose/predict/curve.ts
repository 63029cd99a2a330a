/** A curve that is drawn column by column; null where nothing is drawn yet. */
export type Guess = readonly (number | null)[];

/** The column (from 0) at a fraction of the width: the columns are equally wide. */
export function columnAt(fraction: number, columns: number): number {
  return Math.min(Math.max(Math.floor(fraction * columns), 0), columns - 1);
}

/** The middle of a column, as a fraction of the width. */
export const middleOf = (column: number, columns: number): number => (column + 0.5) / columns;

interface Stop {
  readonly column: number;
  readonly fraction: number;
}

/**
 * A pen that has gone from one stop to another has passed the columns between, even where it was too fast to be seen there:
 * they lie on the straight line. Columns before `given` are not the reader's. Heights are fractions of the scale.
 */
export function drawnOver(heights: Guess, from: Stop | null, to: Stop, given: number): Guess {
  const first = from ?? to;
  const [left, right] = first.column <= to.column ? [first, to] : [to, first];
  return heights.map((height, column) => {
    if (column < given || column < left.column || column > right.column) return height;
    if (column === to.column) return to.fraction;
    if (column === first.column) return height ?? first.fraction;
    const part = (column - left.column) / (right.column - left.column);
    return left.fraction + part * (right.fraction - left.fraction);
  });
}

/** Of a truth that is finer than the columns, the value nearest to each column; first and last fall together. */
export function atColumns(truth: readonly number[], columns: number): number[] {
  const last = truth.length - 1;
  return Array.from({ length: columns }, (_, column) => {
    const at = columns === 1 ? 0 : Math.round((column / (columns - 1)) * last);
    return truth[at]!;
  });
}

/** Where value k of so many stands between the middle of the first column and that of the last. */
export function acrossOf(k: number, count: number, columns: number): number {
  const part = count === 1 ? 0 : k / (count - 1);
  return (0.5 + part * (columns - 1)) / columns;
}

/** Runs of points without a gap. */
export function runsOf<T>(points: readonly (T | null)[]): T[][] {
  const runs: T[][] = [[]];
  for (const point of points)
    if (point === null) runs.push([]);
    else runs.at(-1)!.push(point);
  return runs.filter((run) => run.length > 0);
}
