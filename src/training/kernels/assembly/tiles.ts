// The inner loops of a product: a tile of the result stays in registers while k runs. A tile has four or six rows and eight columns; of a
// single row four panels are under way at once.
import { fma } from './vector';

/** Eight zeros: what a sum starts from that starts from nothing. */
export const ZEROS: usize = memory.data<f32>([0, 0, 0, 0, 0, 0, 0, 0], 16);

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
 * What each row starts from stands at `from`, rows fromStride bytes apart. Not unrolled: measured, it is no faster.
 */
// @ts-ignore: decorator
@inline export function four(
  a: usize, aStep: usize, b: usize, depth: i32, c0: usize, cStride: usize, from: usize, fromStride: usize,
): void {
  const c1 = c0 + cStride;
  const c2 = c1 + cStride;
  const c3 = c2 + cStride;
  const f1 = from + fromStride;
  const f2 = f1 + fromStride;
  const f3 = f2 + fromStride;
  let s00 = v128.load(from);
  let s01 = v128.load(from, 16);
  let s10 = v128.load(f1);
  let s11 = v128.load(f1, 16);
  let s20 = v128.load(f2);
  let s21 = v128.load(f2, 16);
  let s30 = v128.load(f3);
  let s31 = v128.load(f3, 16);
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
  a: usize, aStep: usize, b: usize, depth: i32, c0: usize, cStride: usize, from: usize, fromStride: usize,
): void {
  four(a, aStep, b, depth, c0, cStride, from, fromStride);
}

/** The same for six rows. */
export function tile6(
  a: usize, aStep: usize, b: usize, depth: i32, c0: usize, cStride: usize, from: usize, fromStride: usize,
): void {
  const c1 = c0 + cStride;
  const c2 = c1 + cStride;
  const c3 = c2 + cStride;
  const c4 = c3 + cStride;
  const c5 = c4 + cStride;
  const f1 = from + fromStride;
  const f2 = f1 + fromStride;
  const f3 = f2 + fromStride;
  const f4 = f3 + fromStride;
  const f5 = f4 + fromStride;
  let s00 = v128.load(from);
  let s01 = v128.load(from, 16);
  let s10 = v128.load(f1);
  let s11 = v128.load(f1, 16);
  let s20 = v128.load(f2);
  let s21 = v128.load(f2, 16);
  let s30 = v128.load(f3);
  let s31 = v128.load(f3, 16);
  let s40 = v128.load(f4);
  let s41 = v128.load(f4, 16);
  let s50 = v128.load(f5);
  let s51 = v128.load(f5, 16);
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
function strip(a: usize, b: usize, depth: i32, c: usize, from: usize): void {
  let s0 = v128.load(from);
  let s1 = v128.load(from, 16);
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

/**
 * One row: four panels at once, so that eight sums are under way and none waits for itself. Two k a turn: with one, or with four, V8 finds no
 * register for one of the sums, and all wait for it. What each panel starts from: fromStride bytes apart.
 */
export function rowProduct(
  a: usize, b: usize, bStride: usize, depth: i32, panels: i32, c: usize, from: usize, fromStride: usize,
): void {
  const quads = panels & ~3;
  const end = a + (<usize>depth << 2);
  let panel = 0;
  for (; panel < quads; panel += 4) {
    let p0 = b;
    let p1 = p0 + bStride;
    let p2 = p1 + bStride;
    let p3 = p2 + bStride;
    b = p3 + bStride;
    let s00 = v128.load(from);
    let s01 = v128.load(from, 16);
    from += fromStride;
    let s10 = v128.load(from);
    let s11 = v128.load(from, 16);
    from += fromStride;
    let s20 = v128.load(from);
    let s21 = v128.load(from, 16);
    from += fromStride;
    let s30 = v128.load(from);
    let s31 = v128.load(from, 16);
    from += fromStride;
    let x = a;
    while (x < end) {
      let q = v128.load32_splat(x);
      s00 = fma(q, v128.load(p0), s00);
      s01 = fma(q, v128.load(p0, 16), s01);
      s10 = fma(q, v128.load(p1), s10);
      s11 = fma(q, v128.load(p1, 16), s11);
      s20 = fma(q, v128.load(p2), s20);
      s21 = fma(q, v128.load(p2, 16), s21);
      s30 = fma(q, v128.load(p3), s30);
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
      x += 8;
      p0 += 64;
      p1 += 64;
      p2 += 64;
      p3 += 64;
    }
    v128.store(c, s00);
    v128.store(c, s01, 16);
    v128.store(c, s10, 32);
    v128.store(c, s11, 48);
    v128.store(c, s20, 64);
    v128.store(c, s21, 80);
    v128.store(c, s30, 96);
    v128.store(c, s31, 112);
    c += 128;
  }
  for (; panel < panels; panel++) {
    strip(a, b, depth, c, from);
    b += bStride;
    from += fromStride;
    c += 32;
  }
}
