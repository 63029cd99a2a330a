/**
 * What comes back to a quantity q through one consumer y = fn(Σ W (q₁⊙q₂⊙…)), as a tree:
 *
 *     for each place where q stands among the factors   ± (Wᵀ (fn′ ⊙ ∂y)) ⊙ (the other factors)
 *
 * A consumer that uses q in two products sends one share, the sum of both.
 */
import type { Equation, Product } from '../engine/cell.ts';
import type { Strand } from '../engine/network.ts';
import type { ShareSlot } from '../engine/plan.ts';
import { isMatrix, readFactor } from './equations.ts';
import { product, sum, type Expression, type Signed } from './expression.ts';
import type { Time } from './time.ts';
import { after, type Wiring } from './wiring.ts';

/** ∂s = fn′(y) ⊙ ∂y, the error of the sum inside an equation, as factors of a product. */
export function errorOfSum(strand: Strand, { name, fn }: Equation, t: Time): Expression[] {
  const place = { layer: strand.key, name, t };
  const error: Expression = { kind: 'error', place };
  return fn.name === 'identity' ? [error] : [{ kind: 'slope', fn, place }, error];
}

/** One use of q: where it stands in a product of its consumer. */
interface Use {
  readonly sign: 1 | -1;
  readonly term: Product;
  readonly matrix: boolean;
  /** Diagonal weight and other factors: what the error is multiplied by, element by element. */
  readonly beside: readonly Expression[];
}

/** The share of a quantity at t through one consumer of the same strand, with its sign. */
export function shareThrough(wiring: Wiring, strand: Strand, slot: ShareSlot, t: Time): Signed {
  const at = slot.lag === 1 ? after(strand, t) : t;
  const equation = strand.plan.cell.equations.find(({ name }) => name === slot.consumer)!;
  const back = errorOfSum(strand, equation, at);
  const uses = usesOf(wiring, strand, equation, slot, at);
  if (uses.length === 1) return { sign: uses[0]!.sign, of: roadOf(strand, uses[0]!, back) };
  // Σ (± beside) ⊙ ∂s reads better than Σ ± (beside ⊙ ∂s), and can be written where no matrix stands between.
  const ordered = uses.toSorted((a, b) => b.sign - a.sign);
  const of = uses.some(({ matrix }) => matrix)
    ? sum(ordered.map((use) => ({ sign: use.sign, of: roadOf(strand, use, back) })))
    : product([sum(ordered.map(({ sign, beside }) => ({ sign, of: product(beside) }))), ...back]);
  return { sign: 1, of };
}

function roadOf(
  strand: Strand,
  { term, matrix, beside }: Use,
  back: readonly Expression[],
): Expression {
  if (!matrix) return product([...beside, ...back]);
  const weight = { layer: strand.key, name: term.weight!, transposed: true };
  return product([...beside, { kind: 'matrix', ...weight, of: product(back) }]);
}

function usesOf(
  wiring: Wiring,
  strand: Strand,
  equation: Equation,
  slot: ShareSlot,
  at: Time,
): Use[] {
  return equation.terms.flatMap((term) =>
    term.factors.flatMap((factor, k): Use[] => {
      if (factor.name !== slot.quantity || factor.previous !== (slot.lag === 1)) return [];
      const matrix = term.weight !== null && isMatrix(strand, term.weight);
      const others = term.factors
        .filter((_, other) => other !== k)
        .map((other) => readFactor(wiring, strand, other, at));
      const diagonal: Expression[] =
        term.weight === null || matrix
          ? []
          : [{ kind: 'parameter', layer: strand.key, name: term.weight }];
      return [{ sign: factor.complement ? -1 : 1, term, matrix, beside: [...diagonal, ...others] }];
    }),
  );
}
