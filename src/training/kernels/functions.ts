/**
 * The functions of the cells as straight-line code, printed for one quad (four numbers) or several side by side. What a processor waits for in them
 * are loads, and each number of the table is loaded anew for each function: so it is loaded once for all quads.
 */

/** Each line: a name, and what it is. Lower-case names are those before, `given` the argument; upper-case ones stand in the table (polynomial.ts). */
type Code = readonly (readonly [name: string, value: string])[];

/**
 * exp x = 2ᵏ · exp r with r = x − k ln 2, |r| ≤ ln 2 / 2; within two units of the last place. Below −87 the smallest normal
 * numbers, above 88 the largest: a softmax never asks for them, and 1 / (1 + exp x) is 0 and 1 there either way. What is not a number
 * stays so.
 */
const EXP: Code = [
  ['x', 'f32x4.pmin(f32x4.pmax(given, LOWEST_EXP), HIGHEST_EXP)'],
  ['rounded', 'fma(x, LOG2E, ROUNDER)'],
  ['k', 'sub(rounded, ROUNDER)'],
  ['r', 'fnma(k, LN2_LOW, fnma(k, LN2_HIGH, x))'],
  // Two powers at a time: a step waits for its gates, so what counts is how many products hang on one another.
  ['r2', 'mul(r, r)'],
  ['low', 'fma(EXP1, r, EXP0)'],
  ['middle', 'fma(EXP3, r, EXP2)'],
  ['high', 'fma(EXP6, r2, fma(EXP5, r, EXP4))'],
  ['p', 'fma(fma(high, r2, middle), r2, low)'],
  // Times 2ᵏ: k, which the rounder has left in the last bits, added to the exponent's.
  ['e', 'i32x4.add(p, i32x4.shl(rounded, 23))'],
];

/** σ(x) = exp x / (1 + exp x). */
const SIGMOID: Code = [...EXP, ['y', 'f32x4.div(e, add(ONE, e))']];

/** tanh x = x · p(x²) / q(x²), where |x| is no more than what 1 is reached at. */
const TANH: Code = [
  ['x', 'f32x4.pmin(f32x4.pmax(given, LOWEST_TANH), HIGHEST_TANH)'],
  ['s', 'mul(x, x)'],
  ['s2', 'mul(s, s)'],
  ['p01', 'fma(TANH_P1, s, TANH_P0)'],
  ['p23', 'fma(TANH_P3, s, TANH_P2)'],
  ['p45', 'fma(TANH_P5, s, TANH_P4)'],
  ['q01', 'fma(TANH_Q1, s, TANH_Q0)'],
  ['q23', 'fma(TANH_Q3, s, TANH_Q2)'],
  ['p', 'fma(fma(p45, s2, p23), s2, p01)'],
  ['q', 'fma(fma(TANH_Q4, s2, q23), s2, q01)'],
  ['y', 'f32x4.div(mul(x, p), q)'],
];

const FUNCTIONS: Readonly<Record<string, Code>> = { exp: EXP, σ: SIGMOID, tanh: TANH };

export const isPrintable = (name: string): boolean => name in FUNCTIONS;

export interface Printed {
  readonly lines: readonly string[];
  /** What the values are called, one for each argument. */
  readonly values: readonly string[];
}

/** A function of some quads; `key` tells its names from those of others. */
export function printFunction(name: string, args: readonly string[], key: string): Printed {
  const code = FUNCTIONS[name]!;
  const lines: string[] = [];
  const loaded = new Set<string>();
  const results = new Set(code.map(([result]) => result));
  const named = (word: string, quad: number) => {
    if (word === 'given') return args[quad]!;
    if (loaded.has(word)) return `${key}_${word}`;
    return results.has(word) ? `${key}_${word}_${quad}` : word;
  };
  for (const [result, value] of code) {
    for (const [constant] of value.matchAll(/\b[A-Z][A-Z0-9_]+\b/g)) {
      if (!loaded.has(constant)) lines.push(`const ${key}_${constant} = constant(P.${constant});`);
      loaded.add(constant);
    }
    args.forEach((_, quad) => {
      const text = value.replace(/\b[A-Za-z]\w*\b(?![(.])/g, (word) => named(word, quad));
      lines.push(`const ${key}_${result}_${quad} = ${text};`);
    });
  }
  const last = code.at(-1)![0];
  return { lines, values: args.map((_, quad) => `${key}_${last}_${quad}`) };
}

/** Printed for the losses. */
export function emitFunctions(): string {
  const { lines, values } = printFunction('exp', ['x'], 'exp');
  return `// Printed by kernels/functions.ts.
import { constant, fma, fnma, mul, sub } from '../vector';
import * as P from './polynomials';

// @ts-ignore: decorator
@inline export function exp(x: v128): v128 {
  ${lines.join('\n  ')}
  return ${values[0]!};
}
`;
}
