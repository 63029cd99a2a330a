/**
 * What a learner must find, by the float64 engine: one experiment a row, cut to its length, and the mean over all labelled
 * steps. Parameters, inputs and labels of a learner are float32 numbers, which the engine takes exactly as they are; so all that
 * may differ is rounding, and how much of it there may be is worked out beside (bounds.ts).
 */
import type { Experiment } from '../../engine/experiment.ts';
import type { Deviation } from '../../engine/deviation.ts';
import {
  gradientsOf,
  runForward,
  runReverse,
  seedOfLoss,
  type Forward,
  type Reverse,
} from '../../engine/run.ts';
import { lengthsOf } from '../batch.ts';
import type { Batch } from '../learner.ts';
import { parameterCount, strandsOf, weightsOf, type Shape } from '../shape.ts';
import { gamma, Sums, TINY } from './bounds.ts';
import { forwardRadii, reverseRadii } from './passes.ts';
import { lossBall, predictionRadii, seedRadii } from './readout.ts';

/** A number, or some, and how far a float32 one may be from it. */
export interface Near<A> {
  readonly want: A;
  readonly radius: A;
}

export interface Oracle {
  readonly labelled: number;
  readonly loss: Near<number>;
  /** Flat, as in shape.ts. */
  readonly gradient: Near<Float64Array>;
  /** [T × B × outputs], NaN past the end of a row. */
  readonly predictions: Near<Float64Array>;
  /** The smallest and the largest number of labels that may count as predicted, where two outputs are nearer than their radii. */
  readonly correct: readonly [number, number];
  /** A row's state after its last step, per strand [plan.stride], and its radius: where the next batch carries on. */
  readonly states: readonly { values: Float64Array[]; radii: Float64Array[] }[];
}

/** The gradient alone; with `wrong` of an engine that does one thing otherwise (deviation.ts). */
export function engineGradient(
  shape: Shape,
  weights: Float32Array,
  batch: Batch,
  wrong?: Deviation,
): Float64Array {
  const gradient = new Float64Array(parameterCount(shape));
  for (let b = 0; b < batch.rows; b++) {
    const forward = runForward(experimentOf(shape, weights, batch, b, null));
    addRow(gradient, forward, reverseOf(shape, batch, b, forward, wrong), wrong);
  }
  const labelled = labelsOf(shape, batch);
  return gradient.map((value) => value / labelled);
}

function reverseOf(shape: Shape, batch: Batch, b: number, forward: Forward, wrong?: Deviation) {
  const labels = shape.loss === 'cross-entropy' ? null : numbersOf(shape, batch, b);
  return runReverse(forward, seedOf(forward, labels, wrong), undefined, wrong);
}

function addRow(gradient: Float64Array, forward: Forward, reverse: Reverse, wrong?: Deviation) {
  const row = gradientsOf(forward, reverse, wrong).flatMap((own) => [...own]);
  row.forEach((value, k) => (gradient[k]! += value));
}

/** `before` is the batch before of one that carries on. */
export function oracleOf(
  shape: Shape,
  weights: Float32Array,
  batch: Batch,
  before?: Oracle,
): Oracle {
  const strands = strandsOf(shape);
  const labelled = labelsOf(shape, batch);
  const gradient = new Float64Array(parameterCount(shape));
  const sums = strands.map(({ plan }) => new Sums(plan.parameterCount));
  const size = batch.steps * batch.rows * shape.outputs;
  const predictions = { want: new Float64Array(size).fill(NaN), radius: new Float64Array(size) };
  const correct: [number, number] = [0, 0];
  const states: { values: Float64Array[]; radii: Float64Array[] }[] = [];
  let loss = 0;
  let spread = 0;

  for (let b = 0; b < batch.rows; b++) {
    const state = batch.carry ? before!.states[b]! : null;
    const forward = runForward(experimentOf(shape, weights, batch, b, state?.values ?? null));
    const radii = forwardRadii(forward, state?.radii ?? null);
    const labels = shape.loss === 'cross-entropy' ? null : numbersOf(shape, batch, b);
    const reverse = reverseOf(shape, batch, b, forward);
    addRow(gradient, forward, reverse);
    reverseRadii(forward, reverse, radii, seedRadii(forward, radii.at(-1)!, labels), sums);

    const row = lossBall(forward, radii.at(-1)!, labels);
    loss += row.loss;
    spread += row.radius;
    correct[0] += row.correct[0];
    correct[1] += row.correct[1];
    const own = predictionRadii(shape, forward, radii.at(-1)!);
    for (let t = 0; t < forward.network.steps; t++)
      for (let k = 0; k < shape.outputs; k++) {
        const to = (t * batch.rows + b) * shape.outputs + k;
        predictions.want[to] = own.want[t * shape.outputs + k]!;
        predictions.radius[to] = own.radius[t * shape.outputs + k]!;
      }
    states.push({ values: lastOf(forward, forward.values), radii: lastOf(forward, radii) });
  }
  const radius = new Float64Array(gradient.length);
  strands.forEach(({ offset, plan }, at) => {
    for (let k = 0; k < plan.parameterCount; k++)
      radius[offset + k] = sums[at]!.radius(k) / labelled + TINY;
  });
  return {
    labelled,
    loss: {
      want: loss / labelled,
      radius: (spread + gamma(labelled + 4) * loss) / labelled + TINY,
    },
    gradient: { want: gradient.map((value) => value / labelled), radius },
    predictions,
    correct,
    states,
  };
}

/** ∂L/∂α: z − y, or α − y for squared error. */
function seedOf(
  forward: Forward,
  labels: readonly (Float32Array | null)[] | null,
  wrong?: Deviation,
) {
  if (!labels) return seedOfLoss(forward, undefined, wrong);
  const { plan } = forward.network.readout;
  return (errors: readonly Float64Array[]) =>
    labels.forEach((label, t) =>
      label?.forEach((y, k) => {
        const at = (t + 1) * plan.stride + plan.output.offset + k;
        errors.at(-1)![at] = forward.values.at(-1)![at]! - y;
      }),
    );
}

function lastOf({ network: { strands, steps } }: Forward, arrays: readonly Float64Array[]) {
  return strands.map(({ plan }, at) =>
    arrays[at]!.slice(steps * plan.stride, (steps + 1) * plan.stride),
  );
}

/** The numbers each step of a row is labelled with, null where it has none. */
function numbersOf(shape: Shape, batch: Batch, b: number): (Float32Array | null)[] {
  return Array.from({ length: lengthsOf(batch)[b]! }, (_, t) => {
    const from = (t * batch.rows + b) * shape.outputs;
    const label = batch.numbers?.subarray(from, from + shape.outputs);
    return !label || Number.isNaN(label[0]!) ? null : label;
  });
}

function targetsOf(batch: Batch, b: number): (number | null)[] {
  return Array.from({ length: lengthsOf(batch)[b]! }, (_, t) => {
    const y = batch.classes?.[t * batch.rows + b] ?? -1;
    return y < 0 ? null : y;
  });
}

function labelsOf(shape: Shape, batch: Batch): number {
  let count = 0;
  for (let b = 0; b < batch.rows; b++) {
    const labels =
      shape.loss === 'cross-entropy' ? targetsOf(batch, b) : numbersOf(shape, batch, b);
    count += labels.filter((label) => label !== null).length;
  }
  return count;
}

/** One row of a batch as an experiment, begun from a state. */
export function experimentOf(
  shape: Shape,
  weights: Float32Array,
  batch: Batch,
  b: number,
  state: readonly Float64Array[] | null,
): Experiment {
  const { layers, readout } = weightsOf(shape, weights);
  const strands = strandsOf(shape);
  const initialOf = (level: number) => {
    const at = strands.findIndex((strand) => strand.level === level);
    return Object.fromEntries(
      strands[at]!.plan.quantities.filter((quantity) => quantity.state).map(
        ({ name, offset, size }) => [name, Array.from(state![at]!.subarray(offset, offset + size))],
      ),
    );
  };
  return {
    version: 1,
    title: '',
    layers: state ? layers.map((layer, k) => ({ ...layer, initial: initialOf(k) })) : layers,
    readout,
    inputs: Array.from({ length: lengthsOf(batch)[b]! }, (_, t) => {
      const at = t * batch.rows + b;
      return Array.from({ length: shape.inputs }, (__, k) =>
        batch.inputs ? batch.inputs[at * shape.inputs + k]! : batch.symbols![at] === k ? 1 : 0,
      );
    }),
    targets:
      shape.loss === 'cross-entropy'
        ? targetsOf(batch, b)
        : numbersOf(shape, batch, b).map(() => null),
  };
}
