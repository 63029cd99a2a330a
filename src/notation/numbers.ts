/**
 * The formulas with this run's numbers, for one unit: every addend written out, share by share for an error,
 * step by step for a gradient. What is printed is what was computed; with `digits: 17` evaluating it gives the engine's number.
 */
import { numberAt } from '../engine/table.ts';
import type { Trace } from '../engine/trace.ts';
import { errorTerms } from './error.ts';
import type { Signed } from './expression.ts';
import { texNumber } from './format.ts';
import { valueTerms } from './forward.ts';
import { gradientTerms } from './gradient.ts';
import { addressOf, labelOf, numbersOf, type NumberOptions } from './leaves.ts';
import { addUp, scalarTex } from './scalar.ts';
import { errorSymbol, gradientSymbol, valueSymbol } from './symbols.ts';
import { joinSigned } from './tex.ts';
import type { Place } from './wiring.ts';

export interface NumberTerm {
  /** The sign that stands before `tex`. */
  readonly sign: 1 | -1;
  readonly tex: string;
}

/** A share of an error term, with its number (sign included). */
export interface ShareNumbers extends NumberTerm {
  readonly consumer: string | null;
  readonly words: string;
  readonly value: number;
}

/** What step t contributes to an entry of a gradient. */
export interface StepNumbers extends NumberTerm {
  readonly t: number;
  readonly value: number;
}

export interface NumberLine<T extends NumberTerm = NumberTerm> {
  readonly lhs: string;
  readonly rhs: string;
  /** The engine's number, and its TeX. */
  readonly value: number;
  readonly result: string;
  /** `lhs = rhs = result`. */
  readonly tex: string;
  readonly terms: readonly T[];
}

/** a_{h,3}[1] = 0.50 · 1.00 + (−1.20) · 0.00 + … = 0.423, unit counted from 0. Null for what is given. */
export function valueNumbers(
  trace: Trace,
  place: Place,
  unit: number,
  options: NumberOptions = {},
): NumberLine | null {
  const terms = valueTerms(trace.forward, place);
  if (!terms) return null;
  const lhs = `${valueSymbol(trace.forward, place, options)}[${unit + 1}]`;
  const written = terms.map(({ sign, of }, k) => ({
    sign,
    tex: scalarTex(trace, of, [unit], options, sign < 0 ? 'factor' : k === 0 ? 'alone' : 'term'),
  }));
  return lineOf(lhs, written, numbersOf(trace, place, 'value')[unit]!, options);
}

/** One unit of an error term, share by share. Null where the network has no such quantity at that time. */
export function errorNumbers(
  trace: Trace,
  place: Place,
  unit: number,
  options: NumberOptions = {},
): NumberLine<ShareNumbers> | null {
  const terms = errorTerms(trace.forward, place);
  if (!terms) return null;
  const shares = trace.shares(addressOf(place));
  // Among several shares each is bracketed, so that the eye finds them again.
  const role = terms.length > 1 ? 'factor' : 'alone';
  const written = terms.map(({ of, ...term }, k): ShareNumbers => ({
    ...term,
    tex: scalarTex(trace, of, [unit], options, term.sign < 0 ? 'factor' : role),
    value: shares[k]?.values[unit] ?? seedPart(trace, term, place, unit),
  }));
  const lhs = `${errorSymbol(trace.forward, place, options)}[${unit + 1}]`;
  return lineOf(lhs, written, numbersOf(trace, place, 'error')[unit]!, options);
}

/** z_t and −y_t, which are no shares. */
function seedPart(
  trace: Trace,
  { sign }: Pick<Signed, 'sign'>,
  { t }: Place,
  unit: number,
): number {
  if (sign < 0) return labelOf(trace, t as number) === unit ? -1 : 0;
  return numbersOf(trace, { layer: 'readout', name: 'z', t }, 'value')[unit]!;
}

export interface GradientOptions extends NumberOptions {
  /** The contribution of this step alone; absent, all steps. */
  readonly t?: number;
}

/** One entry of a gradient, [row, column] or [row], counted from 0. */
export function gradientNumbers(
  trace: Trace,
  layer: string,
  parameter: string,
  index: readonly number[],
  { t, ...options }: GradientOptions = {},
): NumberLine<StepNumbers> {
  const steps = t === undefined ? Array.from({ length: trace.steps }, (_, k) => k + 1) : [t];
  const written = steps.map((step): StepNumbers => {
    const products = gradientTerms(trace.forward, layer, parameter, step).map(({ of }, k) =>
      scalarTex(trace, of, index, options, k === 0 && step === steps[0] ? 'alone' : 'term'),
    );
    const value = numberAt(trace.gradientByStep(layer, parameter, step)!, index);
    return { t: step, sign: 1, tex: products.join(' + '), value };
  });
  const symbol = gradientSymbol(trace.forward, layer, parameter, options);
  const at = `[${index.map((k) => k + 1).join(', ')}]`;
  const lhs = t === undefined ? `${symbol}${at}` : `\\left.${symbol}${at}\\right|_{${t}}`;
  const value =
    t === undefined ? numberAt(trace.gradient(layer, parameter)!, index) : written[0]!.value;
  const rhs = addUp(
    written.map(({ tex }) => tex),
    options,
  );
  return lineOf(lhs, written, value, options, rhs);
}

/** L_t = −log(0.42) = 0.868, and without a time L = Σ_t L_t. Null where the step has no label. */
export function lossNumbers(
  trace: Trace,
  t?: number,
  options: NumberOptions = {},
): NumberLine | null {
  if (t === undefined) {
    const written = trace.labelled.map((step): NumberTerm => ({
      sign: 1,
      tex: texNumber(trace.losses[step - 1]!, options),
    }));
    const rhs = addUp(
      written.map(({ tex }) => tex),
      options,
    );
    return lineOf('L', written, trace.loss, options, rhs || '0');
  }
  const value = trace.losses[t - 1];
  if (value === null || value === undefined) return null;
  const tex = scalarTex(trace, { kind: 'surprise', t }, [0], options);
  return lineOf(`L_{${t}}`, [{ sign: 1, tex }], value, options);
}

function lineOf<T extends NumberTerm>(
  lhs: string,
  terms: readonly T[],
  value: number,
  options: NumberOptions,
  rhs = terms.length === 0 ? '0' : joinSigned(terms),
): NumberLine<T> {
  const result = texNumber(value, options);
  // A copy has nothing to compute: x_t of the second layer is h_t of the first.
  const sides = rhs === result ? [lhs, rhs] : [lhs, rhs, result];
  return { lhs, rhs, result, value, terms, tex: sides.join(' = ') };
}
