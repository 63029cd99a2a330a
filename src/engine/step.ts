/**
 * One step of a cell, forward and in reverse: the only place where the equations are carried out.
 *
 * For an equation y = fn(s), s = Σ W (q₁⊙q₂⊙…):
 *   forward    s, then y
 *   reverse    ∂y = Σ of its shares;  ∂s = fn′(y) ⊙ ∂y;  share of q₁ += (Wᵀ ∂s) ⊙ q₂ ⊙ …
 *   gradient   ∂W += ∂s (q₁⊙q₂⊙…)ᵀ
 *
 * Where a reverse pass is given a `wrong`, it does that one thing otherwise (deviation.ts).
 */
import type { Deviation } from './deviation.ts';
import type { EquationPlan, FactorPlan, Plan, QuantitySlot, TermPlan } from './plan.ts';
import { addOuter, addProduct, addTransposedProduct } from './vector.ts';

// Room for one product and one error; grown when a larger cell comes by. Nothing in it outlives a call.
let product = new Float64Array(64);
let slopeTimesError = new Float64Array(64);
let back = new Float64Array(64);
/** Where in the array that `argument` returned the numbers begin. */
let at = 0;

function makeRoom(plan: Plan): void {
  const needed = Math.max(plan.size, plan.inputSize);
  if (product.length >= needed) return;
  product = new Float64Array(needed);
  slopeTimesError = new Float64Array(needed);
  back = new Float64Array(needed);
}

/** Computes every quantity at `position` from its input there and the state at `position − 1`. */
export function stepForward(
  plan: Plan,
  weights: Float64Array,
  values: Float64Array,
  position: number,
): void {
  makeRoom(plan);
  const { size, stride } = plan;
  for (const equation of plan.equations) {
    const y = position * stride + equation.offset;
    for (const term of equation.terms) addTerm(plan, term, weights, values, position, y);
    if (equation.identity) continue;
    const { fn } = equation;
    for (let k = y; k < y + size; k++) values[k] = fn.value(values[k]!);
  }
}

function addTerm(
  plan: Plan,
  term: TermPlan,
  weights: Float64Array,
  values: Float64Array,
  position: number,
  y: number,
): void {
  const { size } = plan;
  const { parameter } = term;
  if (term.factors.length === 0) {
    for (let k = 0; k < size; k++) values[y + k]! += weights[parameter!.offset + k]!;
    return;
  }
  const source = argument(plan, term, values, position);
  const q = at;
  if (parameter === null) for (let k = 0; k < size; k++) values[y + k]! += source[q + k]!;
  else if (parameter.cols === 0)
    for (let k = 0; k < size; k++)
      values[y + k]! += weights[parameter.offset + k]! * source[q + k]!;
  else addProduct(weights, parameter.offset, size, parameter.cols, source, q, values, y);
}

/** What the weight of a term multiplies: a lone quantity where it stands, or the product of the factors. */
function argument(
  plan: Plan,
  term: TermPlan,
  values: Float64Array,
  position: number,
): Float64Array {
  if (term.direct) {
    const factor = term.factors[0]!;
    at = (position - factor.lag) * plan.stride + factor.offset;
    return values;
  }
  multiply(plan, term, values, position, -1, 1);
  at = 0;
  return product;
}

/**
 * product = the element-wise product of the term's factors, all but the one numbered `except`. With `reach` 0 those of the step
 * before are read at this one.
 */
function multiply(
  plan: Plan,
  term: TermPlan,
  values: Float64Array,
  position: number,
  except: number,
  reach: 0 | 1,
): void {
  const { size } = term;
  for (let k = 0; k < size; k++) product[k] = 1;
  for (let f = 0; f < term.factors.length; f++) {
    if (f === except) continue;
    const factor = term.factors[f]!;
    const q = (position - reach * factor.lag) * plan.stride + factor.offset;
    if (factor.complement) for (let k = 0; k < size; k++) product[k]! *= 1 - values[q + k]!;
    else for (let k = 0; k < size; k++) product[k]! *= values[q + k]!;
  }
}

/**
 * Sums the error of each quantity at `position` from its shares, and sends the shares of what each equation used.
 * `errors` holds what was seeded from outside (usually nothing); all errors of later positions must be there.
 */
export function stepReverse(
  plan: Plan,
  weights: Float64Array,
  values: Float64Array,
  errors: Float64Array,
  shares: Float64Array,
  position: number,
  wrong?: Deviation,
): void {
  makeRoom(plan);
  for (let e = plan.equations.length - 1; e >= 0; e--) {
    const equation = plan.equations[e]!;
    sumShares(plan, equation, errors, shares, position, wrong);
    const delta = errorOfSum(plan, equation, values, errors, position, wrong);
    const d = delta === errors ? position * plan.stride + equation.offset : 0;
    for (const term of equation.terms)
      sendShares(plan, term, weights, values, delta, d, shares, position, wrong);
  }
  sumShares(plan, plan.input, errors, shares, position, wrong);
}

/** At position 0 only the state has an error: the sum of what the first step sends back. */
export function reverseInitialState(
  plan: Plan,
  errors: Float64Array,
  shares: Float64Array,
  wrong?: Deviation,
): void {
  for (const quantity of plan.quantities)
    if (quantity.state) sumShares(plan, quantity, errors, shares, 0, wrong);
}

function sumShares(
  plan: Plan,
  quantity: Pick<QuantitySlot, 'offset' | 'shares'>,
  errors: Float64Array,
  shares: Float64Array,
  position: number,
  wrong?: Deviation,
): void {
  const y = position * plan.stride + quantity.offset;
  for (const share of quantity.shares) {
    const from = position * plan.shareStride + share.offset;
    if (wrong?.share) {
      const steps = errors.length / plan.stride - 1;
      for (let k = 0; k < share.size; k++)
        // Written back: also of a wrong error the shares are what it is the sum of.
        errors[y + k]! += shares[from + k] = wrong.share(
          shares[from + k]!,
          share,
          plan,
          position,
          steps,
        );
    } else for (let k = 0; k < share.size; k++) errors[y + k]! += shares[from + k]!;
  }
}

/** ∂s = fn′(y) ⊙ ∂y; where fn is the identity the error itself, not a copy. */
function errorOfSum(
  plan: Plan,
  equation: EquationPlan,
  values: Float64Array,
  errors: Float64Array,
  position: number,
  wrong?: Deviation,
): Float64Array {
  if (equation.identity) return errors;
  const y = position * plan.stride + equation.offset;
  if (wrong?.slope) {
    const a = position * plan.stride + (squashedBy(equation)?.offset ?? equation.offset);
    for (let k = 0; k < plan.size; k++)
      slopeTimesError[k] =
        errors[y + k]! *
        wrong.slope(
          equation.fn,
          values[y + k]!,
          values[y + k - plan.stride]!,
          values[a + k]!,
          equation,
          plan,
        );
    return slopeTimesError;
  }
  for (let k = 0; k < plan.size; k++)
    slopeTimesError[k] = errors[y + k]! * equation.fn.slope(values[y + k]!);
  return slopeTimesError;
}

/** The quantity a of y = fn(a); undefined where fn is applied to a sum without a name. */
export function squashedBy({ terms }: EquationPlan): FactorPlan | undefined {
  const [only, ...more] = terms;
  return only && more.length === 0 && only.direct && only.parameter === null
    ? only.factors[0]
    : undefined;
}

function sendShares(
  plan: Plan,
  term: TermPlan,
  weights: Float64Array,
  values: Float64Array,
  delta: Float64Array,
  d: number,
  shares: Float64Array,
  position: number,
  wrong?: Deviation,
): void {
  const { size } = plan;
  const { factors } = term;
  if (factors.length === 0) return;
  const parameter = wrong ? parameterOf(plan, term, wrong) : term.parameter;
  const asItStands = wrong?.untransposed && factors[0]!.lag === 1;
  if (term.direct) {
    // The same as below with nothing to multiply by: the common case, written out because it is the inner loop.
    const { share, lag } = factors[0]!;
    const to = (position - lag) * plan.shareStride + share.offset;
    if (parameter === null) for (let k = 0; k < size; k++) shares[to + k]! += delta[d + k]!;
    else if (parameter.cols > 0)
      if (asItStands)
        addProduct(weights, parameter.offset, size, parameter.cols, delta, d, shares, to);
      else
        addTransposedProduct(weights, parameter.offset, size, parameter.cols, delta, d, shares, to);
    else
      for (let k = 0; k < size; k++)
        shares[to + k]! += weights[parameter.offset + k]! * delta[d + k]!;
    return;
  }
  // back = Wᵀ ∂s, the error of the whole product of the factors
  if (parameter === null) for (let k = 0; k < size; k++) back[k] = delta[d + k]!;
  else if (parameter.cols === 0)
    for (let k = 0; k < size; k++) back[k] = weights[parameter.offset + k]! * delta[d + k]!;
  else {
    back.fill(0, 0, parameter.cols);
    if (asItStands) addProduct(weights, parameter.offset, size, parameter.cols, delta, d, back, 0);
    else addTransposedProduct(weights, parameter.offset, size, parameter.cols, delta, d, back, 0);
  }
  for (let f = 0; f < factors.length; f++) {
    const { share, lag, complement } = factors[f]!;
    const to = (position - lag) * plan.shareStride + share.offset;
    const sign = complement ? -1 : 1;
    if (wrong?.ungated && parameter === null && lag === 1) product.fill(1, 0, term.size);
    else multiply(plan, term, values, position, f, wrong?.othersOfOwnStep ? 0 : 1);
    for (let k = 0; k < term.size; k++) shares[to + k]! += sign * back[k]! * product[k]!;
  }
}

function parameterOf(plan: Plan, { parameter }: TermPlan, wrong: Deviation) {
  return parameter && wrong.parameter ? wrong.parameter(parameter, plan) : parameter;
}

/** Adds what the step at `position` contributes to each parameter's gradient to `gradient` (the plan's parameter layout). */
export function addGradient(
  plan: Plan,
  values: Float64Array,
  errors: Float64Array,
  position: number,
  gradient: Float64Array,
  wrong?: Deviation,
): void {
  makeRoom(plan);
  const { size, stride } = plan;
  for (const equation of plan.equations) {
    if (equation.terms.every((term) => term.parameter === null)) continue;
    const delta = errorOfSum(plan, equation, values, errors, position, wrong);
    const d = delta === errors ? position * stride + equation.offset : 0;
    for (const term of equation.terms) {
      const parameter = wrong ? parameterOf(plan, term, wrong) : term.parameter;
      if (parameter === null) continue;
      if (term.factors.length === 0) {
        if (wrong?.withoutBiases) continue;
        for (let k = 0; k < size; k++) gradient[parameter.offset + k]! += delta[d + k]!;
        continue;
      }
      const later = wrong?.readsOwnStep && term.factors[0]!.lag === 1 ? 1 : 0;
      const source = argument(plan, term, values, position + later);
      const q = at;
      if (parameter.cols === 0)
        for (let k = 0; k < size; k++)
          gradient[parameter.offset + k]! += delta[d + k]! * source[q + k]!;
      else addOuter(delta, d, size, source, q, parameter.cols, gradient, parameter.offset);
    }
  }
}
