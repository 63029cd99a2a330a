/** The formula of a gradient: what each step contributes, summed over the steps that share the parameter. */
import type { Equation, Product } from '../engine/cell.ts';
import type { Strand } from '../engine/network.ts';
import { isMatrix, readFactor } from './equations.ts';
import { product, type Expression, type Signed } from './expression.ts';
import { formulaOf, type Formula } from './formula.ts';
import { errorOfSum } from './shares.ts';
import { gradientSymbol, type Style } from './symbols.ts';
import type { Time } from './time.ts';
import { strandOf, type Wiring } from './wiring.ts';

export interface GradientStyle extends Style {
  /** The contribution of this step alone; absent, the sum over all steps. */
  readonly t?: Time;
}

/**
 * ∂L/∂W_{hh} = Σ_t ∂L/∂a_{h,t} h_{t-1}^⊤; with a time, the part that this use of W_{hh} contributes, the state
 * before it held fixed.
 */
export function gradientFormula(
  wiring: Wiring,
  layer: string,
  parameter: string,
  { t, ...style }: GradientStyle = {},
): Formula {
  const symbol = gradientSymbol(wiring, layer, parameter, style);
  const terms = gradientTerms(wiring, layer, parameter, t ?? 't');
  if (t !== undefined) return formulaOf(wiring, `\\left.${symbol}\\right|_{${t}}`, terms, style);
  const summand = formulaOf(wiring, symbol, terms, style);
  const inner = terms.length > 1 ? `\\left(${summand.rhs}\\right)` : summand.rhs;
  const rhs = `\\sum_{t=1}^{T} ${inner}`;
  return { ...summand, rhs, tex: `${symbol} = ${rhs}` };
}

/** What step t contributes, one term for each product that the parameter stands in. */
export function gradientTerms(wiring: Wiring, layer: string, parameter: string, t: Time): Signed[] {
  const strand = strandOf(wiring, layer);
  const terms = strand.plan.cell.equations.flatMap((equation) =>
    equation.terms
      .filter(({ weight }) => weight === parameter)
      .map((term): Signed => ({ sign: 1, of: contribution(wiring, strand, equation, term, t) })),
  );
  const { steps } = wiring.network;
  if (typeof t === 'number' && !(t >= 1 && t <= steps))
    throw new RangeError(`There is no step ${t}: steps run from 1 to ${steps}.`);
  if (terms.length === 0)
    throw new RangeError(`The ${strand.plan.cell.title} has no parameter "${parameter}".`);
  return terms;
}

/** ∂s qᵀ for a matrix, ∂s ⊙ q for a vector, ∂s for a bias. */
function contribution(
  wiring: Wiring,
  strand: Strand,
  equation: Equation,
  { weight, factors }: Product,
  t: Time,
): Expression {
  const error = errorOfSum(strand, equation, t);
  const read = factors.map((factor) => readFactor(wiring, strand, factor, t));
  if (!isMatrix(strand, weight!)) return product([...error, ...read]);
  return { kind: 'outer', left: product(error), right: product(read) };
}
