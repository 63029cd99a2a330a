import { expect, it } from 'vitest';
import type { Wiring } from './wiring.ts';
import { errorTerms } from './error.ts';
import { valueTerms } from './forward.ts';
import { gradientTerms } from './gradient.ts';
import { parameterShapeTex, shapesTex, sizeTex } from './shapes.ts';
import { fixture } from './testing/subjects.ts';
import { wiringOf } from './wiring.ts';

const of = (name: string) => wiringOf(fixture(name));
const sizes = (wiring: Wiring) =>
  wiring.network.strands.map(({ plan }) => [plan.inputSize, plan.size]);
const value = (wiring: Wiring, name: string, t = 2, layer = '1') =>
  shapesTex(wiring, valueTerms(wiring, { layer, name, t })!);
const error = (wiring: Wiring, name: string, t = 2, layer = '1') =>
  shapesTex(wiring, errorTerms(wiring, { layer, name, t })!);

it('of an RNN are those of its matrices and vectors', () => {
  const rnn = of('rnn');
  const [[d, n], [, classes]] = sizes(rnn) as [[number, number], [number, number]];
  expect(value(rnn, 'a_h')).toBe(
    `[${n} \\times ${d}]\\,[${d}] + [${n} \\times ${n}]\\,[${n}] + [${n}]`,
  );
  expect(value(rnn, 'h')).toBe(`\\tanh([${n}])`);
  expect(value(rnn, 'z', 2, 'readout')).toBe(`\\operatorname{softmax}([${classes}])`);
  expect(error(rnn, 'h')).toBe(
    `[${n} \\times ${classes}]\\,[${classes}] + [${n} \\times ${n}]\\,[${n}]`,
  );
  expect(error(rnn, 'a_h')).toBe(`(1 - [${n}]^2) \\odot [${n}]`);
  expect(error(rnn, 'alpha', 2, 'readout')).toBe(`[${classes}] - [${classes}]`);
  expect(shapesTex(rnn, gradientTerms(rnn, '1', 'W_xh', 2))).toBe(
    `[${n} \\times 1]\\,[1 \\times ${d}]`,
  );
  expect(parameterShapeTex(rnn, '1', 'W_xh')).toBe(`[${n} \\times ${d}]`);
  expect(parameterShapeTex(rnn, '1', 'b_h')).toBe(`[${n}]`);
  expect(sizeTex(rnn, { layer: 'readout', name: 'z', t: 1 })).toBe(`[${classes}]`);
});

it('of gates are multiplied unit by unit', () => {
  const lstm = of('lstm');
  const [, n] = sizes(lstm)[0]!;
  expect(value(lstm, 'c')).toBe(`[${n}] \\odot [${n}] + [${n}] \\odot [${n}]`);
  const gru = of('gru');
  const [, m] = sizes(gru)[0]!;
  expect(value(gru, 'h')).toBe(`(1 - [${m}]) \\odot [${m}] + [${m}] \\odot [${m}]`);
  expect(error(gru, 'a_u')).toBe(`[${m}] \\odot (1 - [${m}]) \\odot [${m}]`);
});

it('of two directions are put on top of one another, and taken apart', () => {
  const wiring = of('bidirectional-rnn');
  const [, n] = sizes(wiring)[0]!;
  const [, classes] = sizes(wiring).at(-1)!;
  expect(value(wiring, 'alpha', 2, 'readout')).toBe(
    `[${classes} \\times ${2 * n!}]\\,[${n} + ${n}] + [${classes}]`,
  );
  expect(error(wiring, 'h', 2, '1b')).toBe(
    `\\left[[${2 * n!} \\times ${classes}]\\,[${classes}]\\right]_{${n! + 1}{:}${2 * n!}} + [${n} \\times ${n}]\\,[${n}]`,
  );
});
