/**
 * The three loops that all the time goes into: a matrix times many vectors, the same many outer products, a matrix turned. A *list* of
 * vectors is an array, where the first begins, and how far apart they are. Sums are formed in float64 and kept in float32.
 */

/**
 * outs += W q, for each of `count` vectors: W is [rows × cols] at `w` of `weights`. What comes of a vector never depends on which
 * others stand beside it.
 */
export function addProducts(
  weights: Float32Array,
  w: number,
  rows: number,
  cols: number,
  source: Float32Array,
  q: number,
  qStride: number,
  out: Float32Array,
  o: number,
  oStride: number,
  count: number,
): void {
  let b = 0;
  // Four vectors and two rows at once: each number that is read is used more than once.
  for (; b + 4 <= count; b += 4) {
    const q0 = q + b * qStride;
    const q1 = q0 + qStride;
    const q2 = q1 + qStride;
    const q3 = q2 + qStride;
    const to = o + b * oStride;
    let i = 0;
    for (; i + 2 <= rows; i += 2) {
      const upper = w + i * cols;
      const lower = upper + cols;
      let u0 = 0;
      let u1 = 0;
      let u2 = 0;
      let u3 = 0;
      let l0 = 0;
      let l1 = 0;
      let l2 = 0;
      let l3 = 0;
      for (let j = 0; j < cols; j++) {
        const u = weights[upper + j]!;
        const l = weights[lower + j]!;
        const s0 = source[q0 + j]!;
        const s1 = source[q1 + j]!;
        const s2 = source[q2 + j]!;
        const s3 = source[q3 + j]!;
        u0 += u * s0;
        u1 += u * s1;
        u2 += u * s2;
        u3 += u * s3;
        l0 += l * s0;
        l1 += l * s1;
        l2 += l * s2;
        l3 += l * s3;
      }
      const at = to + i;
      out[at]! += u0;
      out[at + 1]! += l0;
      out[at + oStride]! += u1;
      out[at + oStride + 1]! += l1;
      out[at + 2 * oStride]! += u2;
      out[at + 2 * oStride + 1]! += l2;
      out[at + 3 * oStride]! += u3;
      out[at + 3 * oStride + 1]! += l3;
    }
    if (i < rows)
      for (let k = 0; k < 4; k++)
        out[to + k * oStride + i]! += dot(weights, w + i * cols, source, q0 + k * qStride, cols);
  }
  for (; b < count; b++)
    for (let i = 0; i < rows; i++)
      out[o + b * oStride + i]! += dot(weights, w + i * cols, source, q + b * qStride, cols);
}

function dot(a: Float32Array, i: number, b: Float32Array, j: number, size: number): number {
  let sum = 0;
  for (let k = 0; k < size; k++) sum += a[i + k]! * b[j + k]!;
  return sum;
}

/** out += Σ δ qᵀ over `count` pairs of vectors: [rows × cols] at `o` of `out`. */
export function addOuters(
  delta: Float32Array,
  d: number,
  dStride: number,
  rows: number,
  source: Float32Array,
  q: number,
  qStride: number,
  cols: number,
  out: Float32Array,
  o: number,
  count: number,
): void {
  let b = 0;
  for (; b + 4 <= count; b += 4) {
    const q0 = q + b * qStride;
    const q1 = q0 + qStride;
    const q2 = q1 + qStride;
    const q3 = q2 + qStride;
    for (let i = 0; i < rows; i++) {
      const at = d + b * dStride + i;
      const d0 = delta[at]!;
      const d1 = delta[at + dStride]!;
      const d2 = delta[at + 2 * dStride]!;
      const d3 = delta[at + 3 * dStride]!;
      const to = o + i * cols;
      for (let j = 0; j < cols; j++)
        out[to + j]! +=
          d0 * source[q0 + j]! + d1 * source[q1 + j]! + d2 * source[q2 + j]! + d3 * source[q3 + j]!;
    }
  }
  for (; b < count; b++)
    for (let i = 0; i < rows; i++) {
      const di = delta[d + b * dStride + i]!;
      const from = q + b * qStride;
      const to = o + i * cols;
      for (let j = 0; j < cols; j++) out[to + j]! += di * source[from + j]!;
    }
}

/** out = Wᵀ, both at `w` of their arrays; W is [rows × cols]. */
export function transpose(
  weights: Float32Array,
  w: number,
  rows: number,
  cols: number,
  out: Float32Array,
): void {
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < cols; j++) out[w + j * rows + i] = weights[w + i * cols + j]!;
}
