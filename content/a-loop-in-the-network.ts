/** What chapter 1 asks its reader. */
import type { Trace } from '../src/engine/trace.ts';
import { traceOf } from '../src/engine/trace.ts';
import { norm } from '../src/engine/vector.ts';
import type { Mistake } from '../src/prose/Exercise.tsx';
import penZ from './experiments/pen-Z.json';
import { experimentOf, seven } from './pen.ts';

/** The numbers in all tables of weights. */
export const countNumbers = (trace: Trace) =>
  trace.strands.reduce((sum, { plan }) => sum + plan.parameterCount, 0);

/** The numbers in all hidden states. */
export const stateNumbers = (trace: Trace) =>
  trace.steps * trace.experiment.layers.reduce((sum, { hidden }) => sum + hidden, 0);

const readout = (trace: Trace) => trace.strands.at(-1)!.plan.parameterCount;

export const countMistakes: readonly Mistake[] = [
  {
    gives: (trace) => 2 * countNumbers(trace),
    says: 'That is twice too many. A longer stroke is read by the same weights, used more often: none is added.',
  },
  {
    gives: (trace) => 12 * countNumbers(trace),
    says: 'That counts the weights once for each move. They are shared: each is counted once, however often it is used.',
  },
  {
    gives: (trace) => countNumbers(trace) - readout(trace),
    says: 'That leaves out the weights between the state and the prediction, W_hz and b_z.',
  },
  {
    gives: (trace) =>
      countNumbers(trace) -
      trace.strands.reduce((sum, { plan: { parameters } }) => {
        const biases = parameters.filter(({ cols }) => cols === 0);
        return sum + biases.reduce((all, { length }) => all + length, 0);
      }, 0),
    says: 'That counts the matrices alone. b_h and b_z are learned too.',
  },
  {
    gives: (trace) => 2 * stateNumbers(trace),
    says: 'That is how many numbers of hidden state there are. They follow from the weights and the stroke; nobody learns them.',
  },
];

/** The prediction: after two moves, does Z look like 7? The choice that holds. */
export const undecided = (() => {
  const [z7, zZ] = [seven, experimentOf(penZ)].map((experiment) =>
    traceOf(experiment).value('readout.z@2')!,
  );
  return norm(z7!.map((value, k) => value - zZ![k]!)) === 0 ? 1 : 0;
})();
