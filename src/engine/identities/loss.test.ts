/** Identity 3: softmax and cross-entropy. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Experiment, Vector } from '../experiment.ts';
import '../testing/matchers.ts';
import { mapParameters } from '../testing/edit.ts';
import { experiments } from '../testing/experiments.ts';
import { runs } from '../testing/runs.ts';
import { timesOf, wholeGradient } from '../testing/traces.ts';
import { Trace } from '../trace.ts';

const sum = (numbers: ArrayLike<number>) => Array.from(numbers).reduce((a, b) => a + b, 0);

describe('3: the error of α is z − y', () => {
  it('exactly, where z has rounded to 0 or 1 too; nothing where there is no label', () => {
    fc.assert(
      fc.property(experiments(), (experiment) => {
        const trace = new Trace(experiment);
        for (const t of timesOf(trace)) {
          const z = trace.value(`readout.z@${t}`)!;
          const y = experiment.targets[t - 1];
          const error = trace.error(`readout.alpha@${t}`)!;
          expect(error).toBeBits(z.map((p, k) => (y === null ? 0 : p - (k === y ? 1 : 0))));
          if (y === null) continue;
          // 1e-12 where the specification of the test names no tolerance; the sums are of order 1.
          expect(Math.abs(sum(error))).toBeLessThan(1e-12);
          expect(Math.abs(sum(error.map(Math.abs)) - 2 * (1 - z[y!]!))).toBeLessThan(1e-12);
        }
      }),
      runs(150),
    );
  });

  it('and z is exp α / Σ exp α, L_t = −log z_y', () => {
    fc.assert(
      fc.property(experiments({ numbers: 'ordinary' }), (experiment) => {
        const trace = new Trace(experiment);
        for (const t of timesOf(trace)) {
          const exps = trace.value(`readout.alpha@${t}`)!.map(Math.exp);
          expect(trace).toHaveValue(
            `readout.z@${t}`,
            Array.from(exps, (e) => e / sum(exps)),
          );
          const y = experiment.targets[t - 1];
          const loss = y == null ? null : -Math.log(exps[y]! / sum(exps));
          if (loss === null) expect(trace.losses[t - 1]).toBe(null);
          else expect(trace.losses[t - 1]).toBeCloseTo(loss, 12);
        }
      }),
      runs(50),
    );
  });

  it('the loss is the sum of the steps’, never their mean', () => {
    fc.assert(
      fc.property(experiments(), (experiment) => {
        const trace = new Trace(experiment);
        expect(trace.loss).toBe(trace.losses.reduce<number>((all, loss) => all + (loss ?? 0), 0));
      }),
      runs(50),
    );
  });
});

describe('3: a constant added to all of α changes nothing', () => {
  const shifted = (experiment: Experiment, by: number) =>
    mapParameters(experiment, (name, value) =>
      name === 'b_z' ? (value as Vector).map((b) => b + by) : value,
    );

  // Not to the last bit: α + 10 is rounded. 1e-12 by norm, with α's own size as part of the yardstick.
  it('in the losses and in the gradient', () => {
    fc.assert(
      fc.property(
        experiments({ numbers: 'ordinary', labelled: 'some' }),
        fc.integer({ min: -10, max: 10 }),
        (experiment, by) => {
          const before = new Trace(experiment);
          const after = new Trace(shifted(experiment, by));
          expect(Math.abs(after.loss - before.loss)).toBeLessThan(1e-12 * (before.steps + 10));
          const gradient = wholeGradient(before);
          expect(wholeGradient(after)).toBeNear(gradient, 1e-12, 1);
        },
      ),
      runs(50),
    );
  });

  it('and where exponentials overflow the loss stays exact: α = (1000, 0) costs 1000', () => {
    const experiment: Experiment = {
      version: 1,
      title: 'sure and wrong',
      layers: [{ cell: 'rnn', hidden: 1, parameters: { W_xh: [[0]], W_hh: [[0]], b_h: [0] } }],
      readout: { parameters: { W_hz: [[0], [0]], b_z: [1000, 0] } },
      inputs: [[1], [1]],
      targets: [1, 0],
    };
    const trace = new Trace(experiment);
    expect(trace.losses).toEqual([1000, 0]);
    expect(trace).toHaveError('readout.alpha@1', [1, -1]);
    expect(trace.error('readout.alpha@2')!).toBeBits([0, 0]);
  });
});
