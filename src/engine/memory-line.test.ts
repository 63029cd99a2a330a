import { expect, it } from 'vitest';
import { defineCell } from './cell.ts';
import { cells } from './cells/index.ts';
import { memoryLineOf, memoryOf } from './memory-line.ts';

it.each([
  ['rnn', null],
  ['lstm', { memory: 'c', gate: 'f', complement: false, bias: 'b_f' }],
  ['lstm-peephole', { memory: 'c', gate: 'f', complement: false, bias: 'b_f' }],
  ['lstm-coupled', { memory: 'c', gate: 'f', complement: false, bias: 'b_f' }],
  ['gru', { memory: 'h', gate: 'u', complement: false, bias: 'b_u' }],
])('the memory line of %s is read off its equations', (cell, line) => {
  expect(memoryLineOf(cells[cell]!)).toEqual(line);
});

it.each([
  ['rnn', null],
  ['lstm', 'c'],
  ['lstm-peephole', 'c'],
  ['lstm-coupled', 'c'],
  ['gru', null],
])('what %s carries beside its output', (cell, memory) => {
  expect(memoryOf(cells[cell]!)).toBe(memory);
});

it('a gate may stand on it as 1 − q, without a name for its sum, and without a bias', () => {
  const minimal = (sum: string) =>
    defineCell('minimal', `q = σ(${sum})\nn = tanh(W_xn x)\nh = (1−q)⊙h' + q⊙n`);
  const line = { memory: 'h', gate: 'q', complement: true };
  expect(memoryLineOf(minimal('W_xq x + b_q'))).toEqual({ ...line, bias: 'b_q' });
  expect(memoryLineOf(minimal('W_xq x'))).toEqual({ ...line, bias: null });
});

it('a weight on the way is no line', () => {
  const weighted = defineCell('weighted', "f = σ(W_xf x)\nh = w_h⊙h' + f⊙f");
  expect(memoryLineOf(weighted)).toBeNull();
});
