/** What chapter 7 asks its reader. */
import { withScaled, withSteps, type Experiment } from '../src/engine/experiment.ts';
import { Trace } from '../src/engine/trace.ts';
import { norm } from '../src/engine/vector.ts';
import type { Start } from '../src/lab/store.ts';
import type { Mistake } from '../src/prose/Exercise.tsx';
import wildPen from './experiments/pen-wild.json';
import turningFile from './experiments/turning.json';
import { experimentOf, seven } from './pen.ts';

const STEPS = 60;

/** The six moves of the 7, ten times. */
export const long: Experiment = withSteps(seven, STEPS);

/**
 * The same pen, the same moves; but for W_hh the weights are the trained ones. This W_hh was drawn at random and chosen from
 * 6000: at its own size errors vanish, at 2.5 times its size they explode, since the state never comes to rest.
 */
export const wild: Experiment = withSteps(experimentOf(wildPen), STEPS);

/** Two units that turn by the same angle at each step: W_hh is a rotation, 0.8 and 0.6. */
export const turning = experimentOf(turningFile);
export const turningNames: NonNullable<Start['names']> = { classes: ['A', 'B'], inputs: ['push'] };

/** ‖∂L_s/∂h_t‖ of the last loss alone. */
const size = (trace: Trace, t: number) =>
  norm(trace.errorByLoss(trace.labelled.at(-1)!, `1.h@${t}`)!);
export const lastSize = (trace: Trace) => size(trace, trace.steps);
export const firstSize = (trace: Trace) => size(trace, 1);
export const sizeBack = (distance: number) => (trace: Trace) => size(trace, trace.steps - distance);

/** The factor per step, averaged over the whole way: the (T − 1)-th root of what is left. */
export const rate = (trace: Trace) =>
  (firstSize(trace) / lastSize(trace)) ** (1 / (trace.steps - 1));

export const mistakes: readonly Mistake[] = [
  {
    gives: (trace) => firstSize(trace) / lastSize(trace),
    says: 'That is what is left after the whole way. Asked for is the factor of one step, which was applied again and again.',
  },
  {
    gives: (trace) => firstSize(trace) / lastSize(trace) / (trace.steps - 1),
    says: 'That divides by the number of steps. Factors multiply: take a root.',
  },
  {
    gives: (trace) => lastSize(trace) / firstSize(trace),
    says: 'That is the wrong way round: the error starts at the last step.',
  },
  {
    gives: (trace) => (lastSize(trace) / firstSize(trace)) ** (1 / (trace.steps - 1)),
    says: 'That is the factor going forward. Going back it is one over that.',
  },
];

const scaled = (experiment: Experiment, factor: number) =>
  withScaled(experiment, '1', ['W_hh'], factor, experiment);

/** The prediction: W_hh of the long stroke is doubled. What becomes of the error? The choice that holds. */
export const doubled = (() => {
  const [before, after] = [long, scaled(long, 2)].map((experiment) => rate(new Trace(experiment)));
  return after! > 1 ? 0 : after! < before! ? 2 : 1;
})();

/** The factor per step of the unsettled network at 2.5 times its size. */
export const wildRate = rate(new Trace(scaled(wild, 2.5)));
