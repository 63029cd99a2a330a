/**
 * The right-hand side of a formula, as a small tree. It is built once, from a cell's equations, and printed by
 * each printer: symbols (tex.ts), numbers of one unit (scalar.ts), vectors (vectors.ts), Python (python/print.ts).
 * Nothing here is ever simplified or rearranged: a tree is printed as it was built.
 */
import type { ScalarFunction } from '../engine/functions.ts';
import type { Time } from './time.ts';
import type { Place } from './wiring.ts';

export type Expression =
  /** A quantity, and ∂L/∂(the quantity). */
  | { readonly kind: 'value' | 'error'; readonly place: Place }
  /** 1 − q. */
  | { readonly kind: 'complement'; readonly place: Place }
  /** fn′, written with the output y = fn(a). */
  | { readonly kind: 'slope'; readonly fn: ScalarFunction; readonly place: Place }
  /** A vector parameter. */
  | { readonly kind: 'parameter'; readonly layer: string; readonly name: string }
  /** W q, or Wᵀ q. */
  | {
      readonly kind: 'matrix';
      readonly layer: string;
      readonly name: string;
      readonly transposed: boolean;
      readonly of: Expression;
    }
  | { readonly kind: 'call'; readonly fn: ScalarFunction; readonly of: Expression }
  /** Element by element. */
  | { readonly kind: 'product'; readonly factors: readonly Expression[] }
  | { readonly kind: 'sum'; readonly terms: readonly Signed[] }
  /** left rightᵀ. */
  | { readonly kind: 'outer'; readonly left: Expression; readonly right: Expression }
  /** Some rows of a vector, counted from 0. */
  | {
      readonly kind: 'rows';
      readonly of: Expression;
      readonly from: number;
      readonly count: number;
    }
  /** Vectors on top of one another: what stands above a two-way layer reads both halves. */
  | { readonly kind: 'joined'; readonly parts: readonly Expression[] }
  | { readonly kind: 'softmax'; readonly of: Expression }
  /** −log z_t[y_t]. */
  | { readonly kind: 'surprise'; readonly t: Time }
  /** y_t, one-hot. */
  | { readonly kind: 'label'; readonly t: Time }
  | { readonly kind: 'one' }
  | { readonly kind: 'zero' };

export interface Signed {
  readonly sign: 1 | -1;
  readonly of: Expression;
}

/** A product of one factor is that factor, of none is 1. */
export function product(factors: readonly Expression[]): Expression {
  if (factors.length === 0) return { kind: 'one' };
  return factors.length === 1 ? factors[0]! : { kind: 'product', factors };
}

/** A sum of one positive term is that term, of none is 0. */
export function sum(terms: readonly Signed[]): Expression {
  if (terms.length === 0) return { kind: 'zero' };
  return terms.length === 1 && terms[0]!.sign === 1 ? terms[0]!.of : { kind: 'sum', terms };
}
