/**
 * How much of large tables is shown: a network of 256 units has 65 536 numbers in W_hh alone, and a page that held a field
 * for each would stand still. All tables show the same window, as far as they reach.
 */
import type { ParameterSlot } from '../../engine/plan.ts';

type Shape = Pick<ParameterSlot, 'rows' | 'cols'>;

/** A table shows at most so many rows and columns: the first of these with which all tables together hold to MOST. */
const SIDES = [16, 8, 4, 2] as const;
/** Numbers in all tables of a page: each is a field and a button. */
const MOST = 1024;

const shown = ({ rows, cols }: Shape, side: number) =>
  Math.min(rows, side) * Math.min(Math.max(cols, 1), side);

/** The rows and columns that a window of these tables has. */
export function sideOf(tables: readonly Shape[]): number {
  const fits = (side: number) => tables.reduce((sum, table) => sum + shown(table, side), 0) <= MOST;
  return SIDES.find(fits) ?? SIDES.at(-1)!;
}

/** Does a table not fit into the window? */
export function isCut({ rows, cols }: Shape, side: number): boolean {
  return rows > side || cols > side;
}

/** From 0: the numbers `first`, `first` + 1, … of `length`, as many as the window holds, moved back where it would end outside. */
export function spanOf(length: number, first: number, side: number): number[] {
  const from = Math.max(0, Math.min(first, length - side));
  return Array.from({ length: Math.min(length, side) }, (_, k) => from + k);
}
