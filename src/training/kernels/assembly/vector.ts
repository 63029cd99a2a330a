// Arithmetic on four float32 numbers at once, and the functions of the cells.
import * as P from './generated/polynomials';

// @ts-ignore: decorator
@inline export function add(a: v128, b: v128): v128 {
  return f32x4.add(a, b);
}
// @ts-ignore: decorator
@inline export function sub(a: v128, b: v128): v128 {
  return f32x4.sub(a, b);
}
// @ts-ignore: decorator
@inline export function mul(a: v128, b: v128): v128 {
  return f32x4.mul(a, b);
}

/** a · b + c: rounded once where the build has relaxed SIMD and the processor a fused instruction, else twice. */
// @ts-ignore: decorator
@inline export function fma(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(c, f32x4.mul(a, b));
}

// @ts-ignore: decorator
@inline function splat(value: f32): v128 {
  return f32x4.splat(value);
}

/**
 * exp x = 2ᵏ · exp r with r = x − k ln 2, |r| ≤ ln 2 / 2; within two units of the last place. Below −87 the smallest normal
 * numbers, above 88 the largest: a softmax never asks for them, and 1 / (1 + exp x) is 0 and 1 there either way.
 */
// @ts-ignore: decorator
@inline export function exp(x: v128): v128 {
  x = f32x4.min(f32x4.max(x, splat(-87)), splat(88));
  const k = f32x4.nearest(mul(x, splat(P.LOG2E)));
  let r = sub(x, mul(k, splat(P.LN2_HIGH)));
  r = sub(r, mul(k, splat(P.LN2_LOW)));
  let p = splat(P.EXP6);
  p = fma(p, r, splat(P.EXP5));
  p = fma(p, r, splat(P.EXP4));
  p = fma(p, r, splat(P.EXP3));
  p = fma(p, r, splat(P.EXP2));
  p = fma(p, r, splat(P.EXP1));
  p = fma(p, r, splat(P.EXP0));
  // Times 2ᵏ: k added to the exponent's bits.
  return i32x4.add(p, i32x4.shl(i32x4.trunc_sat_f32x4_s(k), 23));
}

/** σ(x) = 1 / (1 + exp(−x)). */
// @ts-ignore: decorator
@inline export function sigmoid(x: v128): v128 {
  return f32x4.div(splat(1), add(splat(1), exp(f32x4.neg(x))));
}

/** tanh x = ±(1 − 2 / (exp 2|x| + 1)); where |x| is small, that loses digits, and a polynomial stands in. */
// @ts-ignore: decorator
@inline export function tanh(x: v128): v128 {
  const size = f32x4.abs(x);
  const far = sub(splat(1), f32x4.div(splat(2), add(exp(add(size, size)), splat(1))));
  const s = mul(x, x);
  let p = splat(P.TANH5);
  p = fma(p, s, splat(P.TANH4));
  p = fma(p, s, splat(P.TANH3));
  p = fma(p, s, splat(P.TANH2));
  p = fma(p, s, splat(P.TANH1));
  p = fma(p, s, splat(P.TANH0));
  const near = fma(mul(x, s), p, x);
  const sign = v128.and(x, splat(-0.0));
  return v128.bitselect(near, v128.or(far, sign), f32x4.lt(size, splat(P.TANH_SMALL)));
}

/** The sum of the four. */
// @ts-ignore: decorator
@inline export function total(a: v128): f32 {
  return (
    f32x4.extract_lane(a, 0) + f32x4.extract_lane(a, 1) + (f32x4.extract_lane(a, 2) + f32x4.extract_lane(a, 3))
  );
}
