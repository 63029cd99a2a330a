/**
 * The formulas of the derivative of a state by a parameter: the immediate one, ∂⁺, for which the state before is held
 * fixed, and the total one. Which number of the state and which of the parameter is not written: [i] and [i, j] are said
 * beside the formula.
 */
import { chainOf, statesOf } from '../engine/derived/path.ts';
import { readFactor } from './equations.ts';
import { parameterSymbol, valueSymbol, type Style } from './symbols.ts';
import { slopeTex, toTex } from './tex.ts';
import type { Time } from './time.ts';
import { before, strandOf, type Wiring } from './wiring.ts';

export interface Derivative {
  /** The state: layer "1" at time t. */
  readonly layer: string;
  readonly t: Time;
  /** The parameter, which may be one of another layer. */
  readonly by: { readonly layer: string; readonly parameter: string };
}

/** ∂⁺h_t/∂W. */
export function immediateSymbol(wiring: Wiring, of: Derivative, style: Style = {}): string {
  return quotient('^{+}', output(wiring, of, of.t, style), weight(wiring, of, style));
}

/**
 * ∂⁺h_t[i]/∂W[i, j] = (1 − h_t[i]²) h_{t−1}[j] in a simple recurrent layer; 0 for a unit of another row. Of any other cell
 * the symbol alone.
 */
export function immediateFormula(
  wiring: Wiring,
  of: Derivative,
  unit: number,
  index: readonly number[],
  style: Style = {},
): string {
  const strand = strandOf(wiring, of.layer);
  const chain = chainOf(strand.plan);
  const { equations } = strand.plan.cell;
  const term = equations
    .find(({ name }) => name === chain?.sum)
    ?.terms.find(({ weight: name }) => name === of.by.parameter);
  if (!chain || !term || term.factors.length > 1 || of.by.layer !== of.layer)
    return immediateSymbol(wiring, of, style);
  const { size, inputSize } = strand.plan;
  const [row = 0, column = row] = index;
  const numbered = (symbol: string, k: number, of: number) =>
    of === 1 ? symbol : `${symbol}[${k + 1}]`;
  const h = numbered(output(wiring, of, of.t, style).trim(), unit, size);
  const { rows, cols } = strand.plan.parameters.find(({ name }) => name === of.by.parameter)!;
  const entry = rows * Math.max(cols, 1) === 1 ? '' : `[${index.map((k) => k + 1).join(', ')}]`;
  const lhs = quotient('^{+}', ` ${h}`, `${weight(wiring, of, style)}${entry}`);
  if (row !== unit) return `${lhs} = 0`;
  const { fn } = equations.find(({ name }) => name === chain.state)!;
  const read = term.factors.map((factor) => {
    const symbol = toTex(wiring, readFactor(wiring, strand, factor, of.t), style);
    const ofInput = factor.name === strand.plan.cell.input;
    return `\\, ${numbered(symbol, column, ofInput ? inputSize : size)}`;
  });
  return `${lhs} = ${slopeTex(fn, h, h, '\\cdot')}${read.join('')}`;
}

/** ∂h_t/∂W. */
export function totalSymbol(wiring: Wiring, of: Derivative, style: Style = {}): string {
  return quotient('', output(wiring, of, of.t, style), weight(wiring, of, style));
}

/**
 * ∂h_t/∂W = ∂⁺h_t/∂W + ∂h_t/∂h_{t−1} ∂h_{t−1}/∂W; with a memory, (h, c) in place of the state before. For a parameter of
 * another layer, whose uses reach h_t along more ways, the sum over the uses.
 */
export function totalFormula(wiring: Wiring, of: Derivative, style: Style = {}): string {
  const lhs = totalSymbol(wiring, of, style);
  if (of.by.layer !== of.layer) return `${lhs} = \\sum_{k} \\left.${lhs}\\right|_{k}`;
  const strand = strandOf(wiring, of.layer);
  const t = before(strand, of.t);
  const states = statesOf(strand.plan).map((name) =>
    valueSymbol(wiring, { layer: of.layer, name, t }, style),
  );
  const state = states.length === 1 ? ` ${states[0]!}` : `(${states.join(',\\,')})`;
  const jacobian = quotient('', output(wiring, of, of.t, style), state);
  const earlier = quotient('', state, weight(wiring, of, style));
  return `${lhs} = ${immediateSymbol(wiring, of, style)} + ${jacobian}\\, ${earlier}`;
}

function output(wiring: Wiring, { layer }: Derivative, t: Time, style: Style): string {
  const { name } = strandOf(wiring, layer).plan.output;
  return ` ${valueSymbol(wiring, { layer, name, t }, style)}`;
}

function weight(wiring: Wiring, { by: { layer, parameter } }: Derivative, style: Style): string {
  return ` ${parameterSymbol(wiring, layer, parameter, style)}`;
}

const quotient = (mark: string, above: string, below: string) =>
  `\\frac{\\partial${mark}${above}}{\\partial${below}}`;
