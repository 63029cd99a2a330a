/** Comparing numbers one by one and by norm. */
import { norm } from '../vector.ts';

export type Nested = number | readonly Nested[];

/** The numbers of a nested array in reading order; a flat (typed) array as it is. */
export function flat(nested: Nested | ArrayLike<number>): ArrayLike<number> {
  if (typeof nested === 'number') return [nested];
  return Array.isArray(nested)
    ? (nested as Nested[]).flatMap((part) => Array.from(flat(part)))
    : (nested as ArrayLike<number>);
}

/** How far apart two numbers are in units of the project's rule: |got − want| / max(1, |want|). */
export function apart(got: number, want: number): number {
  return Object.is(got, want) ? 0 : Math.abs(got - want) / Math.max(1, Math.abs(want));
}

/** The first unit that does not hold |got − want| ≤ tolerance · max(1, |want|); null where all do. */
export function firstApart(
  got: ArrayLike<number>,
  want: ArrayLike<number>,
  tolerance: number,
): number | null {
  for (let k = 0; k < Math.max(got.length, want.length); k++)
    if (!(apart(got[k] ?? NaN, want[k] ?? NaN) <= tolerance)) return k;
  return null;
}

/** ‖got − want‖. */
export function distance(got: ArrayLike<number>, want: ArrayLike<number>): number {
  return norm(Float64Array.from(got, (value, k) => value - want[k]!));
}

/** Several vectors as one, to take the norm of all at once. */
export function joined(vectors: Iterable<ArrayLike<number>>): Float64Array {
  return Float64Array.from([...vectors].flatMap((vector) => Array.from(vector)));
}
