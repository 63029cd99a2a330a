/** A matcher that cannot fail proves nothing: what each says when it does. */
import { expect, it } from 'vitest';
import type { Experiment } from '../experiment.ts';
import { Trace } from '../trace.ts';
import './matchers.ts';

/** One step by hand: h = tanh 0.5, α = (h, −h), y = 0. */
const experiment: Experiment = {
  version: 1,
  title: 'by hand',
  layers: [{ cell: 'rnn', hidden: 1, parameters: { W_xh: [[0.25]], W_hh: [[3]], b_h: [0] } }],
  readout: { parameters: { W_hz: [[1], [-1]], b_z: [0, 0] } },
  inputs: [[2]],
  targets: [0],
};
const trace = new Trace(experiment);
const h = Math.tanh(0.5);
const z = 1 / (1 + Math.exp(-2 * h));

it('they speak of values, errors, shares and gradients', () => {
  expect(trace).toHaveValue('1.h@1', [h]);
  expect(trace).toHaveValue('readout.z@1', [z, 1 - z]);
  expect(trace).toHaveError('readout.alpha@1', [z - 1, 1 - z]);
  expect(trace).toHaveError('1.h@1', [2 * (z - 1)]);
  expect(trace).toHaveShare('1.h@1', 'alpha@1', [2 * (z - 1)]);
  expect(trace).toHaveShare('1.a_h@1', 'h@1', [2 * (z - 1) * (1 - h * h)]);
  expect(trace).toHaveGradient('1.W_xh', [[4 * (z - 1) * (1 - h * h)]]);
  expect(trace).toHaveGradient('1.W_hh', [[0]]);
  expect(trace).toHaveGradient('readout.b_z', [z - 1, 1 - z]);
});

it('and name the address, the unit, what was got and what was wanted', () => {
  expect(() => expect(trace).toHaveValue('1.h@1', [0.5])).toThrow(
    `value 1.h@1, unit 0: got ${h}, want 0.5.`,
  );
  expect(() => expect(trace).toHaveError('readout.alpha@1', [z - 1, 0])).toThrow(
    `error readout.alpha@1, unit 1: got ${1 - z}, want 0.`,
  );
  expect(() => expect(trace).toHaveValue('1.h@1', [h, 1])).toThrow('unit 1: got nothing, want 1');
  expect(() => expect(trace).toHaveShare('1.h@1', 'a_h@2', [0])).toThrow(
    'The trace has no share of 1.h@1 through a_h@2.',
  );
  expect(() => expect(trace).toHaveGradient('1.W_zz', [0])).toThrow(
    'The trace has no gradient 1.W_zz.',
  );
});

it('at a tolerance of 1e-10, relative above 1', () => {
  expect(trace).toHaveValue('1.x@1', [2 + 1e-10]);
  expect(trace).not.toHaveValue('1.x@1', [2 + 3e-10]);
  expect(trace).not.toHaveValue('1.x@1', [NaN]);
});

it('bits are bits, and near is a norm', () => {
  expect([1, -0]).toBeBits([1, 0]);
  expect(() => expect([1, 2]).toBeBits([1, 2 + 4e-16])).toThrow('Number 1: got 2, want exactly');
  expect([1]).not.toBeBits([1, 0]);
  expect([3, 4.1]).toBeNear([3, 4], 0.021);
  expect(() => expect([3, 4.1]).toBeNear([3, 4], 0.019)).toThrow('to be held against 0.019 · 5.');
  expect([NaN]).not.toBeNear([1], 1);
});
