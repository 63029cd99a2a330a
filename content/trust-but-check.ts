/** What chapter 6 asks its reader. */
import { checkEntry, type Check } from '../src/engine/derived/check.ts';
import { entryOf, withEntry, type Entry } from '../src/engine/experiment.ts';
import { runForward } from '../src/engine/run.ts';
import type { Trace } from '../src/engine/trace.ts';
import type { Mistake } from '../src/prose/Exercise.tsx';
import { seven } from './pen.ts';

/** The weight the chapter speaks of: W_hh, row 2, column 1. */
const ENTRY: Entry = { layer: '1', parameter: 'W_hh', index: [1, 0] };

const at = (power: number, { experiment }: Trace): Check =>
  checkEntry(experiment, ENTRY, 10 ** power);

export const gradient = (trace: Trace) => at(-5, trace).gradient;
export const slope = (power: number) => (trace: Trace) => at(power, trace).slope;
export const relativeError = (power: number) => (trace: Trace) => at(power, trace).relativeError;
/** In how many digits slope and gradient agree at ε = 10⁻⁵. */
export const digits = (trace: Trace) => Math.floor(-Math.log10(at(-5, trace).relativeError));
/** Relative error of the one-sided difference (L(w + ε) − L(w)) / ε. */
export const oneSided = (power: number) => (trace: Trace) => {
  const epsilon = 10 ** power;
  const { gradient, lossAbove } = at(power, trace);
  return Math.abs((lossAbove - trace.loss) / epsilon - gradient) / Math.abs(gradient);
};

/** The prediction: is ε = 10⁻¹² better than 10⁻⁵? The choice that holds. */
export const smallerIsBetter = (() => {
  const [coarse, fine] = [-5, -12].map((p) => checkEntry(seven, ENTRY, 10 ** p).relativeError);
  return fine! > 10 * coarse! ? 2 : fine! < coarse! / 10 ? 0 : 1;
})();

/** The exercise: the slope from two losses, a hundredth on either side. */
const STEP = 0.01;
export const lossAt =
  (steps: number) =>
  ({ experiment }: Trace) =>
    runForward(withEntry(experiment, ENTRY, entryOf(experiment, ENTRY) + steps * STEP)).loss;

export const centralSlope = (trace: Trace) => (lossAt(1)(trace) - lossAt(-1)(trace)) / (2 * STEP);

export const mistakes: readonly Mistake[] = [
  {
    gives: (trace) => 2 * centralSlope(trace),
    says: 'That divides by ε. The two losses stand 2ε apart: one on either side.',
  },
  {
    gives: (trace) => centralSlope(trace) * 2 * STEP,
    says: 'That is the difference of the losses. Divide it by the distance between the two weights.',
  },
  {
    gives: (trace) => -centralSlope(trace),
    says: 'The sign is turned: take the loss above minus the loss below.',
  },
  {
    gives: (trace) => (lossAt(1)(trace) - trace.loss) / STEP,
    says: 'That is the one-sided difference. It works too, but its error shrinks only in proportion to ε.',
  },
];
