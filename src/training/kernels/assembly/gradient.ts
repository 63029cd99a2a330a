// The gradient of a packed matrix, one product over all steps and rows.
import { four, heightOf, tile6, ZEROS } from './tiles';
import { add } from './vector';

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
      const before = there ? ofBias : ZEROS;
      let t0 = v128.load(before);
      let t1 = v128.load(before, 16);
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
        const start = there ? tileTo : ZEROS;
        const startStep = there ? 32 : 0;
        if (height == 6) tile6(at, zStride, scratch, count, tileTo, 32, start, startStep);
        else outer4(at, zStride, scratch, count, tileTo, start, startStep);
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

function outer4(z: usize, zStride: usize, d: usize, rows: i32, g: usize, from: usize, fromStride: usize): void {
  four(z, zStride, d, rows, g, 32, from, fromStride);
}
