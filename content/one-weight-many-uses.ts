/** What chapter 5 asks its reader. */
import { triangleOfEntry } from '../src/engine/derived/triangle.ts';
import { truncatedGradients } from '../src/engine/derived/truncation.ts';
import { numberAt, tableOf } from '../src/engine/table.ts';
import { traceOf, type Trace } from '../src/engine/trace.ts';
import type { Mistake } from '../src/prose/Exercise.tsx';
import type { Start } from '../src/lab/store.ts';
import oneUnit from './experiments/one-unit.json';
import { experimentOf, seven } from './pen.ts';

/** One tanh unit, three steps: a 1 is seen at the first, and at each step the network is asked whether it was. */
export const small = experimentOf(oneUnit);
export const smallNames: NonNullable<Start['names']> = { classes: ['1', '0'], inputs: ['seen'] };

const triangle = (trace: Trace) => triangleOfEntry(trace, '1', 'W_hh', [0, 0]);
/** Cell (s, t) of the triangle of the small network's W_hh. */
export const cell = (s: number, t: number) => (trace: Trace) =>
  triangle(trace).cells[(s - 1) * trace.steps + t - 1]!;
export const column = (t: number) => (trace: Trace) => triangle(trace).columns[t - 1]!;
/** How many pairs (s, t) with t ≤ s there are. */
export const cells = ({ steps }: Trace) => (steps * (steps + 1)) / 2;
export const total = (trace: Trace) => triangle(trace).total;

/** The numbers along the way of cell (3, 2): ∂L_3/∂h_3, the slope at 3, the weight, the slope at 2, and what it read. */
export const errorOfLast = (trace: Trace) => trace.errorByLoss(3, '1.h@3')![0]!;
export const slopeAt = (t: number) => (trace: Trace) => 1 - trace.value(`1.h@${t}`)![0]! ** 2;
export const weight = (trace: Trace) =>
  (trace.experiment.layers[0]!.parameters.W_hh as number[][])[0]![0]!;
export const read = (trace: Trace) => trace.value('1.h@1')![0]!;

/** ∂L/∂W_hh, row 2 column 1, truncated to a window of steps. */
export const truncated = (window: number) => (trace: Trace) => {
  const slot = trace.strands[0]!.plan.parameters.find(({ name }) => name === 'W_hh')!;
  return numberAt(tableOf(slot, truncatedGradients(trace, window)[0]!), [1, 0]);
};
export const whole = (trace: Trace) => numberAt(trace.gradient('1', 'W_hh')!, [1, 0]);

/** The same of b_h, row 3, whole and with a window of 1. */
const biasIn = (trace: Trace, gradient: Float64Array) => {
  const slot = trace.strands[0]!.plan.parameters.find(({ name }) => name === 'b_h')!;
  return numberAt(tableOf(slot, gradient), [2]);
};
export const biasWhole = (trace: Trace) => biasIn(trace, trace.gradients[0]!);
export const biasTruncated = (trace: Trace) => biasIn(trace, truncatedGradients(trace, 1)[0]!);

/** The prediction: the first column of the triangle of W_xh, row 2 column 1. The choice that holds. */
export const firstColumn = (() => {
  const { columns } = triangleOfEntry(traceOf(seven), '1', 'W_xh', [1, 0]);
  const [first, ...others] = Array.from(columns, Math.abs);
  return first === 0 ? 0 : first! >= Math.max(...others) ? 2 : 1;
})();

/** The exercise: what step 3 adds to ∂L/∂W_hh, row 1 column 2. */
const STEP = 3;
const a = (trace: Trace, unit: number) => trace.error(`1.a_h@${STEP}`)![unit]!;
const h = (trace: Trace, t: number, unit: number) => trace.value(`1.h@${t}`)![unit]!;
export const addend = (trace: Trace) => a(trace, 0) * h(trace, STEP - 1, 1);

export const mistakes: readonly Mistake[] = [
  {
    gives: (trace) => a(trace, 0) * h(trace, STEP, 1),
    says: 'That multiplies by the new state. At step 3 the weight read the old one, h of step 2.',
  },
  {
    gives: (trace) => a(trace, 1) * h(trace, STEP - 1, 0),
    says: 'That is row 2, column 1. The row is the unit that receives the error; the column is the unit that was read.',
  },
  {
    gives: (trace) => trace.error(`1.h@${STEP}`)![0]! * h(trace, STEP - 1, 1),
    says: 'That takes the error of h. The weight stands inside the tanh: take the error of the sum a.',
  },
  {
    gives: (trace) => a(trace, 0),
    says: 'That is the error of the sum alone, which is what the bias receives. A weight’s part is that times what it read.',
  },
];
