// The matrix products of a step, tile by tile (tiles.ts). The right operand is *packed*: panels of eight columns, in a panel row after row. So
// the inner loop reads both operands forward.
import { heightOf, rowProduct, tile4, tile6 } from './tiles';

/** Rows that are interleaved at a time: as many tiles as leave a panel in the nearest cache. */
const BLOCK: i32 = 36;

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
 * What the sums start from: eight numbers, rows fromRow and panels fromPanel bytes apart. C: rows cStride bytes apart, panels 32. room: for
 * BLOCK · depth numbers.
 */
export function product(
  a: usize, aStride: usize, rows: i32,
  b: usize, bStride: usize, depth: i32, panels: i32,
  c: usize, cStride: usize,
  from: usize, fromRow: usize, fromPanel: usize, room: usize,
): void {
  while (rows >= 4) {
    const some = blockOf(rows);
    interleave(a, aStride, some, depth, room);
    let p = b;
    let start = from;
    let to = c;
    for (let panel = 0; panel < panels; panel++) {
      let at = room;
      let row = to;
      let startRow = start;
      for (let left = some; left > 0; ) {
        const height = heightOf(left);
        if (height == 6) tile6(at, 24, p, depth, row, cStride, startRow, fromRow);
        else tile4(at, 16, p, depth, row, cStride, startRow, fromRow);
        at += <usize>(depth * height) << 2;
        row += cStride * height;
        startRow += fromRow * height;
        left -= height;
      }
      p += bStride;
      start += fromPanel;
      to += 32;
    }
    a += aStride * some;
    c += cStride * some;
    from += fromRow * some;
    rows -= some;
  }
  for (; rows > 0; rows--) {
    rowProduct(a, b, bStride, depth, panels, c, from, fromPanel);
    a += aStride;
    c += cStride;
    from += fromRow;
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
