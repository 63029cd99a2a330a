/**
 * The few loops everything else is made of. Arrays are flat and row-major, each with an offset, so that a whole
 * run lives in a handful of Float64Arrays.
 */

/** out[o…] += W q: W is [rows × cols] at `w` of `weights`, q stands at `q` of `source`. */
export function addProduct(
  weights: Float64Array,
  w: number,
  rows: number,
  cols: number,
  source: Float64Array,
  q: number,
  out: Float64Array,
  o: number,
): void {
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let j = 0; j < cols; j++) sum += weights[w++]! * source[q + j]!;
    out[o + i]! += sum;
  }
}

/** out[o…] += Wᵀ δ: δ has `rows` entries at `d` of `delta`, out gets `cols`. */
export function addTransposedProduct(
  weights: Float64Array,
  w: number,
  rows: number,
  cols: number,
  delta: Float64Array,
  d: number,
  out: Float64Array,
  o: number,
): void {
  for (let i = 0; i < rows; i++) {
    const di = delta[d + i]!;
    for (let j = 0; j < cols; j++) out[o + j]! += weights[w++]! * di;
  }
}

/** out[o…] += δ qᵀ, a [rows × cols] matrix. */
export function addOuter(
  delta: Float64Array,
  d: number,
  rows: number,
  source: Float64Array,
  q: number,
  cols: number,
  out: Float64Array,
  o: number,
): void {
  for (let i = 0; i < rows; i++) {
    const di = delta[d + i]!;
    for (let j = 0; j < cols; j++) out[o++]! += di * source[q + j]!;
  }
}

/** The Euclidean norm, safe from overflow in the squares (so that a long exploding run keeps its numbers). */
export function norm(v: ArrayLike<number>): number {
  let largest = 0;
  for (let k = 0; k < v.length; k++) {
    const size = Math.abs(v[k]!);
    if (Number.isNaN(size)) return NaN;
    if (size > largest) largest = size;
  }
  if (largest === 0 || largest === Infinity) return largest;
  let sum = 0;
  for (let k = 0; k < v.length; k++) sum += (v[k]! / largest) ** 2;
  return largest * Math.sqrt(sum);
}

/** log Σ exp v, by the largest entry, so that no exponential overflows. */
export function logSumExp(v: ArrayLike<number>): number {
  let largest = -Infinity;
  for (let k = 0; k < v.length; k++) if (v[k]! > largest) largest = v[k]!;
  let sum = 0;
  for (let k = 0; k < v.length; k++) sum += Math.exp(v[k]! - largest);
  return largest + Math.log(sum);
}
