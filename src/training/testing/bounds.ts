/**
 * How far a float32 number may be from the exact one: with each value and each error of a run goes a *radius*, carried through the
 * same equations (a running error analysis: Wilkinson 1963; Higham 2002, section 3.3). It is proved operation by operation, so a learner
 * that does what the equations say never leaves it, in whatever order it sums, fused or not:
 *
 *   product  |∏ x̂ − ∏ x| ≤ ∏ (|x| + r) − ∏ |x|, which is carried along as (size, spread)
 *   sum      of m products of up to three factors: Σ spread + γ(m + 2) Σ (size + spread),  γ(m) = m u / (1 − m u), u = 2⁻²⁴
 *            (Higham 2002, section 3.1: each product passes m + 2 roundings at most, in whatever order)
 *   y = fn(s)  r_s · (the steepest slope in reach of s) + FUNCTION_ERROR: tanh and σ of a learner must be within that, absolutely
 *   fn′(y)   both slopes are y² times −1 and something linear in y, so |Δ| ≤ |d fn′/dy| r + r², and 2 u for its own rounding
 *
 * Nothing is subtracted from anything, so a radius is itself right to a few units of 2⁻⁵³, which is as nothing beside the 2⁻²⁴ it is made
 * of; so is the rounding of the float64 engine. TINY stands for what is lost where a product is too small for float32.
 */
import type { EquationPlan, TermPlan } from '../../engine/plan.ts';

export const UNIT = 2 ** -24;
export const FUNCTION_ERROR = 4 * UNIT;
export const TINY = 2 ** -126;
/** Roundings beside those of the sum, which are one fewer than its terms: two at most in a product of three, one for the mean over the labels. */
const ALWAYS = 2;

/** γ(m). */
export function gamma(m: number): number {
  return (m * UNIT) / (1 - m * UNIT);
}

/** Sums of products, element by element: Σ |∏ x|, Σ spread, and how many. */
export class Sums {
  readonly size: Float64Array;
  readonly spread: Float64Array;
  readonly count: Float64Array;
  constructor(length: number) {
    this.size = new Float64Array(length);
    this.spread = new Float64Array(length);
    this.count = new Float64Array(length);
  }

  /** Adds the product of three numbers, each with its radius. */
  add(k: number, a: number, ra: number, b: number, rb: number, c = 1, rc = 0): void {
    const ab = Math.abs(a * b);
    const spread = (Math.abs(a) + ra) * rb + ra * Math.abs(b);
    this.size[k]! += ab * Math.abs(c);
    this.spread[k]! += spread * (Math.abs(c) + rc) + ab * rc;
    this.count[k]!++;
  }

  radius(k: number): number {
    const count = this.count[k]!;
    if (count === 0) return 0;
    const size = this.size[k]!;
    const spread = this.spread[k]!;
    return spread + gamma(count + ALWAYS) * (size + spread) + count * TINY;
  }
}

/** Numbers with their radii. */
export interface Balls {
  readonly at: Float64Array;
  readonly radius: Float64Array;
}

/** The product of a term's factors at a position, all but the one numbered `except`. */
export function ballsOf(
  term: TermPlan,
  values: Float64Array,
  radii: Float64Array,
  stride: number,
  position: number,
  except = -1,
): Balls {
  const at = new Float64Array(term.size).fill(1);
  const radius = new Float64Array(term.size);
  term.factors.forEach(({ lag, offset, complement }, f) => {
    if (f === except) return;
    const q = (position - lag) * stride + offset;
    for (let k = 0; k < term.size; k++) {
      const x = complement ? 1 - values[q + k]! : values[q + k]!;
      let r = radii[q + k]!;
      if (complement) r += UNIT * (Math.abs(x) + r);
      // Before the product changes: what r does to it, then what its own spread does.
      radius[k] = radius[k]! * (Math.abs(x) + r) + Math.abs(at[k]!) * r;
      at[k]! *= x;
    }
  });
  return { at, radius };
}

/** The radius of y = fn(s). */
export function radiusOfFunction({ fn, identity }: EquationPlan, s: number, r: number): number {
  if (identity) return r;
  // Slopes fall off to both sides of 0, so the nearest point to 0 in reach is the steepest.
  const nearest = Math.max(0, Math.abs(s) - r);
  return Math.min(2, r * fn.slope(fn.value(nearest))) + FUNCTION_ERROR;
}

/** The radius of fn′(y). */
export function radiusOfSlope({ fn, identity }: EquationPlan, y: number, r: number): number {
  if (identity) return 0;
  const bend = (fn.slope(y + 1) - fn.slope(y - 1)) / 2;
  return Math.abs(bend) * r + r * r + 2 * UNIT;
}
