/** Whether two threads make an update together. It follows from sizes alone, not from how long anything took, so that a seeded run repeats. */
import type { Work } from '../run.ts';
import { savedBy } from './cut.ts';

/**
 * What must be saved: parameters times steps times rows, four rows being 1. A quarter of a millisecond where it was measured; with less than
 * half of that nothing was gained.
 */
const LEAST = 400_000;

/**
 * Only where a core is left for the page: on two cores, two busy threads and a page gain little, and lose by every other program that runs.
 * `cores`: navigator.hardwareConcurrency.
 */
export function pays(parameters: number, { rows, steps }: Work, cores: number): boolean {
  return cores > 2 && parameters * steps * savedBy(rows) >= LEAST;
}
