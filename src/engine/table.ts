/** Tables of numbers that have the shape of a parameter. */
import type { ParameterSlot } from './plan.ts';

/** A parameter-shaped table of numbers, row-major; a vector has cols = 0. */
export interface Table {
  readonly rows: number;
  readonly cols: number;
  readonly data: Float64Array;
}

/** One number of a table: index is [row, column], or [row] for a vector, from 0. */
export function numberAt({ cols, data }: Table, index: readonly number[]): number {
  const [row = 0, column = 0] = index;
  return data[row * Math.max(cols, 1) + column]!;
}

export function tableOf(
  { rows, cols, offset, length }: ParameterSlot,
  gradient: Float64Array,
): Table {
  return { rows, cols, data: gradient.subarray(offset, offset + length) };
}
