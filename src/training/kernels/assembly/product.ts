// The matrix products of a step, each in tiles of four or six rows and eight columns that stay in registers. The right operand is *packed*: panels of
// eight columns, in a panel row after row. So the inner loop reads both operands forward.
import { add, fma } from './vector';

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

/** Rows that are interleaved at a time: as many tiles as leave a panel in the nearest cache. */
const BLOCK: i32 = 36;

/**
 * The rows of the next tile, of so many that are left (even, 4 or more). Six with a fused multiply-and-add: twelve sums are then under way,
 * enough that none waits for itself. Without it each sum wants a register more, and there are not so many.
 */
// @ts-ignore: decorator
@inline function heightOf(left: i32): i32 {
  if (!ASC_FEATURE_RELAXED_SIMD) return 4;
  return left > 8 || left == 6 ? 6 : 4;
}

/** How many of so many rows (4 or more) the next block has, so that at most one is left over at the end. */
// @ts-ignore: decorator
@inline function blockOf(rows: i32): i32 {
  if (!ASC_FEATURE_RELAXED_SIMD) return min(rows, BLOCK) & ~3;
  if (rows <= BLOCK) return rows & ~1;
  return rows - BLOCK < 4 ? BLOCK - 4 : BLOCK;
}

/**
 * C = start + A B for `rows` rows and `panels` panels, over k in [0, depth), depth a multiple of 4.
 * A: the first number of the first row, rows aStride bytes apart. B: the first panel at its first k, panels bStride bytes apart.
 * bias: eight numbers a panel, biasStride bytes apart. C: rows cStride bytes apart, panels 32. room: for BLOCK · depth numbers.
 */
export function product(
  a: usize, aStride: usize, rows: i32,
  b: usize, bStride: usize, depth: i32, panels: i32,
  c: usize, cStride: usize,
  mode: i32, bias: usize, biasStride: usize, room: usize,
): void {
  while (rows >= 4) {
    const some = blockOf(rows);
    interleave(a, aStride, some, depth, room);
    let p = b;
    let from = bias;
    let to = c;
    for (let panel = 0; panel < panels; panel++) {
      let at = room;
      let row = to;
      for (let left = some; left > 0; ) {
        const height = heightOf(left);
        if (height == 6) tile6(at, p, depth, row, cStride, mode, from);
        else tile4(at, p, depth, row, cStride, mode, from);
        at += <usize>(depth * height) << 2;
        row += cStride * height;
        left -= height;
      }
      p += bStride;
      from += biasStride;
      to += 32;
    }
    a += aStride * some;
    c += cStride * some;
    rows -= some;
  }
  for (; rows > 0; rows--) {
    rowProduct(a, b, bStride, depth, panels, c, mode, bias, biasStride);
    a += aStride;
    c += cStride;
  }
}

/** The rows of a tile, number by number: what a tile reads in a row then lies in a row. */
function interleave(a: usize, aStride: usize, rows: i32, depth: i32, to: usize): void {
  while (rows > 0) {
    const height = heightOf(rows);
    const stride = <usize>height << 2;
    let a0 = a;
    for (let k = depth; k > 0; k -= 4) {
      const a1 = a0 + aStride;
      const a2 = a1 + aStride;
      const a3 = a2 + aStride;
      turn(v128.load(a0), v128.load(a1), v128.load(a2), v128.load(a3), to, stride);
      if (height == 6) {
        const r4 = v128.load(a3 + aStride);
        const r5 = v128.load(a3 + 2 * aStride);
        const low = v128.shuffle<f32>(r4, r5, 0, 4, 1, 5);
        const high = v128.shuffle<f32>(r4, r5, 2, 6, 3, 7);
        v128.store64_lane(to, low, 0, 16);
        v128.store64_lane(to, low, 1, 40);
        v128.store64_lane(to, high, 0, 64);
        v128.store64_lane(to, high, 1, 88);
      }
      a0 += 16;
      to += stride << 2;
    }
    a += aStride * height;
    rows -= height;
  }
}

/** Four rows of four, turned, from `to` on, `stride` bytes apart. */
// @ts-ignore: decorator
@inline function turn(r0: v128, r1: v128, r2: v128, r3: v128, to: usize, stride: usize): void {
  const p0 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
  const p1 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
  const p2 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
  const p3 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f32>(p0, p1, 0, 1, 4, 5));
  v128.store(to + stride, v128.shuffle<f32>(p0, p1, 2, 3, 6, 7));
  v128.store(to + 2 * stride, v128.shuffle<f32>(p2, p3, 0, 1, 4, 5));
  v128.store(to + 3 * stride, v128.shuffle<f32>(p2, p3, 2, 3, 6, 7));
}

/** Four interleaved rows, one panel. Not unrolled: measured, it is no faster. */
function tile4(a: usize, b: usize, depth: i32, c0: usize, cStride: usize, mode: i32, bias: usize): void {
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
    a += 16;
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

/** Six. */
function tile6(a: usize, b: usize, depth: i32, c0: usize, cStride: usize, mode: i32, bias: usize): void {
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
    a += 24;
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
function rowProduct(
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

/** The rows whose errors are packed at a time: those of a panel, and the rows of the other operand, stay in the nearest caches. */
const CHUNK: i32 = 128;

/**
 * The gradient of a packed matrix, one product over all rows: G[k][c] = Σ over rows of Z[row][k] D[row][c], and of its bias, Σ D[row][c].
 * Z: the first number of the first row. `quads` groups of four k. D: the first column of the first panel, panels 32 bytes apart. G: panels
 * gStride bytes apart, the first k of each at its start. bias: panels biasStride apart. Overwrites what was there. scratch: room for CHUNK · 8
 * numbers.
 */
export function gradient(
  z: usize, zStride: usize, quads: i32,
  d: usize, dStride: usize, rows: i32, panels: i32,
  g: usize, gStride: usize, bias: usize, biasStride: usize, scratch: usize,
): void {
  for (let first = 0; first < rows; first += CHUNK) {
    const count = min(CHUNK, rows - first);
    const there = first > 0;
    let from = d;
    let to = g;
    let ofBias = bias;
    for (let panel = 0; panel < panels; panel++) {
      let source = from;
      let out = scratch;
      let t0 = there ? v128.load(ofBias) : f32x4.splat(0);
      let t1 = there ? v128.load(ofBias, 16) : f32x4.splat(0);
      for (let row = 0; row < count; row++) {
        const d0 = v128.load(source);
        const d1 = v128.load(source, 16);
        t0 = add(t0, d0);
        t1 = add(t1, d1);
        v128.store(out, d0);
        v128.store(out, d1, 16);
        source += dStride;
        out += 32;
      }
      v128.store(ofBias, t0);
      v128.store(ofBias, t1, 16);
      let at = z;
      let tileTo = to;
      for (let left = quads << 2; left > 0; ) {
        const height = heightOf(left);
        if (height == 6) outer6(at, zStride, scratch, count, tileTo, there);
        else outer4(at, zStride, scratch, count, tileTo, there);
        at += <usize>height << 2;
        tileTo += <usize>height << 5;
        left -= height;
      }
      from += 32;
      to += gStride;
      ofBias += biasStride;
    }
    z += zStride * count;
    d += dStride * count;
  }
}

function outer4(z: usize, zStride: usize, d: usize, rows: i32, g: usize, there: bool): void {
  const mode = there ? THERE : ZERO;
  let s00 = start(mode, 0, g);
  let s01 = start(mode, 0, g + 16);
  let s10 = start(mode, 0, g + 32);
  let s11 = start(mode, 0, g + 48);
  let s20 = start(mode, 0, g + 64);
  let s21 = start(mode, 0, g + 80);
  let s30 = start(mode, 0, g + 96);
  let s31 = start(mode, 0, g + 112);
  const end = d + (<usize>rows << 5);
  while (d < end) {
    const d0 = v128.load(d);
    const d1 = v128.load(d, 16);
    let q = v128.load32_splat(z);
    s00 = fma(q, d0, s00);
    s01 = fma(q, d1, s01);
    q = v128.load32_splat(z, 4);
    s10 = fma(q, d0, s10);
    s11 = fma(q, d1, s11);
    q = v128.load32_splat(z, 8);
    s20 = fma(q, d0, s20);
    s21 = fma(q, d1, s21);
    q = v128.load32_splat(z, 12);
    s30 = fma(q, d0, s30);
    s31 = fma(q, d1, s31);
    d += 32;
    z += zStride;
  }
  v128.store(g, s00);
  v128.store(g, s01, 16);
  v128.store(g, s10, 32);
  v128.store(g, s11, 48);
  v128.store(g, s20, 64);
  v128.store(g, s21, 80);
  v128.store(g, s30, 96);
  v128.store(g, s31, 112);
}

function outer6(z: usize, zStride: usize, d: usize, rows: i32, g: usize, there: bool): void {
  const mode = there ? THERE : ZERO;
  let s00 = start(mode, 0, g);
  let s01 = start(mode, 0, g + 16);
  let s10 = start(mode, 0, g + 32);
  let s11 = start(mode, 0, g + 48);
  let s20 = start(mode, 0, g + 64);
  let s21 = start(mode, 0, g + 80);
  let s30 = start(mode, 0, g + 96);
  let s31 = start(mode, 0, g + 112);
  let s40 = start(mode, 0, g + 128);
  let s41 = start(mode, 0, g + 144);
  let s50 = start(mode, 0, g + 160);
  let s51 = start(mode, 0, g + 176);
  const end = d + (<usize>rows << 5);
  while (d < end) {
    const d0 = v128.load(d);
    const d1 = v128.load(d, 16);
    let q = v128.load32_splat(z);
    s00 = fma(q, d0, s00);
    s01 = fma(q, d1, s01);
    q = v128.load32_splat(z, 4);
    s10 = fma(q, d0, s10);
    s11 = fma(q, d1, s11);
    q = v128.load32_splat(z, 8);
    s20 = fma(q, d0, s20);
    s21 = fma(q, d1, s21);
    q = v128.load32_splat(z, 12);
    s30 = fma(q, d0, s30);
    s31 = fma(q, d1, s31);
    q = v128.load32_splat(z, 16);
    s40 = fma(q, d0, s40);
    s41 = fma(q, d1, s41);
    q = v128.load32_splat(z, 20);
    s50 = fma(q, d0, s50);
    s51 = fma(q, d1, s51);
    d += 32;
    z += zStride;
  }
  v128.store(g, s00);
  v128.store(g, s01, 16);
  v128.store(g, s10, 32);
  v128.store(g, s11, 48);
  v128.store(g, s20, 64);
  v128.store(g, s21, 80);
  v128.store(g, s30, 96);
  v128.store(g, s31, 112);
  v128.store(g, s40, 128);
  v128.store(g, s41, 144);
  v128.store(g, s50, 160);
  v128.store(g, s51, 176);
}

/**
 * A packed matrix turned: from panels of eight columns, each with `quads` groups of four k from `w` on, to panels of eight k, each with all
 * columns: T[k / 8][column][k mod 8].
 */
export function transpose(w: usize, wStride: usize, quads: i32, panels: i32, t: usize): void {
  const tStride = <usize>panels << 8; // eight columns of eight numbers a panel
  for (let panel = 0; panel < panels; panel++) {
    let from = w;
    for (let quad = 0; quad < quads; quad++) {
      let to = t + <usize>(quad >> 1) * tStride + (<usize>panel << 8) + (<usize>(quad & 1) << 4);
      for (let half = 0; half < 2; half++) {
        turn(v128.load(from), v128.load(from, 32), v128.load(from, 64), v128.load(from, 96), to, 32);
        from += 16;
        to += 128;
      }
      from += 128 - 32;
    }
    w += wStride;
  }
}
