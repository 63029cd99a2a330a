/** Which entries a listing checks by central differences: one a parameter. */
import type { Trace } from '../../engine/trace.ts';
import { centralDifference } from '../../engine/derived/check.ts';
import type { Wiring } from '../wiring.ts';
import { parametersIn } from './lines.ts';

export const STEP = 1e-5;
export const TOLERANCE = 1e-7;

export interface CheckedEntry {
  readonly name: string;
  readonly index: readonly number[];
}

/**
 * The entry with the largest gradient. Where the loss curves so sharply (a run near chaos) that the differences are off
 * though the gradient is right, a parameter is left out.
 */
export function checkedEntries(trace: Trace, wiring: Wiring = trace.forward): CheckedEntry[] {
  return parametersIn(wiring).flatMap(({ strand, parameter, name }) => {
    const { cols, data } = trace.gradient(strand.key, parameter)!;
    const at = largest(data);
    const index = cols === 0 ? [at] : [Math.floor(at / cols), at % cols];
    const entry = { layer: strand.key, parameter, index };
    const { slope } = centralDifference(trace.experiment, entry, STEP);
    const off = Math.abs(slope - data[at]!) / Math.max(1, Math.abs(data[at]!));
    return off <= TOLERANCE / 10 ? [{ name, index }] : [];
  });
}

function largest(data: Float64Array): number {
  return data.reduce((best, x, k) => (Math.abs(x) > Math.abs(data[best]!) ? k : best), 0);
}
