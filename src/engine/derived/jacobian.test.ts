import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Experiment, Matrix, Vector } from '../experiment.ts';
import { flat } from '../testing/compare.ts';
import { experiments } from '../testing/experiments.ts';
import '../testing/matchers.ts';
import { orthogonal, rankOne } from '../testing/matrices.ts';
import { runs } from '../testing/runs.ts';
import { CELLS, stateOf } from '../testing/tables.ts';
import { Trace } from '../trace.ts';
import { norm } from '../vector.ts';
import { multiplySquare, singularValues, stepJacobian } from './jacobian.ts';

const square = (n: number) =>
  fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: n * n, maxLength: n * n });

describe('the Jacobian of a step', () => {
  it('of an rnn is diag(1 − h²_{t+1}) W_hh, to the last bit', () => {
    fc.assert(
      fc.property(experiments({ cells: ['rnn'] }), (experiment) => {
        const trace = new Trace(experiment);
        experiment.layers.forEach(({ parameters, hidden }, k) => {
          for (let t = 0; t < trace.steps; t++) {
            const h = trace.value(`${k + 1}.h@${t + 1}`)!;
            const want = (parameters.W_hh as Matrix).flatMap((row, i) =>
              row.map((w) => w * (1 - h[i]! * h[i]!)),
            );
            expect(want.length).toBe(hidden * hidden);
            expect(stepJacobian(trace, `${k + 1}`, t)).toBeBits(want);
          }
        });
      }),
      runs(60),
    );
  });

  /** The same step as an experiment of one step, from a state that can be moved. */
  function oneStep(experiment: Experiment, trace: Trace, t: number): Experiment {
    const layer = experiment.layers[0]!;
    const names = trace.strands[0]!.plan.cell.state;
    const initial = Object.fromEntries(
      names.map((name) => [name, Array.from(trace.value(`1.${name}@${t}`)!)]),
    );
    return {
      ...experiment,
      layers: [{ ...layer, initial }],
      inputs: [experiment.inputs[t]!],
      targets: [null],
    };
  }

  function moved(step: Experiment, by: string, j: number, epsilon: number): Experiment {
    const layer = step.layers[0]!;
    const state = layer.initial![by] as Vector;
    return {
      ...step,
      layers: [
        { ...layer, initial: { ...layer.initial, [by]: state.with(j, state[j]! + epsilon) } },
      ],
    };
  }

  // ε = 1e-6: values near 1, so rounding is about 1e-10 and truncation about 1e-12.
  describe.each(CELLS)('of %s', (cell) => {
    const pairs = stateOf(cell).flatMap((of) => stateOf(cell).map((by) => [of, by] as const));
    it.each(pairs)('∂%s/∂%s is that of finite differences, to 1e-7 by norm', (of, by) => {
      const wanted = { cells: [cell], layers: 1, twoWay: false, numbers: 'ordinary' } as const;
      fc.assert(
        fc.property(experiments(wanted), (experiment) => {
          const trace = new Trace(experiment);
          const n = experiment.layers[0]!.hidden;
          for (let t = 0; t < trace.steps; t++) {
            const step = oneStep(experiment, trace, t);
            const want = new Float64Array(n * n);
            for (let j = 0; j < n; j++) {
              const [above, below] = [1e-6, -1e-6].map((epsilon) =>
                new Trace(moved(step, by, j, epsilon)).value(`1.${of}@1`)!,
              );
              for (let i = 0; i < n; i++) want[i * n + j] = (above![i]! - below![i]!) / 2e-6;
            }
            expect(stepJacobian(trace, '1', t, of, by)).toBeNear(
              want,
              1e-7,
              Math.max(1, norm(want)),
            );
          }
        }),
        runs(15),
      );
    });
  });

  it('of a backward direction is that of the same cell reading the sequence from its end', () => {
    fc.assert(
      fc.property(experiments({ layers: 1, twoWay: true, steps: 5 }), (experiment) => {
        const { backward, ...layer } = experiment.layers[0]!;
        const n = layer.hidden;
        const readout = experiment.readout.parameters;
        const alone: Experiment = {
          ...experiment,
          layers: [{ ...layer, parameters: backward! }],
          readout: {
            parameters: {
              ...readout,
              W_hz: (readout.W_hz as Matrix).map((row) => row.slice(n)),
            },
          },
          inputs: experiment.inputs.toReversed(),
          targets: experiment.targets.toReversed(),
        };
        const [both, one] = [new Trace(experiment), new Trace(alone)];
        for (let t = 0; t < one.steps; t++)
          expect(stepJacobian(both, '1b', one.steps + 1 - t)).toBeBits(stepJacobian(one, '1', t));
      }),
      runs(30),
    );
  });

  it('carries, multiplied over the steps, ∂L_T/∂h_T to ∂L_T/∂h_t in an rnn', () => {
    const wanted = {
      cells: ['rnn'],
      layers: 1,
      twoWay: false,
      labelled: 'last',
      numbers: 'ordinary',
    } as const;
    fc.assert(
      fc.property(experiments(wanted), (experiment) => {
        const trace = new Trace(experiment);
        const n = experiment.layers[0]!.hidden;
        const T = trace.steps;
        const last = trace.error(`1.h@${T}`)!;
        // J_T J_{T−1} … J_{t+1}, from the identity.
        let product: Float64Array = Float64Array.from({ length: n * n }, (_, k) =>
          Number(k % (n + 1) === 0),
        );
        let scale = norm(last);
        for (let t = T - 1; t >= 0; t--) {
          const step = stepJacobian(trace, '1', t);
          product = multiplySquare(product, step, n);
          scale *= norm(step);
          const carried = Float64Array.from({ length: n }, (_, j) =>
            last.reduce((sum, error, i) => sum + error * product[i * n + j]!, 0),
          );
          expect(trace.error(`1.h@${t}`)!).toBeNear(carried, 1e-12, scale);
        }
      }),
      runs(60),
    );
  });

  it('says so where there is no such step or no such pair', () => {
    const wanted = { cells: ['rnn'], layers: 1, twoWay: false, steps: 3 } as const;
    const [experiment] = fc.sample(experiments(wanted), { numRuns: 1, seed: 1 });
    const trace = new Trace(experiment!);
    expect(() => stepJacobian(trace, '1', trace.steps)).toThrow(/No step begins at t/);
    expect(() => stepJacobian(trace, '1', -1)).toThrow(/No step begins at t/);
    expect(() => stepJacobian(trace, '1', 0, 'c')).toThrow(/There is no ∂c\/∂c/);
    expect(() => stepJacobian(trace, '1', 0, 'h', 'a_h')).toThrow(/There is no ∂h\/∂a_h/);
  });
});

describe('singular values', () => {
  const angles = [0.3, -1.1, 2.5, 0.7, -0.2, 1.9];
  const of = (matrix: number[][]) => singularValues(flat(matrix), matrix.length);

  it('of an orthogonal matrix are all 1', () => {
    for (let n = 1; n <= 6; n++)
      expect(of(orthogonal(n, angles))).toBeNear(Array(n).fill(1), 1e-12);
  });

  it('of a matrix of rank one are its length and zeros', () => {
    const [u, v] = [
      [1, -2, 3],
      [0.5, 4, -1],
    ];
    expect(of(rankOne(u, v))).toBeNear([norm(u) * norm(v), 0, 0], 1e-12);
  });

  it('of a diagonal matrix are its sizes, largest first', () => {
    expect(singularValues([2, 0, 0, 0, -5, 0, 0, 0, 0], 3)).toBeBits([5, 2, 0]);
  });

  it('of Q₁ D Q₂ are those of D, small ones too', () => {
    const D = [3, 1, 1e-3, 1e-6];
    const [left, right] = [orthogonal(4, angles), orthogonal(4, angles.toReversed())];
    const scaled = left.map((row) => row.map((q, j) => q * D[j]!));
    const product = multiplySquare(
      Float64Array.from(flat(scaled)),
      Float64Array.from(flat(right)),
      4,
    );
    expect(singularValues(product, 4)).toBeNear(D, 1e-12);
  });

  it('square and sum to ‖A‖²_F, multiply to |det A|', () => {
    fc.assert(
      fc.property(square(2), (a) => {
        const values = singularValues(a, 2);
        expect([norm(values)]).toBeNear([norm(a)], 1e-12);
        const det = Math.abs(a[0]! * a[3]! - a[1]! * a[2]!);
        expect(Math.abs(values[0]! * values[1]! - det)).toBeLessThanOrEqual(1e-12 * norm(a) ** 2);
      }),
      runs(100),
    );
    fc.assert(
      fc.property(square(4), (a) => {
        const values = singularValues(a, 4);
        expect([norm(values)]).toBeNear([norm(a)], 1e-12);
        expect(Array.from(values)).toEqual(Array.from(values).sort((x, y) => y - x));
      }),
      runs(100),
    );
  });

  // The product of many vanishing or exploding steps leaves the range in which a square is a number.
  it.each([1e-200, 1e200])('scale with the matrix, also by %s', (factor) => {
    const matrix = [3, 1, -2, 0.5, 2, 2, 1, -1, 4];
    const scaled = singularValues(
      matrix.map((entry) => entry * factor),
      3,
    );
    expect(scaled.map((value) => value / factor)).toBeNear(singularValues(matrix, 3), 1e-12);
  });

  it('end, and are not numbers, where the matrix is not', () => {
    expect(singularValues([NaN, 1, 1, 1], 2).some(Number.isNaN)).toBe(true);
    expect(singularValues([Infinity, 1, 1, 1], 2)[0]).toBe(Infinity);
  });
});
