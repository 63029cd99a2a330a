import fc from 'fast-check';
import { expect, it } from 'vitest';
import { entryOf, withEntry } from '../../engine/experiment.ts';
import { experiments } from '../../engine/testing/experiments.ts';
import { runs } from '../../engine/testing/runs.ts';
import { numberAt } from '../../engine/table.ts';
import { Trace } from '../../engine/trace.ts';
import { entriesOf } from './setup.ts';
import { surfaceOf, type Pair } from './surface.ts';

/** A network, and two different ones of its numbers. */
const withPair = experiments({ steps: 5, units: 2 }).chain((experiment) => {
  const all = entriesOf(experiment);
  return fc
    .uniqueArray(fc.nat(all.length - 1), { minLength: 2, maxLength: 2 })
    .map(([a, b]) => ({ experiment, pair: [all[a!]!, all[b!]!] as Pair }));
});
const place = fc.tuple(fc.integer({ min: -200, max: 200 }), fc.integer({ min: -200, max: 200 }));

it('at any place the loss and both slopes are the engine’s for the network with these two numbers', () => {
  fc.assert(
    fc.property(withPair, place, ({ experiment, pair }, [a, b]) => {
      const at = [a / 100, b / 100] as const;
      const trace = new Trace(withEntry(withEntry(experiment, pair[0], at[0]), pair[1], at[1]));
      const surface = surfaceOf(experiment, pair);
      const { loss, gradient } = surface.slopeAt(at);
      expect(loss).toBe(trace.loss);
      expect(surface.lossAt(at)).toBe(trace.loss);
      expect(gradient).toEqual(
        pair.map((entry) => numberAt(trace.gradient(entry.layer, entry.parameter)!, entry.index)),
      );
    }),
    runs(60),
  );
});

it('the slopes are those that central differences measure', () => {
  const epsilon = 1e-5;
  fc.assert(
    fc.property(withPair, place, ({ experiment, pair }, [a, b]) => {
      const surface = surfaceOf(experiment, pair);
      const at = [a / 100, b / 100] as const;
      const { loss, gradient } = surface.slopeAt(at);
      const measured = [
        [epsilon, 0],
        [0, epsilon],
      ].map(
        ([dx = 0, dy = 0]) =>
          (surface.lossAt([at[0] + dx, at[1] + dy]) - surface.lossAt([at[0] - dx, at[1] - dy])) /
          (2 * epsilon),
      );
      const off = Math.hypot(...measured.map((slope, k) => slope - gradient[k]!));
      expect(off).toBeLessThan(1e-7 * Math.max(1, loss, Math.hypot(...gradient)));
    }),
    runs(60),
  );
});

it('the two numbers of the network it is made from play no part', () => {
  fc.assert(
    fc.property(withPair, place, ({ experiment, pair }, at) => {
      const other = withEntry(experiment, pair[0], entryOf(experiment, pair[0]) + 1);
      expect(surfaceOf(other, pair).lossAt(at)).toBe(surfaceOf(experiment, pair).lossAt(at));
    }),
    runs(20),
  );
});
