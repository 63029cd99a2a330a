/**
 * The same formulas with whole vectors and matrices put in, for networks that are small enough to be written so.
 * What works element by element is written inside the brackets, what does not keeps its shape: W q is a matrix
 * times a column.
 */
import type { Network } from '../engine/network.ts';
import type { Trace } from '../engine/trace.ts';
import { errorTerms, type ErrorTerm } from './error.ts';
import type { Expression, Signed } from './expression.ts';
import { valueTerms } from './forward.ts';
import { gradientTerms } from './gradient.ts';
import { matrixOf, numbersOf, vectorOf, writerOf, type NumberOptions } from './leaves.ts';
import { scalarTex } from './scalar.ts';
import { errorSymbol, gradientSymbol, valueSymbol } from './symbols.ts';
import { joinSigned } from './tex.ts';
import type { Place } from './wiring.ts';

export interface VectorTerm {
  readonly sign: 1 | -1;
  readonly tex: string;
}

export interface VectorLine<T extends VectorTerm = VectorTerm> {
  readonly lhs: string;
  readonly rhs: string;
  readonly result: string;
  readonly tex: string;
  readonly terms: readonly T[];
}

/** Is every vector of the network short enough to be written as a column? */
export function vectorsFit({ strands }: Network, most = 6): boolean {
  return strands.every(({ plan }) => plan.size <= most && plan.inputSize <= most);
}

/** a_{h,3} = (matrix)(column) + … = (column). Null for what is given. */
export function valueVectors(
  trace: Trace,
  place: Place,
  options: NumberOptions = {},
): VectorLine | null {
  const terms = valueTerms(trace.forward, place);
  const result = () => column(numbersOf(trace, place, 'value'), options);
  return (
    terms && lineOf(trace, valueSymbol(trace.forward, place, options), terms, result(), options)
  );
}

/** Null where the network has no such quantity at that time. */
export function errorVectors(
  trace: Trace,
  place: Place,
  options: NumberOptions = {},
): VectorLine<VectorTerm & Pick<ErrorTerm, 'consumer' | 'words'>> | null {
  const terms = errorTerms(trace.forward, place);
  if (!terms) return null;
  const lhs = errorSymbol(trace.forward, place, options);
  return lineOf(trace, lhs, terms, column(numbersOf(trace, place, 'error'), options), options);
}

/** What step t contributes to a gradient. */
export function gradientVectors(
  trace: Trace,
  layer: string,
  parameter: string,
  t: number,
  options: NumberOptions = {},
): VectorLine {
  const terms = gradientTerms(trace.forward, layer, parameter, t);
  const { rows, cols, data } = trace.gradientByStep(layer, parameter, t)!;
  const write = writerOf(options);
  const width = Math.max(cols, 1);
  const result = matrixTex(rows, width, (i, j) =>
    write(data[i * width + j]!, `parameter=${layer}.${parameter},face=gradient`, 'alone'),
  );
  const lhs = `\\left.${gradientSymbol(trace.forward, layer, parameter, options)}\\right|_{${t}}`;
  return lineOf(trace, lhs, terms, result, options);
}

function lineOf<T extends Signed>(
  trace: Trace,
  lhs: string,
  unprinted: readonly T[],
  result: string,
  options: NumberOptions,
): VectorLine<Omit<T, 'of'> & VectorTerm> {
  const terms = unprinted.map(({ of, ...rest }) => ({
    ...rest,
    tex: vectorTex(trace, of, options, rest.sign < 0),
  }));
  const rhs = terms.length === 0 ? '0' : joinSigned(terms);
  const sides = rhs === result ? [lhs, rhs] : [lhs, rhs, result];
  return { lhs, rhs, result, tex: sides.join(' = '), terms };
}

function vectorTex(
  trace: Trace,
  e: Expression,
  options: NumberOptions,
  inBrackets = false,
): string {
  const print = (of: Expression, brackets = false) => vectorTex(trace, of, options, brackets);
  switch (e.kind) {
    case 'matrix': {
      const matrix = matrixOf(trace, e.layer, e.name);
      const write = writerOf(options);
      const tex = matrixTex(matrix.length, matrix[0]!.length, (i, j) =>
        write(matrix[i]![j]!, `parameter=${e.layer}.${e.name},row=${i},column=${j}`, 'alone'),
      );
      return `${tex}${e.transposed ? '^{\\top}' : ''} ${print(e.of, true)}`;
    }
    case 'product':
      return bracketed(e.factors.map((factor) => print(factor, true)).join(' \\odot '), inBrackets);
    case 'sum':
      return bracketed(
        joinSigned(e.terms.map(({ sign, of }) => ({ sign, tex: print(of) }))),
        inBrackets,
      );
    case 'outer':
      return `${print(e.left, true)} ${print(e.right, true)}^{\\top}`;
    case 'rows':
      return `\\left[${print(e.of)}\\right]_{${e.from + 1}{:}${e.from + e.count}}`;
    case 'one':
      return '1';
    case 'zero':
      return '0';
    default:
      return matrixTex(sizeOf(trace, e), 1, (k) => scalarTex(trace, e, [k], options));
  }
}

function bracketed(tex: string, inBrackets: boolean): string {
  return inBrackets ? `\\left(${tex}\\right)` : tex;
}

function column(numbers: ArrayLike<number>, options: NumberOptions): string {
  const write = writerOf({ ...options, linked: false });
  return matrixTex(numbers.length, 1, (k) => write(numbers[k]!, '', 'alone'));
}

function matrixTex(rows: number, cols: number, entry: (i: number, j: number) => string): string {
  const lines = Array.from({ length: rows }, (_, i) =>
    Array.from({ length: cols }, (_, j) => entry(i, j)).join(' & '),
  );
  return `\\begin{pmatrix} ${lines.join(' \\\\ ')} \\end{pmatrix}`;
}

/** The number of entries of something that works element by element. */
function sizeOf(trace: Trace, e: Expression): number {
  switch (e.kind) {
    case 'value':
    case 'error':
    case 'complement':
    case 'slope':
      return numbersOf(trace, e.place, 'value').length;
    case 'parameter':
      return vectorOf(trace, e.layer, e.name).length;
    case 'call':
    case 'softmax':
      return sizeOf(trace, e.of);
    case 'joined':
      return e.parts.reduce((size, part) => size + sizeOf(trace, part), 0);
    case 'label':
      return trace.forward.network.readout.plan.size;
    default:
      return 1;
  }
}
