import fc from 'fast-check';
import { expect, it } from 'vitest';
import { entryOf, withEntry, type Entry, type Experiment } from '../experiment.ts';
import { experiments } from '../testing/experiments.ts';
import { runs } from '../testing/runs.ts';
import { Trace } from '../trace.ts';
import { norm } from '../vector.ts';
import { nudge } from './nudge.ts';

const entry: Entry = { layer: '1', parameter: 'W_hh', index: [0, 0] };
const plain: Experiment = {
  version: 1,
  title: 'one unit, two steps',
  layers: [{ cell: 'rnn', hidden: 1, parameters: { W_xh: [[0.5]], W_hh: [[-0.47]], b_h: [0.1] } }],
  readout: { parameters: { W_hz: [[0.6], [-0.3]], b_z: [0.05, -0.05] } },
  inputs: [[1], [0.5]],
  targets: [1, 0],
};

it('is the loss of the experiment with that number, less the loss before', () => {
  const found = nudge(plain, entry, 0.01);
  const before = new Trace(plain);
  const after = new Trace(withEntry(plain, entry, -0.46));
  expect(found.moved).toBe(-0.46);
  expect(found.lossBefore).toBe(before.loss);
  expect(found.lossAfter).toBe(after.loss);
  expect(found.gradient).toBe(before.gradient('1', 'W_hh')!.data[0]);
  expect(found.predicted).toBe(found.gradient * 0.01);
  expect(found.measured).toBe(after.loss - before.loss);
  expect(found.gap).toBe(found.measured - found.predicted);
  expect(found.gradient).not.toBe(0);
});

function* entriesOf({ experiment, strands }: Trace): Generator<Entry> {
  for (const { key, plan } of strands)
    for (const { name, rows, cols } of plan.parameters)
      for (let row = 0; row < rows; row++)
        for (let column = 0; column < Math.max(cols, 1); column++) {
          const found = { layer: key, parameter: name, index: cols === 0 ? [row] : [row, column] };
          entryOf(experiment, found);
          yield found;
        }
}

/** The gaps of all numbers of a network, as one vector: one number alone may have no second derivative to speak of. */
const gaps = (experiment: Experiment, delta: number) =>
  norm([...entriesOf(new Trace(experiment))].map((one) => nudge(experiment, one, delta).gap));

it('leaves a gap that halving δ quarters: the Taylor slope is 2', () => {
  const wanted = { numbers: 'ordinary', labelled: 'some', units: 3, steps: 5 } as const;
  const DELTA = 1e-3;
  let seen = 0;
  fc.assert(
    fc.property(experiments(wanted), (experiment) => {
      const whole = gaps(experiment, DELTA);
      // With one class the loss is always 0; where it is nearly flat, rounding is all there is.
      if (whole < 1e-9) return;
      seen++;
      const slope = Math.log2(whole / gaps(experiment, DELTA / 2));
      expect(Math.abs(slope - 2)).toBeLessThan(0.02);
    }),
    runs(40),
  );
  expect(seen).toBeGreaterThan(20);
});

it('moves nothing by 0', () => {
  expect(nudge(plain, entry, 0)).toMatchObject({ moved: -0.47, measured: 0, gap: 0 });
});

it('says in numbers that are not finite that the loss left the numbers', () => {
  const huge = {
    ...plain,
    inputs: [[100], [100]],
    readout: { parameters: { W_hz: [[1e308], [-7e307]], b_z: [0, 0] } },
  };
  const found = nudge(huge, { layer: 'readout', parameter: 'W_hz', index: [0, 0] }, 5e307);
  expect(Number.isFinite(found.lossBefore)).toBe(true);
  expect(Number.isFinite(found.lossAfter)).toBe(false);
  expect(Number.isFinite(found.gap)).toBe(false);
});

it('says so where there is no such number', () => {
  expect(() => nudge(plain, { ...entry, index: [1, 0] }, 0.01)).toThrow('There is no 1.W_hh[1,0].');
});
