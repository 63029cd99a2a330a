/** What chapter 2 asks its reader. */
import type { Matrix, Vector } from '../src/engine/experiment.ts';
import { traceOf, type Trace } from '../src/engine/trace.ts';
import { withEntry } from '../src/engine/experiment.ts';
import type { Mistake } from '../src/prose/Exercise.tsx';
import { seven } from './pen.ts';

/** The exercise is about unit 2. */
const UNIT = 1;

const parameters = (trace: Trace) => trace.experiment.layers[0]!.parameters;
const matrix = (trace: Trace, name: string) => parameters(trace)[name] as Matrix;
const bias = (trace: Trace) => (parameters(trace).b_h as Vector)[UNIT]!;
const dot = (row: readonly number[], values: ArrayLike<number>) =>
  row.reduce((sum, weight, k) => sum + weight * values[k]!, 0);
const x = (trace: Trace, t: number) => trace.value(`1.x@${t}`)!;
const h = (trace: Trace, t: number) => trace.value(`1.h@${t}`)!;
const columnOf = (table: Matrix) => table.map((row) => row[UNIT]!);

export const fromMove = (trace: Trace, t: number) => dot(matrix(trace, 'W_xh')[UNIT]!, x(trace, t));
export const fromState = (trace: Trace, t: number) =>
  dot(matrix(trace, 'W_hh')[UNIT]!, h(trace, t - 1));
export const fromBias = bias;

export const sumInside = (trace: Trace, t: number) => trace.value(`1.a_h@${t}`)![UNIT]!;

export const mistakes: readonly Mistake[] = [
  {
    gives: (trace, t) => h(trace, t)[UNIT]!,
    says: 'That is h, after the tanh. Asked for is the sum that goes into it.',
  },
  {
    gives: (trace, t) => sumInside(trace, t) - bias(trace),
    says: 'The bias is missing: it is added whatever the move and the state are.',
  },
  {
    gives: (trace, t) => fromMove(trace, t) + bias(trace),
    says: 'The old state is missing: add row 2 of W_hh times the state of the step before.',
  },
  {
    gives: (trace, t) => fromState(trace, t) + bias(trace),
    says: 'The move is missing: add row 2 of W_xh times the move of this step.',
  },
  {
    gives: (trace, t) =>
      fromMove(trace, t) + dot(matrix(trace, 'W_hh')[UNIT]!, h(trace, t)) + bias(trace),
    says: 'That multiplies W_hh by the state of this very step, which is not there yet. What goes in is the state of the step before.',
  },
  {
    gives: (trace, t) =>
      fromMove(trace, t) + dot(columnOf(matrix(trace, 'W_hh')), h(trace, t - 1)) + bias(trace),
    says: 'That takes column 2 of W_hh. Going forward a unit reads along its row.',
  },
];

/** The prediction: 1 added to every score. Do the probabilities change? The choice that holds. */
export const shifted = (() => {
  const raised = [0, 1, 2].reduce((experiment, k) => {
    const entry = { layer: 'readout', parameter: 'b_z', index: [k] };
    const value = (experiment.readout.parameters.b_z as Vector)[k]! + 1;
    return withEntry(experiment, entry, value);
  }, seven);
  const [before, after] = [seven, raised].map((experiment) =>
    traceOf(experiment).value('readout.z@2')!,
  );
  return before!.every((z, k) => Math.abs(z - after![k]!) < 1e-12) ? 2 : 0;
})();

/** exp α of the scores at the step in view. */
export const exponential = (k: number) => (trace: Trace, t: number) =>
  Math.exp(trace.value(`readout.alpha@${t}`)![k]!);
export const sumOfExponentials = (trace: Trace, t: number) =>
  trace.value(`readout.alpha@${t}`)!.reduce((sum, alpha) => sum + Math.exp(alpha), 0);
