/**
 * The radii (bounds.ts) of what follows the outputs α, each with its own radius r.
 *
 * Softmax. In float32 α − max passes a rounding, and exp another or some: the exponent of output k is off by
 * ε_k = r_k + u |α_k − max α| + FUNCTION_ERROR at most. So log Σ exp α is off by λ = log Σ z e^ε at most upward and, since log is
 * concave, by no more downward; z_k is off by the factor e^(ε_k + λ), and by the roundings of a sum and a quotient of that many terms.
 */
import type { Forward } from '../../engine/run.ts';
import type { Shape } from '../shape.ts';
import { FUNCTION_ERROR, gamma, TINY, UNIT } from './bounds.ts';

type Labels = readonly (Float32Array | null)[] | null;

interface Step {
  readonly alpha: Float64Array;
  readonly z: Float64Array;
  readonly r: Float64Array;
  /** ε of each output, and λ. */
  readonly epsilon: Float64Array;
  readonly lambda: number;
}

function stepOf({ network, values, z }: Forward, radii: Float64Array, t: number): Step {
  const { plan } = network.readout;
  const at = t * plan.stride + plan.output.offset;
  const alpha = values.at(-1)!.subarray(at, at + plan.size);
  const r = radii.subarray(at, at + plan.size);
  const here = z.subarray((t - 1) * plan.size, t * plan.size);
  const largest = Math.max(...alpha);
  const epsilon = alpha.map((a, k) => r[k]! + UNIT * (largest - a) + FUNCTION_ERROR);
  // expm1 and log1p: ε is about u, and 1 + u would lose half of it.
  const lambda = Math.log1p(epsilon.reduce((sum, e, k) => sum + here[k]! * Math.expm1(e), 0));
  return { alpha, z: here, r, epsilon, lambda };
}

function radiusOfProbability({ z, epsilon, lambda }: Step, k: number): number {
  const factor = Math.expm1(epsilon[k]! + lambda) + gamma(z.length + 4);
  // No probability is off by more than 1. A z that float32 cannot hold is lost whole.
  return Math.min(1, z[k]! * factor) + TINY;
}

/** Of the predictions of a row, [T × outputs]. */
export function predictionRadii(shape: Shape, forward: Forward, radii: Float64Array) {
  const { steps } = forward.network;
  const size = steps * shape.outputs;
  const found = { want: new Float64Array(size), radius: new Float64Array(size) };
  for (let t = 1; t <= steps; t++) {
    const step = stepOf(forward, radii, t);
    for (let k = 0; k < shape.outputs; k++) {
      const to = (t - 1) * shape.outputs + k;
      const softmax = shape.loss === 'cross-entropy';
      found.want[to] = softmax ? step.z[k]! : step.alpha[k]!;
      found.radius[to] = softmax ? radiusOfProbability(step, k) : step.r[k]!;
    }
  }
  return found;
}

/** Of the errors that the reverse pass begins with, in the layout of the readout's values; 0 where there is no label. */
export function seedRadii(forward: Forward, radii: Float64Array, labels: Labels): Float64Array {
  const { plan } = forward.network.readout;
  const seeds = new Float64Array(radii.length);
  for (let t = 1; t <= forward.network.steps; t++) {
    const step = stepOf(forward, radii, t);
    const target = forward.experiment.targets[t - 1] ?? null;
    const label = labels?.[t - 1] ?? null;
    if (labels ? label === null : target === null) continue;
    const to = t * plan.stride + plan.output.offset;
    for (let k = 0; k < plan.size; k++)
      seeds[to + k] = labels
        ? step.r[k]! + 2 * UNIT * (Math.abs(step.alpha[k]! - label![k]!) + step.r[k]!) + TINY
        : radiusOfProbability(step, k) + 2 * UNIT;
  }
  return seeds;
}

/** Σ L of a row, the sum of its radii, and how many labels may count as predicted. */
export function lossBall(forward: Forward, radii: Float64Array, labels: Labels) {
  let loss = 0;
  let radius = 0;
  const correct: [number, number] = [0, 0];
  for (let t = 1; t <= forward.network.steps; t++) {
    const step = stepOf(forward, radii, t);
    const { alpha, r } = step;
    const target = forward.experiment.targets[t - 1] ?? null;
    const label = labels?.[t - 1] ?? null;
    if (label)
      alpha.forEach((a, k) => {
        const error = Math.abs(a - label[k]!);
        loss += error ** 2 / 2;
        const off = r[k]! + UNIT * (error + r[k]!);
        radius += error * off + off ** 2 / 2 + gamma(alpha.length + 3) * (error + off) ** 2;
      });
    else if (!labels && target !== null) {
      const own = forward.losses[t - 1]!;
      const largest = Math.max(...alpha);
      loss += own;
      // log Σ exp α − α_y, where log Σ may be formed from the largest α or without it.
      const sizes = Math.abs(largest) + Math.abs(alpha[target]!) + Math.log(alpha.length) + own;
      radius +=
        step.lambda + r[target]! + 4 * UNIT * sizes + FUNCTION_ERROR + gamma(alpha.length + 2);
      const others = [...alpha].map((a, k) =>
        k === target ? Infinity : alpha[target]! - a - r[k]!,
      );
      const margin = Math.min(...others) - r[target]!;
      if (margin > 0) correct[0]++;
      const reach = [...alpha].every(
        (a, k) => k === target || alpha[target]! + r[target]! >= a - r[k]!,
      );
      if (reach) correct[1]++;
    }
  }
  return { loss, radius, correct };
}
