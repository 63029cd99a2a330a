import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withEntry, type Entry, type Experiment } from '../experiment.ts';
import { experiments } from '../testing/experiments.ts';
import '../testing/matchers.ts';
import { runs } from '../testing/runs.ts';
import { Trace } from '../trace.ts';
import { checkEntry, checkOneSided, errorLaw } from './check.ts';

const entry: Entry = { layer: '1', parameter: 'W_hh', index: [0, 0] };

/** L = log(1 + exp(h₂₁ …)): one unit, two classes, two steps, so that W_hh matters. */
const plain: Experiment = {
  version: 1,
  title: 'one unit',
  layers: [{ cell: 'rnn', hidden: 1, parameters: { W_xh: [[0.7]], W_hh: [[0.4]], b_h: [0.1] } }],
  readout: { parameters: { W_hz: [[0.9], [-0.8]], b_z: [0.05, -0.02] } },
  inputs: [[0.6], [-0.3]],
  targets: [1, 0],
};

it('holds the reverse pass against two forward passes', () => {
  const check = checkEntry(plain, entry, 1e-5);
  expect(check.epsilon).toBe(1e-5);
  expect(check.lossAbove).toBe(new Trace(withEntry(plain, entry, 0.4 + 1e-5)).loss);
  expect(check.lossBelow).toBe(new Trace(withEntry(plain, entry, 0.4 - 1e-5)).loss);
  expect(check.gradient).toBe(new Trace(plain).gradient('1', 'W_hh')!.data[0]);
  expect(check.gradient).not.toBe(0);
  expect(check.relativeError).toBeLessThan(1e-7);
});

it('finds the number by its row and column, and by its row in a vector', () => {
  fc.assert(
    fc.property(experiments({ cells: ['rnn'], layers: 1 }), (experiment) => {
      const trace = new Trace(experiment);
      const n = experiment.layers[0]!.hidden;
      const { data } = trace.gradient('1', 'W_hh')!;
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++)
          expect(checkEntry(experiment, { ...entry, index: [i, j] }, 1e-5).gradient).toBe(
            data[i * n + j],
          );
        const bias = { layer: '1', parameter: 'b_h', index: [i] };
        const want = trace.gradient('1', 'b_h')!.data[i];
        expect(checkEntry(experiment, bias, 1e-5).gradient).toBe(want);
      }
    }),
    runs(20),
  );
});

it('gets better as ε shrinks, until rounding takes over: about 1e-5 is best', () => {
  const off = (epsilon: number) => checkEntry(plain, entry, epsilon).relativeError;
  expect(off(1e-2)).toBeGreaterThan(off(1e-3));
  expect(off(1e-3)).toBeGreaterThan(off(1e-4));
  expect(off(1e-5)).toBeLessThan(1e-8);
  expect(off(1e-14)).toBeGreaterThan(off(1e-5));
});

it('has no relative error where both are 0', () => {
  const unlabelled = { ...plain, targets: [null, null] };
  expect(checkEntry(unlabelled, entry, 1e-5)).toMatchObject({
    slope: 0,
    gradient: 0,
    relativeError: 0,
  });
});

it('from one side only is off by O(ε): ten times less ε, ten times less error', () => {
  const off = (epsilon: number) => checkOneSided(plain, entry, epsilon).relativeError;
  for (const epsilon of [1e-2, 1e-3, 1e-4])
    expect(off(epsilon) / off(epsilon / 10)).toBeCloseTo(10, 0);
  expect(off(1e-5)).toBeGreaterThan(1000 * checkEntry(plain, entry, 1e-5).relativeError);
  expect(checkOneSided(plain, entry, 1e-5).lossBelow).toBe(new Trace(plain).loss);
});

it('has an error that follows its law: ε² while truncation rules, about 1/ε where rounding does', () => {
  const { truncation, rounding } = errorLaw(plain, entry)!;
  const off = (epsilon: number) => checkEntry(plain, entry, epsilon).relativeError;
  for (const epsilon of [1e-2, 1e-3])
    expect(off(epsilon) / (truncation * epsilon ** 2)).toBeCloseTo(1, 2);
  for (const epsilon of [1e-9, 1e-10, 1e-11])
    expect(off(epsilon)).toBeLessThan((10 * rounding) / epsilon);
  const rough = Math.max(
    ...[1e-9, 1e-10, 1e-11].map((epsilon) => (off(epsilon) * epsilon) / rounding),
  );
  expect(rough).toBeGreaterThan(0.1);
});

it('has no law where the gradient is 0', () => {
  expect(errorLaw({ ...plain, targets: [null, null] }, entry)).toBeNull();
});

it('takes the step that was really taken: beside 1e10 none is left of 1e-7', () => {
  const large = withEntry(plain, entry, 1e10);
  expect(checkEntry(large, entry, 1e-7).slope).toBe(0);
});

it('says so where there is no such number', () => {
  expect(() => checkEntry(plain, { ...entry, index: [1, 0] }, 1e-5)).toThrow(
    'There is no 1.W_hh[1,0].',
  );
  expect(() => checkEntry(plain, { ...entry, layer: '2' }, 1e-5)).toThrow(RangeError);
  expect(() => checkEntry(plain, { ...entry, index: [0] }, 1e-5)).toThrow(RangeError);
});
