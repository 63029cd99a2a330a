import { entryOf, withEntry, type Entry, type Experiment } from '../experiment.ts';
import { runForward } from '../run.ts';
import { numberAt, traceOf } from '../trace.ts';

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
  const scale = Math.max(Math.abs(slope), Math.abs(gradient));
  const relativeError = scale === 0 ? 0 : Math.abs(slope - gradient) / scale;
  return { epsilon, lossAbove: above, lossBelow: below, slope, gradient, relativeError };
}

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
