import type { Trace } from '../trace.ts';
import { timeOf } from '../network.ts';
import { stepReverse } from '../step.ts';

/**
 * The Jacobian of one step of a strand, ∂(state after)/∂(state before): row-major, entry (i, j) is
 * ∂ after_i / ∂ before_j. In the notation of the paper, for h: ∂h_{t+1}/∂h_t = diag(1 − h²_{t+1}) W_hh.
 *
 * `t` is the time of the state before (0 for the initial state of a forward strand); a backward strand steps
 * to t − 1. For a cell with several carried quantities, the others are held fixed: `of` and `by` name the pair
 * (∂c_{t+1}/∂c_t is `of = by = "c"`). Throws a RangeError where there is no such step.
 */
export function stepJacobian(
  trace: Trace,
  layer: string,
  t: number,
  of = 'h',
  by = of,
): Float64Array {
  const at = trace.strandIndex(layer);
  const strand = trace.strands[at];
  const after = strand?.plan.quantity.get(of);
  const before = strand?.plan.quantity.get(by);
  if (!strand || !after || !before || !before.state)
    throw new RangeError(`There is no ∂${of}/∂${by} in layer "${layer}".`);
  const position = timeOf(strand, trace.steps, t);
  if (position < 0 || position >= trace.steps) throw new RangeError(`No step begins at t = ${t}.`);

  // A reverse pass over this one step, seeded with each unit in turn: row i is ∂ after_i / ∂(everything before).
  const { plan, weights } = strand;
  const n = plan.size;
  const base = position * plan.stride;
  const values = trace.forward.values[at]!.subarray(base, base + 2 * plan.stride);
  const errors = new Float64Array(2 * plan.stride);
  const shares = new Float64Array(2 * plan.shareStride);
  const jacobian = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    errors.fill(0);
    shares.fill(0);
    errors[plan.stride + after.offset + i] = 1;
    stepReverse(plan, weights, values, errors, shares, 1);
    for (const share of before.shares)
      if (share.lag === 1)
        for (let j = 0; j < n; j++) jacobian[i * n + j]! += shares[share.offset + j]!;
  }
  return jacobian;
}

/** The product A B of two [n × n] matrices, row-major. */
export function multiplySquare(a: Float64Array, b: Float64Array, n: number): Float64Array {
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let k = 0; k < n; k++) {
      const aik = a[i * n + k]!;
      for (let j = 0; j < n; j++) out[i * n + j]! += aik * b[k * n + j]!;
    }
  return out;
}

/**
 * The singular values of an [n × n] matrix, largest first, by one-sided Jacobi rotations: the columns are rotated in
 * pairs until all are orthogonal; their lengths are the singular values, each to high relative accuracy.
 */
export function singularValues(matrix: ArrayLike<number>, n: number): Float64Array {
  const unit = powerOfTwoNear(matrix);
  const columns = Array.from({ length: n }, (_, j) =>
    Float64Array.from({ length: n }, (_, i) => matrix[i * n + j]! / unit),
  );
  for (let sweep = 0; sweep < 60; sweep++) {
    let rotated = false;
    for (let p = 0; p < n - 1; p++)
      for (let q = p + 1; q < n; q++) rotated = makeOrthogonal(columns[p]!, columns[q]!) || rotated;
    if (!rotated) break;
  }
  return Float64Array.from(columns, (column) => unit * Math.hypot(...column))
    .sort()
    .reverse();
}

/**
 * A unit in which the largest entry is near 1, so that no square over- or underflows: the product of many steps'
 * Jacobians may lie near 1e±200. A power of two, so that measuring in it rounds nothing.
 */
function powerOfTwoNear(matrix: ArrayLike<number>): number {
  let largest = 0;
  for (let k = 0; k < matrix.length; k++) largest = Math.max(largest, Math.abs(matrix[k]!));
  return largest > 0 && largest < Infinity ? 2 ** Math.floor(Math.log2(largest)) : 1;
}

/** Rotates two columns so that their product is zero; false where it already was, to rounding. */
function makeOrthogonal(a: Float64Array, b: Float64Array): boolean {
  let [aa, bb, ab] = [0, 0, 0];
  for (let k = 0; k < a.length; k++) {
    aa += a[k]! * a[k]!;
    bb += b[k]! * b[k]!;
    ab += a[k]! * b[k]!;
  }
  if (!(Math.abs(ab) > 1e-16 * Math.sqrt(aa * bb))) return false;
  const zeta = (bb - aa) / (2 * ab);
  const tangent = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.hypot(1, zeta));
  const cosine = 1 / Math.hypot(1, tangent);
  const sine = cosine * tangent;
  for (let k = 0; k < a.length; k++) {
    const ak = a[k]!;
    a[k] = cosine * ak - sine * b[k]!;
    b[k] = sine * ak + cosine * b[k]!;
  }
  return true;
}
