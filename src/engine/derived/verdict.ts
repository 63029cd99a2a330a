import type { Entry, Experiment } from '../experiment.ts';
import { networkOf } from '../network.ts';
import type { ParameterSlot } from '../plan.ts';
import { runForward } from '../run.ts';
import { norm } from '../vector.ts';
import { centralDifference } from './check.ts';

/** The whole gradient by central differences alone, in the layout of a trace's gradients. */
export interface Slopes {
  /** Per strand, in the plan's parameter layout. */
  readonly slopes: readonly Float64Array[];
  /** How far each slope may itself be off. */
  readonly doubt: readonly Float64Array[];
}

/** ε of the page's own check: near the best for float64, between truncation and rounding. */
export const EPSILON = 1e-5;

/**
 * Each slope with its doubt. Truncation: the slope over 2ε has four times the error of that over ε, so that what lies between
 * the two is three times the error of the better one. Rounding: each of the two losses is good to some units of its last place,
 * and so is each score that it is made of.
 *
 * Four forward passes an entry: see costOfSlopes before asking for a large network.
 */
export function slopesOf(experiment: Experiment): Slopes {
  const kept = known.get(experiment);
  if (kept) return kept;
  const { strands } = networkOf(experiment);
  const rounding = (16 * 2 ** -53 * largestScore(experiment)) / EPSILON;
  const all = strands.map(({ key, plan }) => {
    const slopes = new Float64Array(plan.parameterCount);
    const doubt = new Float64Array(plan.parameterCount);
    for (const slot of plan.parameters)
      for (let k = 0; k < slot.length; k++) {
        const entry = entryAt(key, slot, k);
        const { slope } = centralDifference(experiment, entry, EPSILON);
        const coarse = centralDifference(experiment, entry, 2 * EPSILON).slope;
        slopes[slot.offset + k] = slope;
        doubt[slot.offset + k] = Math.abs(slope - coarse) + rounding;
      }
    return { slopes, doubt };
  });
  const found = {
    slopes: all.map(({ slopes }) => slopes),
    doubt: all.map(({ doubt }) => doubt),
  };
  known.set(experiment, found);
  return found;
}

const known = new WeakMap<Experiment, Slopes>();

/** Multiplications, about: parameters × parameters × steps × four passes. */
export function costOfSlopes(experiment: Experiment): number {
  const { strands, steps } = networkOf(experiment);
  const parameters = strands.reduce((sum, { plan }) => sum + plan.parameterCount, 0);
  return 4 * parameters * parameters * steps;
}

/** The entry that stands at place k of a parameter's row-major numbers. */
export function entryAt(layer: string, { name, cols }: ParameterSlot, k: number): Entry {
  const index = cols === 0 ? [k] : [Math.floor(k / cols), k % cols];
  return { layer, parameter: name, index };
}

/** The loss is made of scores: where they are large and cancel, its rounding is theirs. */
function largestScore(experiment: Experiment): number {
  const { values, network, loss } = runForward(experiment);
  const { plan, weights } = network.readout;
  let largest = Math.max(1, loss);
  for (const number of values.at(-1)!) largest = Math.max(largest, Math.abs(number));
  for (const number of weights) largest = Math.max(largest, Math.abs(number) * plan.inputSize);
  return largest;
}

/** unknown: the losses beside it are no finite numbers, so that there is no slope. */
export type Verdict = 'right' | 'wrong' | 'unknown';

/** A gradient may be off by this much of the norm of its parameter's; never of its own size, which may be near 0. */
const TOLERANCE = 1e-7;

/**
 * Each number of a gradient held against its slope, per strand in the plan's layout: wrong where they differ by more than the
 * tolerance and more than the slope itself may be off.
 */
export function verdictsOf(
  experiment: Experiment,
  gradients: readonly Float64Array[],
): readonly (readonly Verdict[])[] {
  const { slopes, doubt } = slopesOf(experiment);
  return networkOf(experiment).strands.map(({ plan }, at) =>
    plan.parameters.flatMap(({ offset, length }) => {
      const room = TOLERANCE * norm(slopes[at]!.subarray(offset, offset + length));
      return Array.from({ length }, (_, k): Verdict => {
        const i = offset + k;
        const slope = slopes[at]![i]!;
        if (!Number.isFinite(slope)) return 'unknown';
        const off = Math.abs(gradients[at]![i]! - slope);
        return off <= Math.max(room, doubt[at]![i]!) ? 'right' : 'wrong';
      });
    }),
  );
}
