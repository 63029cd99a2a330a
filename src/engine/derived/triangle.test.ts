import fc from 'fast-check';
import { expect, it } from 'vitest';
import { experiments } from '../testing/experiments.ts';
import '../testing/matchers.ts';
import { runs } from '../testing/runs.ts';
import { gradientsByName, timesOf } from '../testing/traces.ts';
import { gradientsOf } from '../run.ts';
import { Trace } from '../trace.ts';
import { norm } from '../vector.ts';
import { triangleOfEntry, triangleOfNorm } from './triangle.ts';

/** An experiment, and one parameter of it. */
const withParameter = experiments({ steps: 6 }).chain((experiment) => {
  const parameters = new Trace(experiment).strands.flatMap(({ key, plan }) =>
    plan.parameters.map(({ name, rows, cols }) => ({ layer: key, parameter: name, rows, cols })),
  );
  return fc.record({
    trace: fc.constant(new Trace(experiment)),
    of: fc.constantFrom(...parameters),
  });
});

/** A sum is held against the size of its parts: contributions of different steps may cancel. */
function near(got: number, want: number, parts: ArrayLike<number>) {
  expect(Math.abs(got - want)).toBeLessThanOrEqual(
    1e-12 * Array.from(parts, Math.abs).reduce((a, b) => a + b, 0),
  );
}

it('1: each number’s triangle sums to the gradient, its rows to each loss’s, its columns to the steps’', () => {
  fc.assert(
    fc.property(withParameter, ({ trace, of: { layer, parameter, rows, cols } }) => {
      const T = trace.steps;
      const perLoss = new Map(
        trace.labelled.map((s) => [
          s,
          gradientsByName(trace, gradientsOf(trace.forward, trace.byLoss(s))).get(
            `${layer}.${parameter}`,
          )!,
        ]),
      );
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < Math.max(cols, 1); j++) {
          const k = i * Math.max(cols, 1) + j;
          const index = cols === 0 ? [i] : [i, j];
          const triangle = triangleOfEntry(trace, layer, parameter, index);
          const { cells } = triangle;
          near(triangle.total, trace.gradient(layer, parameter)!.data[k]!, cells);
          for (const t of timesOf(trace)) {
            const column = timesOf(trace).map((s) => cells[(s - 1) * T + t - 1]!);
            const contributed = trace.gradientByStep(layer, parameter, t)!.data[k]!;
            near(triangle.columns[t - 1]!, contributed, column);
            const row = cells.subarray((t - 1) * T, t * T);
            near(triangle.rows[t - 1]!, perLoss.get(t)?.[k] ?? 0, row);
          }
        }
    }),
    runs(40),
  );
});

it('2: without a backward direction nothing lies above the diagonal; in the readout nothing beside it', () => {
  fc.assert(
    fc.property(withParameter, ({ trace, of: { layer, parameter, cols } }) => {
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
    fc.property(withParameter, ({ trace, of: { layer, parameter } }) => {
      const triangle = triangleOfNorm(trace, layer, parameter);
      const T = trace.steps;
      const scale = triangle.cells.reduce((sum, cell) => sum + cell, 0);
      const away = (a: number, b: number) =>
        expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-12 * scale);
      away(triangle.total, norm(trace.gradient(layer, parameter)!.data));
      for (const t of timesOf(trace))
        away(triangle.columns[t - 1]!, norm(trace.gradientByStep(layer, parameter, t)!.data));
      for (const s of trace.labelled) {
        const gradients = gradientsByName(trace, gradientsOf(trace.forward, trace.byLoss(s)));
        away(triangle.rows[s - 1]!, norm(gradients.get(`${layer}.${parameter}`)!));
        for (const t of timesOf(trace))
          away(
            triangle.cells[(s - 1) * T + t - 1]!,
            norm(trace.contribution(trace.byLoss(s), layer, parameter, t)!.data),
          );
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
