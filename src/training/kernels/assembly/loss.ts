// From α to its error: softmax with cross-entropy, fused, or the squared error.
import { Model } from './generated/fields';
import { exp } from './generated/functions';
import { mul, sub, total } from './vector';

// @ts-ignore: decorator
@external('env', 'log')
declare function log(x: f64): f64;

let sum: f64 = 0;
let right: i32 = 0;

/** Σ L over the labelled steps of the last batch. */
export function lossSum(): f64 {
  return sum;
}
/** How many of them have their largest α at the label. */
export function hits(): i32 {
  return right;
}

/** Beyond this the product of sums is taken to the logarithm, long before it could overflow. */
const FULL: f64 = 1e200;

/**
 * L = log Σ exp α − α_y; ∂L/∂α = softmax α − y. The logarithms of many rows are one logarithm of their product.
 */
export function crossEntropy(model: Model, from: i32, to: i32, scale: f32): void {
  sum = 0;
  right = 0;
  let sums: f64 = 1;
  const width = <usize>(model.outputs + 3) >> 2 << 4;
  const scales = f32x4.splat(scale);
  const mask: usize = model.mask;
  const lowest = f32x4.splat(-f32.MAX_VALUE);
  let label: usize = model.labels + (from << 2);
  let a: usize = model.alpha + from * model.alphaStride;
  for (let row = from; row < to; row++) {
    const y = load<i32>(label);
    if (y < 0) memory.fill(a, 0, model.alphaStride);
    else {
      let tops = lowest;
      for (let k: usize = 0; k < width; k += 16)
        tops = f32x4.pmax(tops, v128.bitselect(v128.load(a + k), lowest, v128.load(mask + k)));
      tops = f32x4.pmax(tops, v128.shuffle<f32>(tops, tops, 2, 3, 0, 1));
      tops = f32x4.pmax(tops, v128.shuffle<f32>(tops, tops, 1, 0, 3, 2));
      const top = f32x4.extract_lane(tops, 0);
      const ofLabel = load<f32>(a + (y << 2));
      let parts = f32x4.splat(0);
      for (let k: usize = 0; k < width; k += 16) {
        const e = v128.and(exp(sub(v128.load(a + k), tops)), v128.load(mask + k));
        v128.store(a + k, e);
        parts = f32x4.add(parts, e);
      }
      const whole = total(parts);
      sum += <f64>top - <f64>ofLabel;
      sums *= <f64>whole;
      // Also where it is not a number, so that this is seen.
      if (!(sums < FULL)) {
        sum += log(sums);
        sums = 1;
      }
      if (ofLabel == top) right++;
      const share = f32x4.div(scales, f32x4.splat(whole));
      for (let k: usize = 0; k < width; k += 16) v128.store(a + k, mul(v128.load(a + k), share));
      store<f32>(a + (y << 2), load<f32>(a + (y << 2)) - scale);
    }
    label += 4;
    a += model.alphaStride;
  }
  sum += log(sums);
}

/** L = ½ Σ (α − y)²; ∂L/∂α = α − y. A row whose first number is NaN has no label. */
export function squaredError(model: Model, from: i32, to: i32, scale: f32): void {
  sum = 0;
  right = 0;
  let label: usize = model.labels + from * model.alphaStride;
  let a: usize = model.alpha + from * model.alphaStride;
  const scales = f32x4.splat(scale);
  for (let row = from; row < to; row++) {
    const first = load<f32>(label);
    if (first != first) memory.fill(a, 0, model.alphaStride);
    else
      for (let k: usize = 0; k < <usize>model.alphaStride; k += 16) {
        const d = sub(v128.load(a + k), v128.load(label + k));
        sum += <f64>total(mul(d, d)) * 0.5;
        v128.store(a + k, mul(d, scales));
      }
    label += model.alphaStride;
    a += model.alphaStride;
  }
}
