/**
 * A learner that is slow and right: each row of a batch is an experiment of the float64 engine, and only what is kept from update to
 * update is rounded to float32. What the other learners are compared with. It carries no state from batch to batch.
 */
import type { Experiment } from '../../engine/experiment.ts';
import { gradientsOf, runForward, runReverse, type Forward, type Seed } from '../../engine/run.ts';
import type { Batch, Learner, Outcome } from '../learner.ts';
import { normOf, update } from '../optimiser.ts';
import { parameterCount, weightsOf, type Shape } from '../shape.ts';

export function createSlowLearner(shape: Shape): Learner {
  const { inputs: width, outputs, loss } = shape;
  const length = parameterCount(shape);
  const weights = new Float32Array(length);
  const moments = { count: 0, first: new Float32Array(length), second: new Float32Array(length) };

  /** Row b of a batch, run forward, and what is to be said at each step; null where nothing is. */
  function rowOf(batch: Batch, network: Pick<Experiment, 'layers' | 'readout'>, b: number) {
    const { rows, symbols, classes, numbers, inputs } = batch;
    const steps = batch.lengths?.[b] ?? batch.steps;
    const labels: (number | readonly number[] | null)[] = [];
    const read: number[][] = [];
    for (let t = 0; t < steps; t++) {
      const at = t * rows + b;
      read.push(
        symbols
          ? Array.from({ length: width }, (_, k) => Number(k === symbols[at]))
          : [...inputs!.subarray(at * width, (at + 1) * width)],
      );
      if (loss === 'cross-entropy') {
        const label = classes?.[at] ?? -1;
        labels.push(label < 0 ? null : label);
      } else {
        const wanted = [...(numbers?.subarray(at * outputs, (at + 1) * outputs) ?? [NaN])];
        labels.push(Number.isNaN(wanted[0]) ? null : wanted);
      }
    }
    const targets = labels.map((label) => (typeof label === 'number' ? label : null));
    const experiment = { version: 1, title: '', ...network, inputs: read, targets } as const;
    return { labels, forward: runForward(experiment) };
  }

  const alphaOf = ({ network, values }: Forward, t: number) => {
    const { stride, output } = network.readout.plan;
    const from = (t + 1) * stride + output.offset;
    return values.at(-1)!.subarray(from, from + outputs);
  };

  function run(batch: Batch, gradient: Float64Array | null): Outcome {
    if (batch.carry) throw new RangeError('This learner carries no state.');
    const network = weightsOf(shape, weights);
    const all = Array.from({ length: batch.rows }, (_, b) => rowOf(batch, network, b));
    let [sum, labelled, correct] = [0, 0, 0];
    for (const { labels, forward } of all)
      labels.forEach((label, t) => {
        if (label === null) return;
        labelled++;
        const alpha = alphaOf(forward, t);
        if (typeof label === 'number') {
          sum += forward.losses[t]!;
          if (alpha.every((value) => value <= alpha[label]!)) correct++;
        } else alpha.forEach((value, k) => (sum += (value - label[k]!) ** 2 / 2));
      });
    if (gradient)
      for (const { labels, forward } of all) {
        const reverse = runReverse(forward, seedOf(forward, labels, labelled));
        let k = 0;
        for (const part of gradientsOf(forward, reverse)) for (const g of part) gradient[k++]! += g;
      }
    return { loss: labelled ? sum / labelled : 0, labelled, correct, norm: 0 };
  }

  /** ∂L/∂α is z − y for classes and α − y for numbers, over the number of labelled steps. */
  function seedOf(
    forward: Forward,
    labels: readonly (number | readonly number[] | null)[],
    labelled: number,
  ): Seed {
    const { stride, output } = forward.network.readout.plan;
    return (errors) =>
      labels.forEach((label, t) => {
        if (label === null) return;
        const alpha = alphaOf(forward, t);
        for (let k = 0; k < outputs; k++) {
          const error =
            typeof label === 'number'
              ? forward.z[t * outputs + k]! - Number(k === label)
              : alpha[k]! - label[k]!;
          errors.at(-1)![(t + 1) * stride + output.offset + k] = error / labelled;
        }
      });
  }

  const gradientOf = (batch: Batch) => {
    const gradient = new Float64Array(length);
    const outcome = run(batch, gradient);
    return {
      outcome: { ...outcome, norm: normOf(gradient) },
      gradient: Float32Array.from(gradient),
    };
  };

  return {
    shape,
    kind: 'plain',
    read: () => weights.slice(),
    write: (numbers) => weights.set(numbers),
    readMoments: () => ({
      count: moments.count,
      first: moments.first.slice(),
      second: moments.second.slice(),
    }),
    writeMoments({ count, first, second }) {
      moments.count = count;
      moments.first.set(first);
      moments.second.set(second);
    },
    readState: () => null,
    writeState: () => false,
    step(batch, optimiser) {
      const { outcome, gradient } = gradientOf(batch);
      update(weights, gradient, moments, optimiser);
      return outcome;
    },
    gradient: gradientOf,
    evaluate: (batch) => run(batch, null),
    predict(batch) {
      const network = weightsOf(shape, weights);
      const said = new Float32Array(batch.steps * batch.rows * outputs);
      for (let b = 0; b < batch.rows; b++) {
        const { forward, labels } = rowOf(batch, network, b);
        for (let t = 0; t < labels.length; t++) {
          const alpha = alphaOf(forward, t);
          const z = forward.z.subarray(t * outputs, (t + 1) * outputs);
          said.set(loss === 'cross-entropy' ? z : alpha, (t * batch.rows + b) * outputs);
        }
      }
      return said;
    },
  };
}
