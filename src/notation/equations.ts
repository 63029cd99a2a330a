/** A cell's equations as trees, at a time: what each value is computed from. */
import type { Equation, Factor, Product } from '../engine/cell.ts';
import type { Strand } from '../engine/network.ts';
import { product, sum, type Expression, type Signed } from './expression.ts';
import type { Time } from './time.ts';
import { before, below, isReadout, type Wiring } from './wiring.ts';

/** One product of an equation, with the factors that count: all, or all but the one numbered `except`. */
export function termOf(
  wiring: Wiring,
  strand: Strand,
  { weight, factors }: Product,
  t: Time,
): Expression {
  const read = factors.map((factor) => readFactor(wiring, strand, factor, t));
  if (weight === null) return product(read);
  const parameter = { layer: strand.key, name: weight };
  if (isMatrix(strand, weight))
    return { kind: 'matrix', ...parameter, transposed: false, of: product(read) };
  return product([{ kind: 'parameter', ...parameter }, ...read]);
}

/** y = fn(Σ products), as signed terms where fn is the identity; else as one term. */
export function sidesOf(wiring: Wiring, strand: Strand, equation: Equation, t: Time): Signed[] {
  const terms: Signed[] = equation.terms.map((term) => ({
    sign: 1,
    of: termOf(wiring, strand, term, t),
  }));
  if (equation.fn.name === 'identity') return terms;
  return [{ sign: 1, of: { kind: 'call', fn: equation.fn, of: sum(terms) } }];
}

/** A factor of a product of the step at t. An input is shown as what it is a copy of. */
export function readFactor(wiring: Wiring, strand: Strand, factor: Factor, t: Time): Expression {
  const at = factor.previous ? before(strand, t) : t;
  if (factor.name === strand.plan.cell.input) return inputOf(wiring, strand, at);
  const place = { layer: strand.key, name: factor.name, t: at };
  return { kind: factor.complement ? 'complement' : 'value', place };
}

/** Both directions read the same x; the readout reads the h of the top layer, both halves of it where there are two. */
function inputOf(wiring: Wiring, strand: Strand, t: Time): Expression {
  if (isReadout(strand)) return outputsBelow(wiring, strand, t);
  const first = wiring.network.levels[strand.level]![0]!;
  return { kind: 'value', place: { layer: first.key, name: strand.plan.cell.input, t } };
}

/** The output of the level below, which is the input of this one. */
export function outputsBelow(wiring: Wiring, strand: Strand, t: Time): Expression {
  const parts = below(wiring, strand).map(({ key, plan }): Expression => ({
    kind: 'value',
    place: { layer: key, name: plan.cell.output, t },
  }));
  return parts.length === 1 ? parts[0]! : { kind: 'joined', parts };
}

export function isMatrix(strand: Strand, weight: string): boolean {
  return strand.plan.cell.weights.some(({ name, kind }) => name === weight && kind === 'matrix');
}
