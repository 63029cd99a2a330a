/** A definition is read once; what cannot be read is said with its line. */
import { describe, expect, it } from 'vitest';
import { DefinitionError, defineCell } from './cell.ts';
import { cells, readout } from './cells/index.ts';
import { CELLS, readoutShapes, shapesOf, stateOf } from './testing/tables.ts';
import { planOf } from './plan.ts';

describe.each(CELLS)('%s', (name) => {
  it('has the parameters and the state of the specification', () => {
    const { parameters } = planOf(cells[name]!, 3, 2);
    const shapes = Object.fromEntries(parameters.map((slot) => [slot.name, slot.cols]));
    expect(shapes).toEqual(shapesOf(name, 3, 2));
    expect(parameters.every(({ rows }) => rows === 2)).toBe(true);
    expect(cells[name]!.state).toEqual(stateOf(name));
  });
});

it('the readout has its parameters and no state', () => {
  const { parameters } = planOf(readout, 3, 2);
  expect(Object.fromEntries(parameters.map(({ name, cols }) => [name, cols]))).toEqual(
    readoutShapes(3),
  );
  expect(readout.state).toEqual([]);
});

it('there are the five cells, and what an object inherits is none', () => {
  expect(Object.keys(cells)).toEqual(CELLS);
});

it('a plan is made once', () => {
  expect(planOf(cells.gru!, 3, 2)).toBe(planOf(cells.gru!, 3, 2));
  expect(planOf(cells.gru!, 3, 2)).not.toBe(planOf(cells.gru!, 2, 3));
});

describe('a definition', () => {
  it('is read into its parts', () => {
    const { equations, state } = defineCell('one', "a = W_xa x + w_ha⊙h' + b_a\nh = σ(a)");
    expect(state).toEqual(['h']);
    expect(equations[1]!.fn.name).toBe('σ');
    const now = { previous: false, complement: false };
    expect(equations[0]!.terms).toEqual([
      { weight: 'W_xa', factors: [{ name: 'x', ...now }] },
      { weight: 'w_ha', factors: [{ name: 'h', ...now, previous: true }] },
      { weight: 'b_a', factors: [] },
    ]);
    const mixed = defineCell('two', "u = σ(x)\nh = ( 1 − u )⊙h'").equations[1]!.terms[0]!;
    expect(mixed.factors).toEqual([
      { name: 'u', previous: false, complement: true },
      { name: 'h', previous: true, complement: false },
    ]);
  });

  it.each([
    ['h', 'Cell "bad", line "h": write it as name = fn(sum of products).'],
    ['h = x = x', 'Cell "bad", line "h = x = x": write it as name = fn(sum of products).'],
    ['1h = x', 'Cell "bad", line "1h = x": "1h" is not a name.'],
    ['h = relu(x)', '"relu" is not one of the functions identity, tanh, σ'],
    ['h = x +', 'a sum has an empty term'],
    ['h = x W_xh', 'one weight a product, and it stands first'],
    ['h = W_xh W_hh x', 'one weight a product, and it stands first'],
    ['h = W_xh', 'a bias stands alone, and "W_xh" multiplies nothing'],
    ['h = b_h x', 'a bias stands alone, and "b_h" does not'],
    ['h = x⊙?', '"?" is neither a weight nor a quantity'],
    ['a = x', 'Cell "bad": no line defines the output h.'],
    ['h = x\nh = x', 'Cell "bad": a name is defined twice.'],
    ["h = x + c'", 'Cell "bad": h uses c\', which no line defines.'],
    ['h = c\nc = x', 'Cell "bad": h uses c before a line defines it.'],
    ["h = W_h x + W_h h'", 'Cell "bad": W_h multiplies both the input and the state.'],
    ['h = w_h x', 'Cell "bad": w_h is a vector; only a matrix can multiply the input.'],
  ])('%j is none, and why is said', (text, message) => {
    expect(() => defineCell('bad', text)).toThrow(DefinitionError);
    expect(() => defineCell('bad', text)).toThrow(message);
  });
});
