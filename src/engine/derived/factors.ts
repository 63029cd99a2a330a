/**
 * What an equation sends back, factor by factor: the shares of trace.ts, taken apart by the place where a quantity stands.
 *
 *     y = fn(s), s = Σ W (q₁⊙q₂⊙…)        part of q₁ = ± (Wᵀ ∂s) ⊙ q₂ ⊙ …
 *
 * A quantity that stands in an equation once has its whole share here; where it stands in two products (u of a GRU, in
 * (1−u)⊙n and in u⊙h′), its share is the sum of both. It is the same step of the reverse pass (step.ts), of that one equation,
 * with a share of its own for each factor.
 */
import { timeOf } from '../network.ts';
import type { EquationPlan, Plan, ShareSlot } from '../plan.ts';
import { stepReverse } from '../step.ts';
import type { Trace } from '../trace.ts';

export interface FactorPart {
  /** The product and the factor in it, as they are numbered in the cell's equation. */
  readonly term: number;
  readonly factor: number;
  readonly values: Float64Array;
}

/** What the equation `name` of a layer sends back at t; empty where the network has none there. */
export function factorParts(trace: Trace, layer: string, name: string, t: number): FactorPart[] {
  const at = trace.strandIndex(layer);
  const strand = trace.strands[at];
  const equation = strand?.plan.equations.find((line) => line.name === name);
  if (!strand || !equation || t < 1 || t > trace.steps) return [];
  const { plan, parts } = apart(strand.plan, equation);
  // The step and the one before it, as positions 1 and 0.
  const before = (timeOf(strand, trace.steps, t) - 1) * plan.stride;
  const shares = new Float64Array(2 * plan.shareStride);
  stepReverse(
    plan,
    strand.weights,
    trace.forward.values[at]!.subarray(before),
    trace.reverse.errors[at]!.subarray(before),
    shares,
    1,
  );
  return parts.map(({ term, factor, lag, slot: { offset, size } }) => {
    const from = (1 - lag) * plan.shareStride + offset;
    return { term, factor, values: shares.subarray(from, from + size) };
  });
}

interface Apart extends Omit<FactorPart, 'values'> {
  readonly lag: 0 | 1;
  readonly slot: ShareSlot;
}

/** The plan of one equation alone, whose factors have a share each. Its error is known: nothing is summed into it, or into the input. */
function apart(plan: Plan, equation: EquationPlan): { plan: Plan; parts: Apart[] } {
  const parts: Apart[] = [];
  let shareStride = 0;
  const terms = equation.terms.map((product, term) => ({
    ...product,
    factors: product.factors.map((one, factor) => {
      const slot = { ...one.share, offset: shareStride };
      shareStride += slot.size;
      parts.push({ term, factor, lag: one.lag, slot });
      return { ...one, share: slot };
    }),
  }));
  const equations = [{ ...equation, terms, shares: [] }];
  const input = { ...plan.input, shares: [] };
  return { plan: { ...plan, equations, input, shareStride }, parts };
}
