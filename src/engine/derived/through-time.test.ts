import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withScaled, withSteps, withTarget, type Experiment } from '../experiment.ts';
import { setParameters } from '../testing/edit.ts';
import { experiments } from '../testing/experiments.ts';
import '../testing/matchers.ts';
import { orthogonal } from '../testing/matrices.ts';
import { runs } from '../testing/runs.ts';
import { CELLS } from '../testing/tables.ts';
import { gradientsByName } from '../testing/traces.ts';
import { Trace } from '../trace.ts';
import { norm } from '../vector.ts';
import { clipping } from './clipping.ts';
import { multiplySquare, singularValues, stepJacobian } from './jacobian.ts';
import {
  errorOverDistance,
  jacobiansOf,
  MOST_WORK,
  slopesLeft,
  thousandfold,
  topLayer,
} from './through-time.ts';

/** One unit without inputs: h stays 0 and each Jacobian is W_hh itself, so that every curve is a straight line. */
function atRest(W_hh: number, steps: number): Experiment {
  return {
    version: 1,
    title: 'at rest',
    layers: [{ cell: 'rnn', hidden: 1, parameters: { W_xh: [[1]], W_hh: [[W_hh]], b_h: [0] } }],
    readout: { parameters: { W_hz: [[1], [-1]], b_z: [0, 0] } },
    inputs: Array.from({ length: steps }, () => [0]),
    targets: Array.from({ length: steps }, () => 0),
  };
}

/** Room for rounding, in log₁₀. */
const ROOM = 1e-9;

describe('the error, the product of the Jacobians and the bound', () => {
  it('stand in this order at every distance in an rnn', () => {
    const wanted = { cells: ['rnn'], labelled: 'some' } as const;
    fc.assert(
      fc.property(experiments(wanted), (experiment) => {
        const trace = new Trace(experiment);
        for (const loss of trace.labelled)
          for (const layer of [topLayer(trace), `${topLayer(trace)}b`]) {
            if (trace.strandIndex(layer) < 0) continue;
            const { error, attained, bound, times } = errorOverDistance(trace, layer, loss);
            for (const d of times.keys()) {
              // Near the smallest numbers the error itself has lost its digits.
              if (error[d]! > -290) expect(error[d]!).toBeLessThanOrEqual(attained![d]! + ROOM);
              if (attained![d]! > -Infinity)
                expect(attained![d]!).toBeLessThanOrEqual(bound![d]! + ROOM);
            }
          }
      }),
      runs(80),
    );
  });

  it('the error is that of the trace, at the distance it says', () => {
    fc.assert(
      fc.property(experiments({ labelled: 'some' }), (experiment) => {
        const trace = new Trace(experiment);
        for (const { key, backward } of trace.strands.slice(0, -1))
          for (const loss of trace.labelled) {
            const { error, memory, times } = errorOverDistance(trace, key, loss);
            expect(times[0]).toBe(loss);
            expect(times.at(-1)).toBe(backward ? trace.steps : 1);
            times.forEach((t, d) => {
              expect(Math.abs(t - loss)).toBe(d);
              const at = (name: string) => norm(trace.errorByLoss(loss, `${key}.${name}@${t}`)!);
              expect(error[d]).toBe(Math.log10(at('h')));
              if (memory) expect(memory[d]).toBe(Math.log10(at('c')));
            });
          }
      }),
      runs(40),
    );
  });

  it('in a cell with one state, σ_max of the product in full is the one that is taken step by step', () => {
    const wanted = { cells: ['rnn', 'gru'], layers: 1, steps: 6, labelled: 'last', numbers: 'ordinary' } as const; // prettier-ignore
    fc.assert(
      fc.property(experiments({ ...wanted, twoWay: false }), (experiment) => {
        const trace = new Trace(experiment);
        const n = experiment.layers[0]!.hidden;
        const { attained, error, times } = errorOverDistance(trace);
        if (error[0] === -Infinity) return;
        let product: Float64Array = stepJacobian(trace, '1', 0).map((_, k) =>
          k % (n + 1) === 0 ? 1 : 0,
        );
        for (const [d, t] of times.entries()) {
          if (d > 0) product = multiplySquare(product, stepJacobian(trace, '1', t), n);
          const want = Math.log10(singularValues(product, n)[0]!) + error[0]!;
          expect([attained![d]!]).toBeNear([want], 1e-9, 1);
        }
      }),
      runs(40),
    );
  });

  it('coincide where W_hh is orthogonal and every unit at 0, and nothing is lost', () => {
    fc.assert(
      fc.property(
        experiments({ cells: ['rnn'], layers: 1, twoWay: false, initial: false, labelled: 'last' }),
        fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 6, maxLength: 6 }),
        (experiment, angles) => {
          const layer = experiment.layers[0]!;
          const W_hh = orthogonal(layer.hidden, angles);
          const rest = setParameters(
            {
              ...experiment,
              layers: [{ ...layer, parameters: { ...layer.parameters, W_hh } }],
              inputs: experiment.inputs.map((x) => x.map(() => 0)),
            },
            { b_h: 0 },
          );
          const { error, attained, bound, rate } = errorOverDistance(new Trace(rest));
          if (error[0] === -Infinity) return;
          for (const curve of [error, attained!, bound!])
            expect(curve).toBeNear(new Float64Array(curve.length).fill(error[0]!), ROOM, 1);
          if (rate) expect(rate.factor).toBeCloseTo(1, 9);
        },
      ),
      runs(60),
    );
  });

  it('are left out below another layer, whose errors come in at every step', () => {
    const wanted = { cells: ['rnn'], labelled: 'some', numbers: 'ordinary' } as const;
    const stacked = fc.sample(experiments(wanted), { numRuns: 50, seed: 1 });
    const found = stacked.filter(({ layers }) => layers.length > 1);
    expect(found.length).toBeGreaterThan(0);
    for (const experiment of found)
      expect(errorOverDistance(new Trace(experiment), '1')).toMatchObject({
        attained: null,
        bound: null,
        boundFactor: null,
      });
  });

  it.each(CELLS.filter((cell) => cell !== 'rnn'))('have no bound in %s', (cell) => {
    const [experiment] = fc.sample(experiments({ cells: [cell], labelled: 'some' }), { numRuns: 1, seed: 1 }); // prettier-ignore
    const { bound, boundFactor } = errorOverDistance(new Trace(experiment!));
    expect([bound, boundFactor]).toEqual([null, null]);
  });
});

describe('the rate', () => {
  it.each([0.5, 1, 2])('at W_hh = %d and h = 0 is just that a step', (w) => {
    const curve = errorOverDistance(new Trace(atRest(w, 31)));
    expect(curve.rate!.factor).toBeCloseTo(w, 12);
    expect(curve.rate!.steps).toBe(30);
    expect(curve.boundFactor).toBe(w);
    // 2¹⁰ is the first power of two above 1000.
    const reached = { 0.5: { distance: 10, grown: false }, 2: { distance: 10, grown: true } };
    expect(thousandfold(curve)).toEqual(reached[w as 0.5 | 2] ?? null);
  });

  it('needs a step', () => {
    const curve = errorOverDistance(new Trace(atRest(0.5, 1)));
    expect(curve).toMatchObject({ rate: null, end: null, times: [1] });
  });
});

describe('the end of the curve', () => {
  it('is where the error is more than float64 can hold', () => {
    const { end, rate, attained } = errorOverDistance(new Trace(atRest(1e30, 60)));
    // 1e30^10 = 1e300 is still a number, 1e30^11 is not.
    expect(end).toEqual({ distance: 11, why: 'overflow' });
    expect(rate!.steps).toBe(10);
    expect(attained![59]).toBeCloseTo(attained![0]! + 30 * 59, 6);
  });

  it('is where it is less than float64 can hold', () => {
    const { end, rate, attained, bound } = errorOverDistance(new Trace(atRest(1e-30, 60)));
    expect(end).toEqual({ distance: 11, why: 'underflow' });
    expect(rate!.factor).toBeCloseTo(1e-30, 40);
    expect(attained![59]).toBeCloseTo(bound![59]!, 6);
  });

  it('is where nothing is sent back', () => {
    expect(errorOverDistance(new Trace(atRest(0, 5))).end).toEqual({ distance: 1, why: 'zero' });
    const silent = setParameters(atRest(0.5, 5), { W_hz: 0 });
    expect(errorOverDistance(new Trace(silent)).end).toEqual({ distance: 0, why: 'zero' });
  });

  it('is reached by no error that stays a number', () => {
    expect(errorOverDistance(new Trace(atRest(0.5, 300))).end).toBeNull();
  });
});

it('the slope left is the mean of 1 − h² in an rnn, and 1 where every unit of any cell is at rest', () => {
  fc.assert(
    fc.property(experiments({ cells: ['rnn'] }), (experiment) => {
      const trace = new Trace(experiment);
      const want = Array.from({ length: trace.steps }, (_, k) => {
        const h = trace.value(`1.h@${k + 1}`)!;
        return h.reduce((sum, y) => sum + (1 - y * y), 0) / h.length;
      });
      expect(slopesLeft(trace, '1')).toBeNear(want, 1e-12, 1);
    }),
    runs(30),
  );
  for (const cell of CELLS) {
    const [any] = fc.sample(experiments({ cells: [cell], layers: 1, initial: false }), { numRuns: 1, seed: 1 }); // prettier-ignore
    const trace = new Trace(setParameters(any!, Object.fromEntries(
      new Trace(any!).strands[0]!.plan.parameters.map(({ name }) => [name, 0]),
    ))); // prettier-ignore
    expect(slopesLeft(trace, '1')).toBeBits(new Float64Array(trace.steps).fill(1));
  }
});

describe('what is too much or not there', () => {
  it('products and singular values are left out where they would take too long', () => {
    const [experiment] = fc.sample(experiments({ cells: ['rnn'], layers: 1, twoWay: false, units: 1, labelled: 'some' }), { numRuns: 1, seed: 1 }); // prettier-ignore
    const trace = (steps: number) => new Trace(withSteps(experiment!, steps));
    expect(jacobiansOf(trace(300), '1')).toHaveLength(299);
    const longest = { steps: MOST_WORK + 1, strands: trace(1).strands, strandIndex: () => 0 };
    expect(jacobiansOf(longest as unknown as Trace, '1')).toBeNull();
    expect(errorOverDistance(trace(10), '1', 5, null)).toMatchObject({ attained: null });
  });

  it('is said in a sentence', () => {
    const trace = new Trace(withTarget(atRest(0.5, 3), 2, null));
    expect(() => errorOverDistance(trace, '2')).toThrow('There is no layer "2".');
    expect(() => errorOverDistance(trace, 'readout')).toThrow('There is no layer "readout".');
    expect(() => errorOverDistance(trace, '1', 2)).toThrow('Step 2 has no loss.');
  });
});

describe('clipping by the norm', () => {
  it('leaves θ of a gradient that is longer, and all of one that is not', () => {
    const theta = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(experiments({ labelled: 'some' }), theta, (experiment, most) => {
        const trace = new Trace(experiment);
        const all = [...gradientsByName(trace).values()].flatMap((part) => [...part]);
        const { norm: before, factor, clipped } = clipping(trace, most);
        expect([before]).toBeNear([norm(all)], 1e-12);
        expect([norm(all.map((x) => x * factor))]).toBeNear([clipped], 1e-12);
        expect(clipped).toBe(Math.min(before, most));
      }),
      runs(60),
    );
  });

  it('has nothing to say of a gradient that is not a number', () => {
    expect(clipping(new Trace(atRest(1e30, 60)), 1).clipped).toBeNaN();
  });
});

it('scaling W_hh scales the bound', () => {
  const start = atRest(0.5, 4);
  const { boundFactor } = errorOverDistance(new Trace(withScaled(start, '1', ['W_hh'], 3, start)));
  expect(boundFactor).toBe(1.5);
});
