/** What chapter 3 asks its reader. */
import { withTarget } from '../src/engine/experiment.ts';
import { traceOf, type Trace } from '../src/engine/trace.ts';
import type { Mistake } from '../src/prose/Exercise.tsx';
import { seven } from './pen.ts';

const z = (trace: Trace, t: number, k: number) => trace.value(`readout.z@${t}`)![k]!;
const target = (trace: Trace, t: number) => trace.experiment.targets[t - 1] ?? null;

/** ∂L_t/∂z_t[y] = −1/z_t[y] at step t. */
export const errorOfProbability = (trace: Trace, t: number) => {
  const y = target(trace, t);
  return y === null ? 0 : -1 / z(trace, t, y);
};

/** ∂z_t[y]/∂α_t[k]: what the score of k does to the probability of the right class. */
export const slopeOfSoftmax = (k: number) => (trace: Trace, t: number) => {
  const y = target(trace, t);
  return y === null ? 0 : z(trace, t, y) * ((k === y ? 1 : 0) - z(trace, t, k));
};

export const lossOf = (t: number) => (trace: Trace) => trace.losses[t - 1] ?? 0;

/** L_t of each step; of a step without a label there is none, which is a loss of 0. */
export const losses = (trace: Trace): number[] => trace.losses.map((loss) => loss ?? 0);
export const firstLoss = lossOf(1);

/** The exercise is about Z, class 2. */
const CLASS = 2;

export const errorOfScore = (trace: Trace, t: number) => trace.error(`readout.alpha@${t}`)![CLASS]!;

export const mistakes: readonly Mistake[] = [
  {
    gives: (trace, t) => z(trace, t, CLASS) - 1,
    says: 'That subtracts 1 as if the Z were the right character. It is subtracted from the right one alone.',
  },
  {
    gives: (trace, t) => z(trace, t, 1) - 1,
    says: 'That is the error of the 7’s score.',
  },
  {
    gives: (trace, t) => z(trace, t, CLASS) * (1 - z(trace, t, CLASS)),
    says: 'That is the slope of the softmax. In ∂L/∂α it has cancelled already.',
  },
  {
    gives: (trace, t) => -1 / z(trace, t, CLASS),
    says: 'That is the derivative of a logarithm. Asked for is what is left after it has met the slope of the softmax.',
  },
  {
    gives: (trace, t) => -Math.log(z(trace, t, CLASS)),
    says: 'That is a loss, not the slope of one.',
  },
];

/** The prediction: the label of step 2 is changed to Z. Which errors of the scores change? The choice that holds. */
export const changed = (() => {
  const [before, after] = [seven, withTarget(seven, 2, CLASS)].map((experiment) =>
    traceOf(experiment),
  );
  const moved = [1, 2, 3, 4, 5, 6].filter((t) =>
    before!
      .error(`readout.alpha@${t}`)!
      .some((error, k) => error !== after!.error(`readout.alpha@${t}`)![k]),
  );
  return moved.length === 1 ? 1 : Math.max(...moved) > 2 ? 0 : 2;
})();
