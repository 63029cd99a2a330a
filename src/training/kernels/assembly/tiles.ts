// The inner loops of a product: a tile of the result stays in registers while k runs. A tile has four or six rows and eight columns; of a
// single row four panels are under way at once.
import { fma } from './vector';

/** What a product starts from. */
export const ZERO = 0;
/** A row of numbers, the same for each row: a bias. */
export const ROW = 1;
/** What stands there already. */
export const THERE = 2;

// @ts-ignore: decorator
@inline function start(mode: i32, bias: usize, c: usize): v128 {
  if (mode == ZERO) return f32x4.splat(0);
  return v128.load(mode == ROW ? bias : c);
}

/**
 * The rows of the next tile, of so many that are left (even, 4 or more). Six with a fused multiply-and-add: twelve sums are then under way,
 * enough that none waits for itself. Without it each sum wants a register more, and there are not so many.
 */
// @ts-ignore: decorator
@inline export function heightOf(left: i32): i32 {
  if (!ASC_FEATURE_RELAXED_SIMD) return 4;
  return left > 8 || left == 6 ? 6 : 4;
}

/**
 * C = start + A B for four rows and one panel: the numbers of A for one k lie side by side, those for the next aStep bytes on; B is eight numbers a k.
 * Not unrolled: measured, it is no faster.
 */
// @ts-ignore: decorator
@inline export function four(
  a: usize, aStep: usize, b: usize, depth: i32, c0: usize, cStride: usize, mode: i32, bias: usize,
): void {
  const c1 = c0 + cStride;
  const c2 = c1 + cStride;
  const c3 = c2 + cStride;
  let s00 = start(mode, bias, c0);
  let s01 = start(mode, bias + 16, c0 + 16);
  let s10 = start(mode, bias, c1);
  let s11 = start(mode, bias + 16, c1 + 16);
  let s20 = start(mode, bias, c2);
  let s21 = start(mode, bias + 16, c2 + 16);
  let s30 = start(mode, bias, c3);
  let s31 = start(mode, bias + 16, c3 + 16);
  const end = b + (<usize>depth << 5);
  while (b < end) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let q = v128.load32_splat(a);
    s00 = fma(q, b0, s00);
    s01 = fma(q, b1, s01);
    q = v128.load32_splat(a, 4);
    s10 = fma(q, b0, s10);
    s11 = fma(q, b1, s11);
    q = v128.load32_splat(a, 8);
    s20 = fma(q, b0, s20);
    s21 = fma(q, b1, s21);
    q = v128.load32_splat(a, 12);
    s30 = fma(q, b0, s30);
    s31 = fma(q, b1, s31);
    b += 32;
    a += aStep;
  }
  v128.store(c0, s00);
  v128.store(c0, s01, 16);
  v128.store(c1, s10);
  v128.store(c1, s11, 16);
  v128.store(c2, s20);
  v128.store(c2, s21, 16);
  v128.store(c3, s30);
  v128.store(c3, s31, 16);
}

/** Each caller has one of its own: without fused instructions it is fastest inside its caller. */
export function tile4(
  a: usize, aStep: usize, b: usize, depth: i32, c0: usize, cStride: usize, mode: i32, bias: usize,
): void {
  four(a, aStep, b, depth, c0, cStride, mode, bias);
}

/** The same for six rows. */
export function tile6(
  a: usize, aStep: usize, b: usize, depth: i32, c0: usize, cStride: usize, mode: i32, bias: usize,
): void {
  const c1 = c0 + cStride;
  const c2 = c1 + cStride;
  const c3 = c2 + cStride;
  const c4 = c3 + cStride;
  const c5 = c4 + cStride;
  let s00 = start(mode, bias, c0);
  let s01 = start(mode, bias + 16, c0 + 16);
  let s10 = start(mode, bias, c1);
  let s11 = start(mode, bias + 16, c1 + 16);
  let s20 = start(mode, bias, c2);
  let s21 = start(mode, bias + 16, c2 + 16);
  let s30 = start(mode, bias, c3);
  let s31 = start(mode, bias + 16, c3 + 16);
  let s40 = start(mode, bias, c4);
  let s41 = start(mode, bias + 16, c4 + 16);
  let s50 = start(mode, bias, c5);
  let s51 = start(mode, bias + 16, c5 + 16);
  const end = b + (<usize>depth << 5);
  while (b < end) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let q = v128.load32_splat(a);
    s00 = fma(q, b0, s00);
    s01 = fma(q, b1, s01);
    q = v128.load32_splat(a, 4);
    s10 = fma(q, b0, s10);
    s11 = fma(q, b1, s11);
    q = v128.load32_splat(a, 8);
    s20 = fma(q, b0, s20);
    s21 = fma(q, b1, s21);
    q = v128.load32_splat(a, 12);
    s30 = fma(q, b0, s30);
    s31 = fma(q, b1, s31);
    q = v128.load32_splat(a, 16);
    s40 = fma(q, b0, s40);
    s41 = fma(q, b1, s41);
    q = v128.load32_splat(a, 20);
    s50 = fma(q, b0, s50);
    s51 = fma(q, b1, s51);
    b += 32;
    a += aStep;
  }
  v128.store(c0, s00);
  v128.store(c0, s01, 16);
  v128.store(c1, s10);
  v128.store(c1, s11, 16);
  v128.store(c2, s20);
  v128.store(c2, s21, 16);
  v128.store(c3, s30);
  v128.store(c3, s31, 16);
  v128.store(c4, s40);
  v128.store(c4, s41, 16);
  v128.store(c5, s50);
  v128.store(c5, s51, 16);
}

/** One row, one panel. */
function strip(a: usize, b: usize, depth: i32, c: usize, mode: i32, bias: usize): void {
  let s0 = start(mode, bias, c);
  let s1 = start(mode, bias + 16, c + 16);
  const end = b + (<usize>depth << 5);
  while (b < end) {
    const q = v128.load32_splat(a);
    s0 = fma(q, v128.load(b), s0);
    s1 = fma(q, v128.load(b, 16), s1);
    b += 32;
    a += 4;
  }
  v128.store(c, s0);
  v128.store(c, s1, 16);
}

/** One row: four panels at once, so that eight sums are under way and none waits for itself. */
export function rowProduct(
  a: usize, b: usize, bStride: usize, depth: i32, panels: i32, c: usize, mode: i32, bias: usize, biasStride: usize,
): void {
  const quads = panels & ~3;
  let panel = 0;
  for (; panel < quads; panel += 4) {
    let p0 = b;
    let p1 = p0 + bStride;
    let p2 = p1 + bStride;
    let p3 = p2 + bStride;
    const w1 = bias + biasStride;
    const w2 = w1 + biasStride;
    const w3 = w2 + biasStride;
    let s00 = start(mode, bias, c);
    let s01 = start(mode, bias + 16, c + 16);
    let s10 = start(mode, w1, c + 32);
    let s11 = start(mode, w1 + 16, c + 48);
    let s20 = start(mode, w2, c + 64);
    let s21 = start(mode, w2 + 16, c + 80);
    let s30 = start(mode, w3, c + 96);
    let s31 = start(mode, w3 + 16, c + 112);
    let x = a;
    const end = a + (<usize>depth << 2);
    while (x < end) {
      let q: v128;
      q = v128.load32_splat(x, 0);
      s00 = fma(q, v128.load(p0, 0), s00);
      s01 = fma(q, v128.load(p0, 16), s01);
      s10 = fma(q, v128.load(p1, 0), s10);
      s11 = fma(q, v128.load(p1, 16), s11);
      s20 = fma(q, v128.load(p2, 0), s20);
      s21 = fma(q, v128.load(p2, 16), s21);
      s30 = fma(q, v128.load(p3, 0), s30);
      s31 = fma(q, v128.load(p3, 16), s31);
      q = v128.load32_splat(x, 4);
      s00 = fma(q, v128.load(p0, 32), s00);
      s01 = fma(q, v128.load(p0, 48), s01);
      s10 = fma(q, v128.load(p1, 32), s10);
      s11 = fma(q, v128.load(p1, 48), s11);
      s20 = fma(q, v128.load(p2, 32), s20);
      s21 = fma(q, v128.load(p2, 48), s21);
      s30 = fma(q, v128.load(p3, 32), s30);
      s31 = fma(q, v128.load(p3, 48), s31);
      q = v128.load32_splat(x, 8);
      s00 = fma(q, v128.load(p0, 64), s00);
      s01 = fma(q, v128.load(p0, 80), s01);
      s10 = fma(q, v128.load(p1, 64), s10);
      s11 = fma(q, v128.load(p1, 80), s11);
      s20 = fma(q, v128.load(p2, 64), s20);
      s21 = fma(q, v128.load(p2, 80), s21);
      s30 = fma(q, v128.load(p3, 64), s30);
      s31 = fma(q, v128.load(p3, 80), s31);
      q = v128.load32_splat(x, 12);
      s00 = fma(q, v128.load(p0, 96), s00);
      s01 = fma(q, v128.load(p0, 112), s01);
      s10 = fma(q, v128.load(p1, 96), s10);
      s11 = fma(q, v128.load(p1, 112), s11);
      s20 = fma(q, v128.load(p2, 96), s20);
      s21 = fma(q, v128.load(p2, 112), s21);
      s30 = fma(q, v128.load(p3, 96), s30);
      s31 = fma(q, v128.load(p3, 112), s31);
      x += 16;
      p0 += 128;
      p1 += 128;
      p2 += 128;
      p3 += 128;
    }
    v128.store(c, s00);
    v128.store(c, s01, 16);
    v128.store(c, s10, 32);
    v128.store(c, s11, 48);
    v128.store(c, s20, 64);
    v128.store(c, s21, 80);
    v128.store(c, s30, 96);
    v128.store(c, s31, 112);
    b += bStride << 2;
    bias += biasStride << 2;
    c += 128;
  }
  for (; panel < panels; panel++) {
    strip(a, b, depth, c, mode, bias);
    b += bStride;
    bias += biasStride;
    c += 32;
  }
}
