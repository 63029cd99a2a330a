/**
 * The working of one number, as data: the rows of a written calculation, each a product of numbers with where they come
 * from. It is the tree of a formula multiplied out for one unit, for a page that wants each number to be one that a
 * reader can point at, open, or change.
 */
import type { ScalarFunction } from '../engine/functions.ts';
import type { Trace } from '../engine/trace.ts';
import type { Expression, Signed } from './expression.ts';
import { labelOf, matrixOf, numbersOf, vectorOf } from './leaves.ts';
import type { Place } from './wiring.ts';

/** One number in a row. */
export interface Part {
  readonly value: number;
  /** The address of the quantity ("1.h@2") or parameter ("1.W_hh") it is read from; null for a constant. */
  readonly at: string | null;
  readonly face: 'value' | 'error' | 'weight';
  readonly index: readonly number[];
  /** How it is used: as it stands, as 1 − q, or as the slope fn′ written with the output. */
  readonly form: 'plain' | 'complement' | ScalarFunction;
}

export interface Row {
  readonly sign: 1 | -1;
  readonly parts: readonly Part[];
  /** sign · Π parts, through `fn` if there is one. */
  readonly value: number;
  /** A row of one part may be a function of it: tanh, softmax, −log. */
  readonly fn?: string;
}

/** The rows that add up to entry `index` of a term ([unit], or [row, column] for a matrix). */
export function rowsOf(trace: Trace, { sign, of }: Signed, index: readonly number[]): Row[] {
  return expand(trace, of, index).map((row) => (sign > 0 ? row : negated(row)));
}

const negated = (row: Row): Row => ({
  ...row,
  sign: row.sign > 0 ? -1 : 1,
  value: -row.value,
});

function expand(trace: Trace, e: Expression, index: readonly number[]): Row[] {
  const [k = 0, column = 0] = index;
  switch (e.kind) {
    case 'value':
    case 'error':
      return [single(quantity(trace, e.place, e.kind, k))];
    case 'complement': {
      const part = quantity(trace, e.place, 'value', k);
      return [single({ ...part, value: 1 - part.value, form: 'complement' })];
    }
    case 'slope': {
      const part = quantity(trace, e.place, 'value', k);
      return [single({ ...part, value: e.fn.slope(part.value), form: e.fn })];
    }
    case 'parameter':
      return [single(weight(e, [k], vectorOf(trace, e.layer, e.name)[k]!))];
    case 'matrix': {
      const matrix = matrixOf(trace, e.layer, e.name);
      const others = e.transposed ? matrix.length : matrix[0]!.length;
      return Array.from({ length: others }, (_, j) => {
        const at = e.transposed ? [j, k] : [k, j];
        const number = single(weight(e, at, matrix[at[0]!]![at[1]!]!));
        return expand(trace, e.of, [j]).map((row) => multiply(number, row));
      }).flat();
    }
    case 'product':
      return e.factors
        .map((factor) => expand(trace, factor, [k]))
        .reduce((rows, factor) =>
          rows.flatMap((row) => factor.map((other) => multiply(row, other))),
        );
    case 'outer':
      return expand(trace, e.left, [k]).flatMap((row) =>
        expand(trace, e.right, [column]).map((other) => multiply(row, other)),
      );
    case 'sum':
      return e.terms.flatMap((term) => rowsOf(trace, term, index));
    case 'rows':
      return expand(trace, e.of, [e.from + k]);
    case 'joined':
      return expandJoined(trace, e.parts, k);
    case 'call': {
      const rows = expand(trace, e.of, [k]);
      return [{ ...rows[0]!, value: e.fn.value(rows[0]!.value), fn: e.fn.name }];
    }
    case 'softmax':
      return expand(trace, e.of, [k]).map((row) => ({
        ...row,
        value: numbersOf(trace, { layer: 'readout', name: 'z', t: timeOf(e.of) }, 'value')[k]!,
        fn: 'softmax',
      }));
    case 'surprise': {
      const place = { layer: 'readout', name: 'z', t: e.t };
      const part = quantity(trace, place, 'value', labelOf(trace, e.t as number));
      return [{ ...single(part), value: -Math.log(part.value), fn: '−log' }];
    }
    case 'label':
      return [constant(labelOf(trace, e.t as number) === k ? 1 : 0)];
    case 'one':
      return [constant(1)];
    case 'zero':
      return [];
  }
}

function expandJoined(trace: Trace, parts: readonly Expression[], k: number): Row[] {
  let at = k;
  for (const part of parts) {
    const size = part.kind === 'value' ? numbersOf(trace, part.place, 'value').length : 0;
    if (at < size) return expand(trace, part, [at]);
    at -= size;
  }
  throw new RangeError(`A joined vector has no entry ${k}.`);
}

function timeOf(e: Expression): Place['t'] {
  return e.kind === 'value' ? e.place.t : 0;
}

function quantity(trace: Trace, place: Place, face: 'value' | 'error', k: number): Part {
  const at = `${place.layer}.${place.name}@${place.t}`;
  return { value: numbersOf(trace, place, face)[k]!, at, face, index: [k], form: 'plain' };
}

function weight(
  { layer, name }: { layer: string; name: string },
  index: readonly number[],
  value: number,
): Part {
  return { value, at: `${layer}.${name}`, face: 'weight', index, form: 'plain' };
}

const single = (part: Part): Row => ({ sign: 1, parts: [part], value: part.value });

const constant = (value: number): Row =>
  single({ value, at: null, face: 'value', index: [], form: 'plain' });

function multiply(a: Row, b: Row): Row {
  return {
    sign: a.sign === b.sign ? 1 : -1,
    parts: [...a.parts, ...b.parts],
    value: a.value * b.value,
  };
}
