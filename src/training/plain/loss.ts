/**
 * The loss of each labelled step, and the error ∂L/∂α that the reverse pass begins with:
 *
 *   cross-entropy   L = log Σ exp α − α_y    ∂L/∂α = softmax(α) − y
 *   squared error   L = ½ Σ (α − y)²         ∂L/∂α = α − y
 *
 * each divided by the number of labelled steps, since it is their mean that is learned from. The log of the sum is taken from the largest α,
 * so that no exponential overflows; all of it in float64.
 */
import type { Batch } from '../learner.ts';
import type { Shape } from '../shape.ts';
import type { Extent, Strand } from './strand.ts';

/** With `seed`, the errors of the readout (0 before) are set. `loss` is the mean. */
export function lossOf(
  shape: Shape,
  readout: Strand,
  { rows, steps, lengths }: Extent,
  batch: Batch,
  labelled: number,
  seed: boolean,
): { loss: number; correct: number } {
  const { plan, values } = readout;
  const errors = seed ? readout.errors : null;
  let loss = 0;
  let correct = 0;
  for (let t = 1; t <= steps; t++)
    for (let b = 0; b < rows; b++) {
      if (t > lengths[b]!) continue;
      const at = (t * rows + b) * plan.stride + plan.output.offset;
      const label = (t - 1) * rows + b;
      if (shape.loss === 'cross-entropy') {
        const y = batch.classes![label]!;
        if (y < 0) continue;
        loss += crossEntropy(values, at, plan.size, y, labelled, errors);
        if (largestOf(values, at, plan.size) === y) correct++;
      } else {
        const from = label * plan.size;
        if (!Number.isNaN(batch.numbers![from]!))
          loss += squaredError(values, at, plan.size, batch.numbers!, from, labelled, errors);
      }
    }
  return { loss: loss / labelled, correct };
}

/** The index of the largest output, the first where several are. */
function largestOf(values: Float32Array, at: number, size: number): number {
  let largest = 0;
  for (let k = 1; k < size; k++) if (values[at + k]! > values[at + largest]!) largest = k;
  return largest;
}

function sumOfExponentials(values: Float32Array, at: number, size: number, largest: number) {
  let sum = 0;
  for (let k = 0; k < size; k++) sum += Math.exp(values[at + k]! - largest);
  return sum;
}

function crossEntropy(
  values: Float32Array,
  at: number,
  size: number,
  y: number,
  labelled: number,
  errors: Float32Array | null,
): number {
  const largest = values[at + largestOf(values, at, size)]!;
  const sum = sumOfExponentials(values, at, size, largest);
  if (errors)
    for (let k = 0; k < size; k++)
      errors[at + k] = (Math.exp(values[at + k]! - largest) / sum - (k === y ? 1 : 0)) / labelled;
  return Math.log(sum) + (largest - values[at + y]!);
}

function squaredError(
  values: Float32Array,
  at: number,
  size: number,
  numbers: Float32Array,
  from: number,
  labelled: number,
  errors: Float32Array | null,
): number {
  let sum = 0;
  for (let k = 0; k < size; k++) {
    const error = values[at + k]! - numbers[from + k]!;
    sum += error * error;
    if (errors) errors[at + k] = error / labelled;
  }
  return sum / 2;
}

/** What the network predicts, [T × B × outputs]: softmax(α) or α; 0 past the end of a row. */
export function predictionOf(
  shape: Shape,
  { plan, values }: Strand,
  { rows, steps, lengths }: Extent,
): Float32Array {
  const { size } = plan;
  const predicted = new Float32Array(steps * rows * size);
  for (let t = 1; t <= steps; t++)
    for (let b = 0; b < rows; b++) {
      if (t > lengths[b]!) continue;
      const at = (t * rows + b) * plan.stride + plan.output.offset;
      const to = ((t - 1) * rows + b) * size;
      if (shape.loss === 'squared-error')
        for (let k = 0; k < size; k++) predicted[to + k] = values[at + k]!;
      else {
        const largest = values[at + largestOf(values, at, size)]!;
        const sum = sumOfExponentials(values, at, size, largest);
        for (let k = 0; k < size; k++)
          predicted[to + k] = Math.exp(values[at + k]! - largest) / sum;
      }
    }
  return predicted;
}
