import { entryOf, withEntry, type Entry, type Experiment } from '../experiment.ts';
import { runForward } from '../run.ts';
import { numberAt } from '../table.ts';
import { traceOf } from '../trace.ts';

/**
 * One number of a parameter moved by δ, as the gradient predicts it and as it is. By Taylor
 *
 *     L(w + δ) = L(w) + (∂L/∂w) δ + ½ (∂²L/∂w²) δ² + …
 *
 * so the gap between the two is quadratic in δ: half of δ leaves about a quarter of it. With a wrong gradient it is linear.
 */
export interface Nudge {
  /** The number after it: w + δ as one writes it in decimals, −0.47 + 0.01 = −0.46 and not −0.45999999999999996. */
  readonly moved: number;
  readonly gradient: number;
  /** L(w) and L(w + δ). */
  readonly lossBefore: number;
  readonly lossAfter: number;
  /** gradient × δ. */
  readonly predicted: number;
  /** L(w + δ) − L(w). */
  readonly measured: number;
  /** measured − predicted. */
  readonly gap: number;
}

/** Digits that every float64 keeps. */
const DIGITS = 15;

/** One more forward pass. Throws a RangeError where the experiment has no such number. What overflows is not a finite number. */
export function nudge(experiment: Experiment, entry: Entry, delta: number): Nudge {
  const moved = Number((entryOf(experiment, entry) + delta).toPrecision(DIGITS));
  const trace = traceOf(experiment);
  const gradient = numberAt(trace.gradient(entry.layer, entry.parameter)!, entry.index);
  const lossBefore = trace.loss;
  const lossAfter = runForward(withEntry(experiment, entry, moved)).loss;
  const predicted = gradient * delta;
  const measured = lossAfter - lossBefore;
  return {
    moved,
    gradient,
    lossBefore,
    lossAfter,
    predicted,
    measured,
    gap: measured - predicted,
  };
}
