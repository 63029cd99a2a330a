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

/** c − a · b, rounded as `fma` is. */
// @ts-ignore: decorator
@inline export function fnma(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_nmadd(a, b, c);
  return f32x4.sub(c, f32x4.mul(a, b));
}

/** A number of the table, four times. */
// @ts-ignore: decorator
@inline export function constant(at: usize): v128 {
  return v128.load32_splat(at);
}

/**
 * exp x = 2ᵏ · exp r with r = x − k ln 2, |r| ≤ ln 2 / 2; within two units of the last place. Below −87 the smallest normal
 * numbers, above 88 the largest: a softmax never asks for them, and 1 / (1 + exp x) is 0 and 1 there either way. What is not a number
 * stays so.
 */
// @ts-ignore: decorator
@inline export function exp(x: v128): v128 {
  x = f32x4.pmin(f32x4.pmax(x, constant(P.LOWEST_EXP)), constant(P.HIGHEST_EXP));
  const rounder = constant(P.ROUNDER);
  const rounded = fma(x, constant(P.LOG2E), rounder);
  const k = sub(rounded, rounder);
  const r = fnma(k, constant(P.LN2_LOW), fnma(k, constant(P.LN2_HIGH), x));
  // Two powers at a time: a step waits for its gates, so what counts is how many products hang on one another.
  const r2 = mul(r, r);
  const low = fma(constant(P.EXP1), r, constant(P.EXP0));
  const middle = fma(constant(P.EXP3), r, constant(P.EXP2));
  const high = fma(constant(P.EXP6), r2, fma(constant(P.EXP5), r, constant(P.EXP4)));
  const p = fma(fma(high, r2, middle), r2, low);
  // Times 2ᵏ: k, which the rounder has left in the last bits, added to the exponent's.
  return i32x4.add(p, i32x4.shl(rounded, 23));
}

/** σ(x) = exp x / (1 + exp x). */
// @ts-ignore: decorator
@inline export function sigmoid(x: v128): v128 {
  const e = exp(x);
  return f32x4.div(e, add(constant(P.ONE), e));
}

/** tanh x = x · p(x²) / q(x²), where |x| is no more than what 1 is reached at. */
// @ts-ignore: decorator
@inline export function tanh(x: v128): v128 {
  x = f32x4.pmin(f32x4.pmax(x, constant(P.LOWEST_TANH)), constant(P.HIGHEST_TANH));
  const s = mul(x, x);
  const s2 = mul(s, s);
  const p01 = fma(constant(P.TANH_P1), s, constant(P.TANH_P0));
  const p23 = fma(constant(P.TANH_P3), s, constant(P.TANH_P2));
  const p45 = fma(constant(P.TANH_P5), s, constant(P.TANH_P4));
  const q01 = fma(constant(P.TANH_Q1), s, constant(P.TANH_Q0));
  const q23 = fma(constant(P.TANH_Q3), s, constant(P.TANH_Q2));
  const p = fma(fma(p45, s2, p23), s2, p01);
  const q = fma(fma(constant(P.TANH_Q4), s2, q23), s2, q01);
  return f32x4.div(mul(x, p), q);
}

/** The sum of the four. */
// @ts-ignore: decorator
@inline export function total(a: v128): f32 {
  return (
    f32x4.extract_lane(a, 0) + f32x4.extract_lane(a, 1) + (f32x4.extract_lane(a, 2) + f32x4.extract_lane(a, 3))
  );
}
