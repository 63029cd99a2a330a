/** Prints a tree for one unit, with a run's numbers in place of the symbols: a row of W times a vector, written out. */
import type { Trace } from '../engine/trace.ts';
import type { Expression } from './expression.ts';
import {
  labelOf,
  matrixOf,
  numbersOf,
  unitData,
  vectorOf,
  writerOf,
  type NumberOptions,
} from './leaves.ts';
import { slopeTex } from './tex.ts';
import type { Place } from './wiring.ts';

/**
 * What the piece of TeX is for. A 'term' that is not the first of a sum brackets a negative number; a 'factor'
 * brackets a sum too, the 'base' of a power all but a plain number.
 */
export type Role = 'alone' | 'term' | 'factor' | 'base';

/** TeX of entry `row` of a vector, or of entry [row, column] of an outer product. */
export function scalarTex(
  trace: Trace,
  expression: Expression,
  [row, column = 0]: readonly number[],
  options: NumberOptions = {},
  role: Role = 'alone',
): string {
  return printer(trace, options).print(expression, row!, role, column);
}

/** a + b + c; a sum longer than `most` ends in dots. */
export function addUp(addends: readonly string[], { most = 8 }: NumberOptions): string {
  const shown = addends.length > most ? [...addends.slice(0, most), '\\cdots'] : addends;
  return shown.join(' + ');
}

function printer(trace: Trace, options: NumberOptions) {
  const write = writerOf(options);

  function quantity(place: Place, face: 'value' | 'error', k: number, role: Role): string {
    return write(numbersOf(trace, place, face)[k]!, unitData(place, face, k), plain(role));
  }

  function print(e: Expression, k: number, role: Role, column = 0): string {
    switch (e.kind) {
      case 'value':
      case 'error':
        return quantity(e.place, e.kind, k, role);
      case 'complement':
        return bracketed(`1 - ${quantity(e.place, 'value', k, 'term')}`, role);
      case 'slope': {
        const y = quantity(e.place, 'value', k, 'factor');
        return slopeTex(e.fn, y, quantity(e.place, 'value', k, 'base'), '\\cdot');
      }
      case 'parameter': {
        const data = `parameter=${e.layer}.${e.name},row=${k}`;
        return write(vectorOf(trace, e.layer, e.name)[k]!, data, plain(role));
      }
      case 'matrix': {
        const addends = weightsFor(e, k).map(
          ({ weight, data }, j) =>
            `${write(weight, data, 'factor')} \\cdot ${print(e.of, j, 'factor')}`,
        );
        return addends.length === 1 ? addends[0]! : bracketed(addUp(addends, options), role);
      }
      case 'call':
        return e.fn.tex(print(e.of, k, 'alone'));
      case 'product':
        return e.factors.map((factor) => print(factor, k, 'factor')).join(' \\cdot ');
      case 'sum':
        return bracketed(printSum(e.terms, k), role);
      case 'outer':
        return `${print(e.left, k, 'factor')} \\cdot ${print(e.right, column, 'factor')}`;
      case 'rows':
        return print(e.of, e.from + k, role);
      case 'joined': {
        const [part, at] = partOf(e.parts, k);
        return print(part, at, role);
      }
      case 'softmax': {
        const exps = Array.from(
          { length: sizeOf(e.of) },
          (_, j) => `\\exp(${print(e.of, j, 'alone')})`,
        );
        return `\\frac{${exps[k]!}}{${addUp(exps, options)}}`;
      }
      case 'surprise': {
        const z = { layer: 'readout', name: 'z', t: e.t };
        return `-\\log(${quantity(z, 'value', labelOf(trace, e.t as number), 'alone')})`;
      }
      case 'label':
        return labelOf(trace, e.t as number) === k ? '1' : '0';
      case 'one':
        return '1';
      case 'zero':
        return '0';
    }
  }

  function printSum(terms: Extract<Expression, { kind: 'sum' }>['terms'], k: number): string {
    return terms
      .map(({ sign, of }, at) => {
        if (sign < 0) return `- ${print(of, k, 'factor')}`;
        return at === 0 ? print(of, k, 'alone') : `+ ${print(of, k, 'term')}`;
      })
      .join(' ');
  }

  /** Row k of W, or column k where it stands transposed. */
  function weightsFor(
    { layer, name, transposed }: Extract<Expression, { kind: 'matrix' }>,
    k: number,
  ) {
    const matrix = matrixOf(trace, layer, name);
    const entry = (row: number, col: number) => ({
      weight: matrix[row]![col]!,
      data: `parameter=${layer}.${name},row=${row},column=${col}`,
    });
    return transposed ? matrix.map((_, i) => entry(i, k)) : matrix[k]!.map((_, j) => entry(k, j));
  }

  /** The part of a joined vector that holds entry k, and where in it. */
  function partOf(parts: readonly Expression[], k: number): [Expression, number] {
    let at = k;
    for (const part of parts) {
      const size = sizeOf(part);
      if (at < size) return [part, at];
      at -= size;
    }
    throw new RangeError(`A joined vector has no entry ${k}.`);
  }

  function sizeOf(e: Expression): number {
    if (e.kind !== 'value') throw new RangeError('Only a quantity has a size of its own.');
    return numbersOf(trace, e.place, 'value').length;
  }

  return { print };
}

function bracketed(tex: string, role: Role): string {
  return role === 'factor' || role === 'base' ? `(${tex})` : tex;
}

function plain(role: Role): 'alone' | 'factor' | 'base' {
  return role === 'term' ? 'factor' : role;
}
