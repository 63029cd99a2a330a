import fc from 'fast-check';
import { expect, it } from 'vitest';
import { experiments } from '../testing/experiments.ts';
import { runs } from '../testing/runs.ts';
import { gradientsByName, scaleOf, timesOf } from '../testing/traces.ts';
import { gradientsOf } from '../run.ts';
import { Trace } from '../trace.ts';
import { norm } from '../vector.ts';
import { triangleOfEntry, triangleOfNorm } from './triangle.ts';

/** An experiment, and one parameter of it. */
const withParameter = experiments({ steps: 6, numbers: 'ordinary' }).chain((experiment) => {
  const parameters = new Trace(experiment).strands.flatMap(({ key, plan }) =>
    plan.parameters.map(({ name, rows, cols }) => ({ layer: key, parameter: name, rows, cols })),
  );
  return fc.record({ experiment: fc.constant(experiment), of: fc.constantFrom(...parameters) });
});

/** A sum whose parts may cancel is held against the gradients of which it is a part. */
function near(got: number, want: number, scale: number) {
  expect(Math.abs(got - want)).toBeLessThanOrEqual(1e-12 * scale);
}

it('1: each number’s triangle sums to the gradient, its rows to each loss’s, its columns to the steps’', () => {
  fc.assert(
    fc.property(withParameter, ({ experiment, of: { layer, parameter, rows, cols } }) => {
      const trace = new Trace(experiment);
      const scale = scaleOf(trace);
      const perLoss = new Map(
        trace.labelled.map((s) => {
          const gradients = gradientsByName(trace, gradientsOf(trace.forward, trace.byLoss(s)));
          return [s, gradients.get(`${layer}.${parameter}`)!];
        }),
      );
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < Math.max(cols, 1); j++) {
          const k = i * Math.max(cols, 1) + j;
          const triangle = triangleOfEntry(trace, layer, parameter, cols === 0 ? [i] : [i, j]);
          near(triangle.total, trace.gradient(layer, parameter)!.data[k]!, scale);
          for (const t of timesOf(trace)) {
            const contributed = trace.gradientByStep(layer, parameter, t)!.data[k]!;
            near(triangle.columns[t - 1]!, contributed, scale);
            near(triangle.rows[t - 1]!, perLoss.get(t)?.[k] ?? 0, scale);
          }
        }
    }),
    runs(40),
  );
});

it('2: without a backward direction nothing lies above the diagonal; in the readout nothing beside it', () => {
  fc.assert(
    fc.property(withParameter, ({ experiment, of: { layer, parameter, cols } }) => {
      const trace = new Trace(experiment);
      const { cells, steps } = triangleOfEntry(trace, layer, parameter, cols === 0 ? [0] : [0, 0]);
      const oneWay = trace.strands.every(({ backward }) => !backward);
      for (const s of timesOf(trace))
        for (const t of timesOf(trace)) {
          const cell = cells[(s - 1) * steps + t - 1]!;
          if ((oneWay && t > s) || (layer === 'readout' && t !== s)) expect(cell).toBe(0);
        }
    }),
    runs(60),
  );
});

it('the triangle of norms has the norms of the same parts and of the same sums', () => {
  fc.assert(
    fc.property(withParameter, ({ experiment, of: { layer, parameter } }) => {
      const trace = new Trace(experiment);
      const scale = scaleOf(trace);
      const triangle = triangleOfNorm(trace, layer, parameter);
      near(triangle.total, norm(trace.gradient(layer, parameter)!.data), scale);
      for (const t of timesOf(trace)) {
        const contributed = norm(trace.gradientByStep(layer, parameter, t)!.data);
        near(triangle.columns[t - 1]!, contributed, scale);
      }
      for (const s of trace.labelled) {
        const gradients = gradientsByName(trace, gradientsOf(trace.forward, trace.byLoss(s)));
        near(triangle.rows[s - 1]!, norm(gradients.get(`${layer}.${parameter}`)!), scale);
        for (const t of timesOf(trace)) {
          const part = trace.contribution(trace.byLoss(s), layer, parameter, t)!;
          near(triangle.cells[(s - 1) * trace.steps + t - 1]!, norm(part.data), scale);
        }
      }
    }),
    runs(40),
  );
});

it('says so where there is no such parameter', () => {
  const [experiment] = fc.sample(experiments(), { numRuns: 1, seed: 1 });
  const trace = new Trace(experiment!);
  expect(() => triangleOfEntry(trace, '1', 'W_zz', [0, 0])).toThrow(
    'There is no parameter 1.W_zz.',
  );
  expect(() => triangleOfNorm(trace, '9', 'W_hh')).toThrow('There is no parameter 9.W_hh.');
});
