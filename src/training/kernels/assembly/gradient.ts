// The gradient of a packed matrix, one product over all steps and rows.
import { heightOf, start, THERE, ZERO } from './tiles';
import { add, fma } from './vector';

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
