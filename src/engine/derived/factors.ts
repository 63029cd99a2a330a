/**
 * What an equation sends back, factor by factor: the shares of trace.ts, taken apart by the place where a quantity stands.
 *
 *     y = fn(s), s = Σ W (q₁⊙q₂⊙…)        part of q₁ = ± (Wᵀ ∂s) ⊙ q₂ ⊙ …
 *
 * A quantity that stands in an equation once has its whole share here; where it stands in two products (u of a GRU, in
 * (1−u)⊙n and in u⊙h′), its share is the sum of both.
 */
import { timeOf } from '../network.ts';
import type { Trace } from '../trace.ts';
import { addTransposedProduct } from '../vector.ts';

export interface FactorPart {
  /** The product and the factor in it, as they are numbered in the cell's equation. */
  readonly term: number;
  readonly factor: number;
  readonly values: Float64Array;
}

/** ∂s = fn′(y) ⊙ ∂y of the equation `name` at t; undefined where the network has none there. */
export function errorOfSum(trace: Trace, layer: string, name: string, t: number) {
  const equation = trace.strands[trace.strandIndex(layer)]?.plan.equations.find(
    (line) => line.name === name,
  );
  const [value, error] = [trace.value({ layer, name, t }), trace.error({ layer, name, t })];
  if (!equation || !value || !error || t < 1 || t > trace.steps) return undefined;
  return equation.identity ? error : error.map((e, k) => e * equation.fn.slope(value[k]!));
}

/** What the equation `name` of a layer sends back at t; empty where the network has none there. */
export function factorParts(trace: Trace, layer: string, name: string, t: number): FactorPart[] {
  const at = trace.strandIndex(layer);
  const strand = trace.strands[at];
  const delta = errorOfSum(trace, layer, name, t);
  if (!strand || !delta) return [];
  const { plan, weights } = strand;
  const values = trace.forward.values[at]!;
  const position = timeOf(strand, trace.steps, t);
  const equation = plan.equations.find((line) => line.name === name)!;
  return equation.terms.flatMap(({ parameter, factors, size }, term) => {
    const back = new Float64Array(size);
    if (parameter === null) back.set(delta);
    else if (parameter.cols === 0)
      for (let k = 0; k < size; k++) back[k] = weights[parameter.offset + k]! * delta[k]!;
    else
      addTransposedProduct(weights, parameter.offset, plan.size, parameter.cols, delta, 0, back, 0);
    return factors.map(({ complement }, factor): FactorPart => {
      const part = back.map((error) => (complement ? -error : error));
      factors.forEach((other, k) => {
        if (k === factor) return;
        const q = (position - other.lag) * plan.stride + other.offset;
        for (let i = 0; i < size; i++)
          part[i]! *= other.complement ? 1 - values[q + i]! : values[q + i]!;
      });
      return { term, factor, values: part };
    });
  });
}
