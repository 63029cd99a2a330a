// One update of a network from a batch that stands in memory: forward, loss, reverse and gradient; then the move, and the weights turned.
import { forwardAll } from './forward';
import { Model, Strand } from './generated/fields';
import { crossEntropy, squaredError } from './loss';
import { adam, join, momentum, sgd, squares } from './optimise';
import { transpose } from './product';
import { reverseAll } from './reverse';
import { strandAt } from './strand';

export { areFinite, layInputs } from './lay';
export { lossSum, hits } from './loss';

/**
 * Forward; with a scale also the losses, and the errors of α times the scale; with `back` also the gradient of the scaled sum of losses, whose
 * squared norm is returned.
 */
export function run(model: Model, scale: f32, back: bool): f64 {
  forwardAll(model);
  if (scale == 0) return 0;
  lossAll(model, scale);
  if (!back) return 0;
  reverseAll(model);
  return squares(model);
}

/** α becomes its error, times `scale`. */
function lossAll(model: Model, scale: f32): void {
  const from = model.first * model.rows;
  const to = model.last * model.rows;
  if (model.squared) squaredError(model, from, to, scale);
  else crossEntropy(model, from, to, scale);
}

/** Adds the gradient that another program made of other rows. Returns the squared norm of the sum. */
export function joinGradient(model: Model, other: usize): f64 {
  join(model, other);
  return squares(model);
}

/** One update by gradient descent; rate holds what clipping leaves of it. */
export function moveSgd(model: Model, rate: f32): void {
  sgd(model, rate);
  turnAll(model);
}

export function moveMomentum(model: Model, rate: f32, mu: f32, scale: f32): void {
  momentum(model, rate, mu, scale);
  turnAll(model);
}

export function moveAdam(
  model: Model, rate1: f32, rate2: f32, beta1: f32, beta2: f32, rest1: f32, rest2: f32, epsilon: f32, scale: f32,
): void {
  adam(model, rate1, rate2, beta1, beta2, rest1, rest2, epsilon, scale);
  turnAll(model);
}

/** The weights that the way back multiplies by, turned: after every change of the weights. */
export function turnAll(model: Model): void {
  for (let k = 0; k < model.strands; k++) {
    const strand = strandAt(model, k);
    transpose(strand.w + (strand.inputDepth << 5), strand.wStride, strand.n >> 4, strand.panels, strand.turned);
    turnInput(strand);
  }
  turnInput(changetype<Strand>(<usize>model.readout));
}

function turnInput(strand: Strand): void {
  if (strand.turnedInput)
    transpose(strand.w, strand.wStride, strand.inputDepth >> 2, strand.panels, strand.turnedInput);
}
