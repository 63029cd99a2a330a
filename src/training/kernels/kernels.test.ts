/** What the compiled program is printed and laid out from. That it computes right is held in ../simd.test.ts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineCell } from '../../engine/cell.ts';
import { cells, readout } from '../../engine/cells/index.ts';
import { runs } from '../../engine/testing/runs.ts';
import { parameterCount } from '../shape.ts';
import { cases } from '../testing/cases.ts';
import { tables } from './built/tables.ts';
import { columnsOf, isCompilable } from './columns.ts';
import { emitCell } from './emit.ts';
import { printFunction } from './functions.ts';
import { columnOf, packingOf } from './packing.ts';
import { expOf, interpolate, interpolateQuotient, TANH_END, tanhOf } from './polynomial.ts';

const evaluate = (coefficients: readonly number[], x: number) =>
  coefficients.reduceRight((sum, value) => sum * x + value, 0);
const grid = (from: number, to: number) =>
  Array.from({ length: 2001 }, (_, k) => from + ((to - from) * k) / 2000);
/** Half a unit in the last place of a float32. */
const HALF = 2 ** -24;

describe('polynomials', () => {
  it('are the function itself where that is one of their degree', () => {
    const cubic = (x: number) => 2 - x + 3 * x ** 3;
    const found = interpolate(cubic, -1, 2, 3);
    [2, -1, 0, 3].forEach((want, power) => expect(found[power]).toBeCloseTo(want, 12));
  });

  it('one over another are the function itself where that is such a quotient', () => {
    const quotient = (x: number) => (3 - x) / (1 + 2 * x + 0.5 * x * x);
    const found = interpolateQuotient(quotient, [0.5, 1, 2, 4], 1, 2);
    [3, -1].forEach((want, power) => expect(found.above[power]).toBeCloseTo(want, 9));
    [1, 2, 0.5].forEach((want, power) => expect(found.below[power]).toBeCloseTo(want, 9));
    expect(() => interpolateQuotient(quotient, [1, 2], 1, 2)).toThrow(
      /goes through 4 points, not 2/,
    );
  });

  it('stand for exp and tanh well within the rounding of float32', () => {
    const exp = expOf();
    for (const r of grid(-Math.LN2 / 2, Math.LN2 / 2))
      expect(Math.abs(evaluate(exp, r) / Math.exp(r) - 1)).toBeLessThan(HALF / 4);
    const { above, below } = tanhOf();
    expect(1 - Math.tanh(TANH_END)).toBeLessThan(HALF);
    for (const x of grid(1e-3, TANH_END)) {
      const quotient = (x * evaluate(above, x * x)) / evaluate(below, x * x);
      expect(Math.abs(quotient / Math.tanh(x) - 1)).toBeLessThan(HALF / 4);
    }
  });
});

describe('which cells can be compiled', () => {
  it('all that the book has', () => {
    for (const cell of Object.values(cells))
      expect([cell.name, isCompilable(cell)]).toEqual([cell.name, true]);
  });

  it.each([
    ['a matrix of a product', "r = σ(W_xr x)\nh = tanh(W_hh r⊙h')"],
    ['a matrix of a quantity of this step', "a = W_xa x\nh = tanh(W_ah a + W_hh h')"],
    ['a matrix twice', "f = σ(W_hh h' + W_xf x)\nh = tanh(W_hh h' + f)"],
    ['a bias alone', "f = σ(b_f)\na = W_xh x + W_hh h'\nh = f⊙a"],
  ])('not one with %s', (_, text) => {
    expect(isCompilable(defineCell('other', text))).toBe(false);
  });
});

describe('columns', () => {
  it('of gates that read the same lie together, and each kind begins with a panel', () => {
    const columns = columnsOf(cells.gru!);
    expect(columns.gates.map(({ name }) => name)).toEqual(['a_n', 'a_r', 'a_u', 'q']);
    expect([0, 1, 2, 3, 4].map((gate) => columnOf(columns, gate, 4))).toEqual([0, 8, 12, 16, 24]);
    expect([0, 1, 2, 3, 4].map((gate) => columnOf(columns, gate, 8))).toEqual([0, 8, 16, 24, 32]);
  });

  it('keep what the way back needs and no more: of an LSTM the memory and its tanh', () => {
    expect(columnsOf(cells.lstm!).extras).toEqual(['c', 'tanh_c']);
    expect(columnsOf(cells.rnn!).extras).toEqual([]);
  });

  it('are printed for a page as they are, in the order of the program', () => {
    const of = [...Object.values(cells).filter(isCompilable), readout];
    expect(Object.keys(tables)).toEqual(of.map(({ name }) => name));
    for (const cell of of) {
      const { place, ...table } = columnsOf(cell);
      expect(place.has(cell.output)).toBe(true);
      expect(tables[cell.name]).toEqual(table);
    }
  });
});

it('every parameter has a place of its own among the packed ones', () => {
  fc.assert(
    fc.property(cases(), ({ shape }) => {
      const { places, length } = packingOf(shape);
      expect(places).toHaveLength(parameterCount(shape));
      expect(new Set(places).size).toBe(places.length);
      for (const place of places) expect(place >= 0 && place < length).toBe(true);
    }),
    runs(50),
  );
});

it('a function of two quads loads each number of its table once', () => {
  const { lines, values } = printFunction('tanh', ['a', 'b'], 't');
  const loads = lines.filter((line) => line.includes('constant('));
  expect(new Set(loads).size).toBe(loads.length);
  expect(loads).toHaveLength(
    printFunction('tanh', ['a'], 't').lines.filter((line) => line.includes('constant(')).length,
  );
  expect(values).toEqual(['t_y_0', 't_y_1']);
});

it('a cell is printed as one pass forward and one back, each value stored once', () => {
  const printed = emitCell(cells.lstm!, 1);
  expect(printed.match(/function /g)).toHaveLength(2);
  // Two quads at once, and the one that may be left: h of three.
  expect(printed.match(/const q1?_h = /g)).toHaveLength(3);
  expect(printed.match(/v128\.store\(zn/g)).toHaveLength(3);
  // Four errors of gates and the error of the memory that goes on.
  expect(printed.split('function reverse1')[1]!.match(/v128\.store/g)).toHaveLength(5);
});
