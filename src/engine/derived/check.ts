import { entryOf, withEntry, type Entry, type Experiment } from '../experiment.ts';
import { runForward } from '../run.ts';
import { numberAt } from '../table.ts';
import { traceOf } from '../trace.ts';

/** A gradient checked by central differences: the slope between two losses on either side of the present weight. */
export interface Check {
  readonly epsilon: number;
  /** L with the weight at w + ε and at w − ε. */
  readonly lossAbove: number;
  readonly lossBelow: number;
  /** (L(w + ε) − L(w − ε)) / 2ε. Off by O(ε²) from truncation and by O(2⁻⁵³ L / ε) from rounding. */
  readonly slope: number;
  /** What the reverse pass says. */
  readonly gradient: number;
  /** |slope − gradient| / max(|slope|, |gradient|); 0 where both are 0. */
  readonly relativeError: number;
}

export function checkEntry(experiment: Experiment, entry: Entry, epsilon: number): Check {
  const { above, below, slope } = centralDifference(experiment, entry, epsilon);
  const table = traceOf(experiment).gradient(entry.layer, entry.parameter)!;
  const gradient = numberAt(table, entry.index);
  const relativeError = relative(slope, gradient);
  return { epsilon, lossAbove: above, lossBelow: below, slope, gradient, relativeError };
}

function relative(slope: number, gradient: number): number {
  const scale = Math.max(Math.abs(slope), Math.abs(gradient));
  return scale === 0 ? 0 : Math.abs(slope - gradient) / scale;
}

/** The slope on one side only, (L(w + ε) − L(w)) / ε: one forward pass less, and off by O(ε) where the central one is by O(ε²). */
export function checkOneSided(experiment: Experiment, entry: Entry, epsilon: number): Check {
  const check = checkEntry(experiment, entry, epsilon);
  const weight = entryOf(experiment, entry);
  const below = traceOf(experiment).loss;
  const taken = weight + epsilon - weight;
  const slope = taken === 0 ? 0 : (check.lossAbove - below) / taken;
  const relativeError = relative(slope, check.gradient);
  return { ...check, lossBelow: below, slope, relativeError };
}

/** What the relative error of a central difference is made of: about `truncation`·ε² + `rounding`/ε. */
export interface ErrorLaw {
  /** |L‴| / 6|g|, measured by two slopes: that over 2ε has four times the truncation error of that over ε. */
  readonly truncation: number;
  /** 2⁻⁵³ L / |g|: each loss is off by half a unit of its last place or so. */
  readonly rounding: number;
}

/** Null where the gradient is 0 or not finite: there is nothing for an error to be relative to. */
export function errorLaw(experiment: Experiment, entry: Entry): ErrorLaw | null {
  const { gradient, slope } = checkEntry(experiment, entry, PROBE);
  const size = Math.abs(gradient);
  const coarse = centralDifference(experiment, entry, 2 * PROBE).slope;
  const truncation = Math.abs(coarse - slope) / (3 * PROBE ** 2 * size);
  const rounding = (2 ** -53 * traceOf(experiment).loss) / size;
  return Number.isFinite(truncation) && Number.isFinite(rounding) ? { truncation, rounding } : null;
}

/** Large enough for truncation to be seen above rounding, small enough for the next order not to be. */
const PROBE = 1e-3;

/** Two forward passes and no reverse pass: nothing in it knows how errors flow. */
export function centralDifference(
  experiment: Experiment,
  entry: Entry,
  epsilon: number,
): { above: number; below: number; slope: number } {
  const weight = entryOf(experiment, entry);
  const above = runForward(withEntry(experiment, entry, weight + epsilon)).loss;
  const below = runForward(withEntry(experiment, entry, weight - epsilon)).loss;
  // The step that was really taken: w ± ε rounds to a float64 of its own.
  const taken = weight + epsilon - (weight - epsilon);
  return { above, below, slope: taken === 0 ? 0 : (above - below) / taken };
}
