/**
 * The formulas of the derivative of a state by a parameter: the immediate one, ∂⁺, for which the state before is held
 * fixed, and the total one. Which number of the state and which of the parameter is not written: [i] and [i, j] are said
 * beside the formula.
 */
import { statesOf } from '../engine/derived/path.ts';
import { parameterSymbol, valueSymbol, type Style } from './symbols.ts';
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
