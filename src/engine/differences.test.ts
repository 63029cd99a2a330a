/**
 * Central differences (the page's own check) and Taylor remainders: two oracles that know nothing of errors flowing back.
 *
 * Central differences are compared by norm over the whole gradient, never per element: a slope that is small beside the
 * loss drowns in the rounding of the loss. Ordinary networks with a label: L ≈ 1, ‖∇L‖ not far below, so at ε = 1e-5 the
 * rounding is about 2⁻⁵³ L/ε ≈ 1e-11 an element and the truncation ε² L‴/6 about as much; 1e-7 by norm has room.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkEntry } from './derived/check.ts';
import { parametersOf, type Entry, type Experiment, type Matrix } from './experiment.ts';
import { runForward } from './run.ts';
import { mapParameters } from './testing/edit.ts';
import { experiments } from './testing/experiments.ts';
import './testing/matchers.ts';
import { runs } from './testing/runs.ts';
import { CELLS } from './testing/tables.ts';
import { gradientsByName } from './testing/traces.ts';
import { Trace } from './trace.ts';
import { norm } from './vector.ts';

/** Every number of every parameter, in the order of the experiment. */
function entriesOf(experiment: Experiment): Entry[] {
  const layers = experiment.layers.flatMap(({ backward }, k) =>
    backward ? [`${k + 1}`, `${k + 1}b`] : [`${k + 1}`],
  );
  return [...layers, 'readout'].flatMap((layer) =>
    Object.entries(parametersOf(experiment, layer)!).flatMap(([parameter, value]) =>
      (value as Matrix).flatMap((row, i) =>
        (Array.isArray(row) ? row.map((_, j) => [i, j]) : [[i]]).map((index) => ({
          layer,
          parameter,
          index,
        })),
      ),
    ),
  );
}

describe.each(CELLS)('%s: central differences', (cell) => {
  const small = { cells: [cell], layers: 2, units: 3, steps: 5, numbers: 'ordinary' } as const;
  it('with ε = 1e-5 give the gradient to 1e-7 by norm', () => {
    fc.assert(
      fc.property(experiments({ ...small, labelled: 'some' }), (experiment) => {
        // One class only: the loss is 0 whatever the weights are.
        fc.pre(experiment.readout.parameters.b_z!.length > 1);
        const checks = entriesOf(experiment).map((entry) => checkEntry(experiment, entry, 1e-5));
        expect(checks.map(({ slope }) => slope)).toBeNear(
          checks.map(({ gradient }) => gradient),
          1e-7,
        );
      }),
      runs(12),
    );
  });
});

describe('12: halving the step quarters the remainder of the first-order prediction', () => {
  /** L(θ + ε v) − L(θ) − ε ∇L·v. */
  function remainder(experiment: Experiment, trace: Trace, v: readonly number[], epsilon: number) {
    let next = 0;
    let slope = 0;
    const gradients = gradientsByName(trace);
    const moved = mapParameters(experiment, (name, value, layer) => {
      const gradient = gradients.get(`${layer}.${name}`)!;
      let k = 0;
      const move = (number: number) => {
        const along = v[next++ % v.length]!;
        slope += gradient[k++]! * along;
        return number + epsilon * along;
      };
      return (value as Matrix).map((row) =>
        Array.isArray(row) ? row.map(move) : move(row as unknown as number),
      ) as unknown as Matrix;
    });
    return runForward(moved).loss - trace.loss - epsilon * slope;
  }

  /** Directions enough that the second-order parts do not vanish in all of them. */
  const directions = Array.from({ length: 12 }, (_, d) =>
    Array.from({ length: 97 }, (_, k) => Math.sin(1 + 3 * k + 7 * d * d)),
  );
  const sizeOfRemainder = (experiment: Experiment, trace: Trace, epsilon: number) =>
    norm(directions.map((v) => remainder(experiment, trace, v, epsilon)));

  it.each(CELLS)('%s: log₂ of the ratio is 2, within a tenth', (cell) => {
    const wanted = { cells: [cell], steps: 6, numbers: 'ordinary', labelled: 'some' } as const;
    fc.assert(
      fc.property(experiments(wanted), (experiment) => {
        fc.pre(experiment.readout.parameters.b_z!.length > 1);
        const trace = new Trace(experiment);
        const epsilon = 2 ** -11;
        const [whole, half] = [epsilon, epsilon / 2].map((step) =>
          sizeOfRemainder(experiment, trace, step),
        );
        // Below, the rounding of L would be seen instead of its curvature.
        fc.pre(half! > 1e-12 * trace.loss * 100);
        expect(Math.abs(Math.log2(whole! / half!) - 2)).toBeLessThan(0.1);
      }),
      runs(25),
    );
  });
});
