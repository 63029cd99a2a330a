// The rules of ../../optimiser.ts, four parameters at a time.
import { Model } from './generated/fields';
import { add, fma, mul, sub } from './vector';

/** So many quads are summed in float32 before they join the float64 sum. */
const BLOCK: i32 = 64;

/** Σ g². */
export function squares(model: Model): f64 {
  let whole: f64 = 0;
  let at: usize = model.gradient;
  let left = model.quads;
  while (left > 0) {
    // Four sums, so that none waits for itself.
    let part0 = f32x4.splat(0);
    let part1 = f32x4.splat(0);
    let part2 = f32x4.splat(0);
    let part3 = f32x4.splat(0);
    let k = min(left, BLOCK);
    for (; k >= 4; k -= 4) {
      const g0 = v128.load(at);
      const g1 = v128.load(at, 16);
      const g2 = v128.load(at, 32);
      const g3 = v128.load(at, 48);
      part0 = fma(g0, g0, part0);
      part1 = fma(g1, g1, part1);
      part2 = fma(g2, g2, part2);
      part3 = fma(g3, g3, part3);
      at += 64;
    }
    for (; k > 0; k--) {
      const g = v128.load(at);
      part0 = fma(g, g, part0);
      at += 16;
    }
    const part = add(add(part0, part1), add(part2, part3));
    const doubles = f64x2.add(
      f64x2.promote_low_f32x4(part),
      f64x2.promote_low_f32x4(v128.shuffle<f32>(part, part, 2, 3, 0, 1)),
    );
    whole += f64x2.extract_lane(doubles, 0) + f64x2.extract_lane(doubles, 1);
    left -= BLOCK;
  }
  return whole;
}

/** g ← g + g′, where g′, laid out like g, stands from `other` on. */
export function join(model: Model, other: usize): void {
  let g: usize = model.gradient;
  for (let k = model.quads; k > 0; k--) {
    v128.store(g, add(v128.load(g), v128.load(other)));
    g += 16;
    other += 16;
  }
}

/** θ ← θ − rate g; rate holds what clipping leaves of it. */
export function sgd(model: Model, rate: f32): void {
  const rates = f32x4.splat(-rate);
  let w: usize = model.weights;
  let g: usize = model.gradient;
  let k = model.quads;
  for (; k >= 4; k -= 4) {
    v128.store(w, fma(v128.load(g), rates, v128.load(w)));
    v128.store(w, fma(v128.load(g, 16), rates, v128.load(w, 16)), 16);
    v128.store(w, fma(v128.load(g, 32), rates, v128.load(w, 32)), 32);
    v128.store(w, fma(v128.load(g, 48), rates, v128.load(w, 48)), 48);
    w += 64;
    g += 64;
  }
  for (; k > 0; k--) {
    v128.store(w, fma(v128.load(g), rates, v128.load(w)));
    w += 16;
    g += 16;
  }
}

/** v ← μ v + scale g; θ ← θ − rate v. */
export function momentum(model: Model, rate: f32, mu: f32, scale: f32): void {
  const rates = f32x4.splat(-rate);
  const mus = f32x4.splat(mu);
  const scales = f32x4.splat(scale);
  let w: usize = model.weights;
  let g: usize = model.gradient;
  let m: usize = model.moment1;
  for (let k = model.quads; k > 0; k--) {
    const v = fma(v128.load(m), mus, mul(v128.load(g), scales));
    v128.store(m, v);
    v128.store(w, fma(v, rates, v128.load(w)));
    w += 16;
    g += 16;
    m += 16;
  }
}

/** rate1 = rate / (1 − β₁ᵏ), rate2 = 1 / (1 − β₂ᵏ). */
export function adam(
  model: Model,
  rate1: f32,
  rate2: f32,
  beta1: f32,
  beta2: f32,
  rest1: f32,
  rest2: f32,
  epsilon: f32,
  scale: f32,
): void {
  let w: usize = model.weights;
  let g: usize = model.gradient;
  let m: usize = model.moment1;
  let v: usize = model.moment2;
  for (let k = model.quads; k > 0; k--) {
    const d = mul(v128.load(g), f32x4.splat(scale));
    const first = fma(v128.load(m), f32x4.splat(beta1), mul(d, f32x4.splat(rest1)));
    const second = fma(v128.load(v), f32x4.splat(beta2), mul(mul(d, d), f32x4.splat(rest2)));
    v128.store(m, first);
    v128.store(v, second);
    const below = add(f32x4.sqrt(mul(second, f32x4.splat(rate2))), f32x4.splat(epsilon));
    v128.store(w, sub(v128.load(w), f32x4.div(mul(first, f32x4.splat(rate1)), below)));
    w += 16;
    g += 16;
    m += 16;
    v += 16;
  }
}
