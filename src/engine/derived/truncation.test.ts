import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joined } from '../testing/compare.ts';
import { experiments } from '../testing/experiments.ts';
import '../testing/matchers.ts';
import { runs } from '../testing/runs.ts';
import { gradientsByName, scaleOf, timesOf, wholeGradient } from '../testing/traces.ts';
import { Trace } from '../trace.ts';
import { truncatedGradients } from './truncation.ts';

it('8: a window of T or more truncates nothing', () => {
  fc.assert(
    fc.property(experiments({ steps: 6, numbers: 'ordinary' }), fc.nat(3), (experiment, more) => {
      const trace = new Trace(experiment);
      const got = joined(truncatedGradients(trace, trace.steps + more));
      expect(got).toBeNear(wholeGradient(trace), 1e-12, scaleOf(trace));
    }),
    runs(50),
  );
});

// A path from L_s goes one way through time, except in stacked two-way networks: there it may leave the window and come
// back, and is cut. Elsewhere a window is a band.
it('is the band of the triangle, in one layer or one way', () => {
  const networks = fc.oneof(
    experiments({ steps: 6, layers: 1, numbers: 'ordinary' }),
    experiments({ steps: 6, twoWay: false, numbers: 'ordinary' }),
  );
  fc.assert(
    fc.property(networks, fc.integer({ min: 1, max: 6 }), (experiment, window) => {
      const trace = new Trace(experiment);
      const truncated = gradientsByName(trace, truncatedGradients(trace, window));
      const scale = scaleOf(trace);
      for (const { key, plan } of trace.strands)
        for (const { name, length } of plan.parameters) {
          const band = new Float64Array(length);
          for (const s of trace.labelled)
            for (const t of timesOf(trace)) {
              if (Math.abs(s - t) >= window) continue;
              const { data } = trace.contribution(trace.byLoss(s), key, name, t)!;
              data.forEach((part, k) => (band[k]! += part));
            }
          expect(truncated.get(`${key}.${name}`)!).toBeNear(band, 1e-12, scale);
        }
    }),
    runs(80),
  );
});

it.each([0, -1, 1.5, NaN])('refuses a window of %s in a sentence', (window) => {
  const [experiment] = fc.sample(experiments(), { numRuns: 1, seed: 1 });
  expect(() => truncatedGradients(new Trace(experiment!), window)).toThrow(/whole number of steps/);
});
