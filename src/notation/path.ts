/**
 * The formulas of one cell of the contribution triangle, ∂L_s/∂W through the use at step t: the way of the error as a
 * product of matrices, and what the use makes of it.
 */
import { chainOf, isUnderReadout, statesOf, type Chain } from '../engine/derived/path.ts';
import type { Strand } from '../engine/network.ts';
import { sum, type Expression } from './expression.ts';
import { gradientFormula } from './gradient.ts';
import { errorSymbol, parameterSymbol, valueSymbol, isMarked, type Style } from './symbols.ts';
import { inBrackets, slopeTex, toTex } from './tex.ts';
import { after, isReadout, strandOf, type Wiring } from './wiring.ts';

/** How many steps of a product are written out before dots stand for the rest. */
const WRITTEN = 3;

/** The way of an error through a strand from step s to step t. */
interface Way {
  readonly wiring: Wiring;
  readonly strand: Strand;
  readonly s: number;
  readonly t: number;
  readonly style: Style;
}

/**
 * The error of L_s where the use at t begins, as a product: slopes and weights in a simple recurrent layer, the Jacobians of
 * the state in any other. Null where it is no product but a sum over many ways (a layer under another layer), and for the
 * readout, whose error is z_s − y_s itself.
 */
export function wayFormula(
  wiring: Wiring,
  layer: string,
  s: number,
  t: number,
  style: Style = {},
): string | null {
  const strand = strandOf(wiring, layer);
  if (isReadout(strand) || !isUnderReadout(wiring.network, layer)) return null;
  const way = { wiring, strand, s, t, style };
  const chain = chainOf(strand.plan);
  return chain ? throughSums(way, chain) : throughStates(way);
}

/** What the use at t makes of the error: ∂L_s/∂W|_t = ∂L_s/∂a_{h,t} h_{t−1}ᵀ. */
export function useFormula(
  wiring: Wiring,
  layer: string,
  parameter: string,
  s: number,
  t: number,
  style: Style = {},
): string {
  return gradientFormula(wiring, layer, parameter, { ...style, loss: s, t }).tex;
}

/**
 * The factor after which an error stands at each place of a chain, in the order in which the error comes: z_s − y_s,
 * W_hzᵀ, then (1 − h²)⊙ and W_hhᵀ in turn. Null where the way is no chain.
 */
export function factorsOfWay(
  wiring: Wiring,
  layer: string,
  s: number,
  t: number,
  style: Style = {},
): string[] | null {
  const strand = strandOf(wiring, layer);
  const seed = toTex(wiring, seedOf(s), style);
  if (isReadout(strand)) return [seed];
  const chain = chainOf(strand.plan);
  if (!chain || !isUnderReadout(wiring.network, layer)) return null;
  const way = { wiring, strand, s, t, style };
  const single = strand.plan.size === 1;
  const weight = parameterSymbol(wiring, layer, chain.weight, { ...style, transposed: !single });
  const readout = parameterSymbol(wiring, 'readout', 'W_hz', { ...style, transposed: true });
  const factors = [seed, readout];
  for (let k = 0; k <= Math.abs(s - t); k++) {
    if (k > 0) factors.push(weight);
    const slope = slopeAt(way, chain, s + Math.sign(t - s) * k);
    factors.push(single ? slope : `${slope}\\,\\odot`);
  }
  return factors;
}

/** z_s − y_s. */
function seedOf(s: number): Expression {
  return sum([
    { sign: 1, of: { kind: 'value', place: { layer: 'readout', name: 'z', t: s } } },
    { sign: -1, of: { kind: 'label', t: s } },
  ]);
}

/** W_hzᵀ (z_s − y_s), of a two-way layer the rows that belong to this direction. */
function fromScores({ wiring, strand, s, style }: Way): string {
  const of: Expression = {
    kind: 'matrix',
    layer: 'readout',
    name: 'W_hz',
    transposed: true,
    of: seedOf(s),
  };
  if (wiring.network.levels[strand.level]!.length === 1) return toTex(wiring, of, style);
  const { outputOffset: from, plan } = strand;
  return toTex(wiring, { kind: 'rows', of, from, count: plan.size }, style);
}

function throughSums(way: Way, chain: Chain): string {
  const { wiring, strand, s, t, style } = way;
  const lhs = errorSymbol(wiring, { layer: strand.key, name: chain.sum, t }, { ...style, loss: s });
  const weight = parameterSymbol(wiring, strand.key, chain.weight, { ...style, transposed: true });
  // In braces, so that a line is broken between factors and not in one.
  const diagonal = (time: number) =>
    `{\\operatorname{diag}${inBrackets(slopeAt(way, chain, time).replace(/^\((.*)\)$/, '$1'))}}`;
  const factors = between(way).map((time) =>
    time === t ? diagonal(time) : `${weight}\\, ${diagonal(time)}`,
  );
  return `${lhs} = ${withDots(factors).join('\\; ')}\\; ${fromScores(way)}`;
}

function throughStates(way: Way): string {
  const { wiring, strand, s, t, style } = way;
  const states = statesOf(strand.plan);
  const symbol = (time: number) => {
    const symbols = states.map((name) =>
      valueSymbol(wiring, { layer: strand.key, name, t: time }, style),
    );
    return symbols.length === 1 ? ` ${symbols[0]!}` : `(${symbols.join(',\\,')})`;
  };
  const factors = between(way)
    .slice(0, -1)
    .map((time) => {
      const next = after(strand, time) as number;
      return `\\left(\\frac{\\partial${symbol(next)}}{\\partial${symbol(time)}}\\right)^{\\!\\top}`;
    });
  const error = (time: number) => `\\frac{\\partial L_{${s}}}{\\partial${symbol(time)}}`;
  if (factors.length === 0) {
    const output = { layer: strand.key, name: strand.plan.output.name, t };
    return `${errorSymbol(wiring, output, { ...style, loss: s })} = ${fromScores(way)}`;
  }
  return `${error(t)} = ${withDots(factors).join('\\, ')}\\, ${error(s)}`;
}

/** The steps from t to s, as the factors stand in the product. */
function between({ s, t }: Way): number[] {
  return Array.from({ length: Math.abs(s - t) + 1 }, (_, k) => t + Math.sign(s - t) * k);
}

/** The first and the last of a long product, with dots between. */
function withDots(factors: readonly string[]): readonly string[] {
  if (factors.length <= WRITTEN) return factors;
  return [...factors.slice(0, WRITTEN - 1), '\\cdots', factors.at(-1)!];
}

function slopeAt({ wiring, strand, style }: Way, { state }: Chain, t: number): string {
  const { fn } = strand.plan.cell.equations.find(({ name }) => name === state)!;
  const place = { layer: strand.key, name: state, t };
  const y = valueSymbol(wiring, place, style);
  return slopeTex(fn, y, isMarked(wiring, place) ? inBrackets(y) : y, '\\odot');
}
