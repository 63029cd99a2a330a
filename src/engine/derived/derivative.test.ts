import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAddress, type Address } from '../address.ts';
import { entryOf, withEntry, type Entry, type Experiment } from '../experiment.ts';
import { experiments } from '../testing/experiments.ts';
import '../testing/matchers.ts';
import { runs } from '../testing/runs.ts';
import { CELLS, shapesOf } from '../testing/tables.ts';
import { Trace } from '../trace.ts';
import { derivativesOf, recurrenceOf } from './derivative.ts';

const rnns = { cells: ['rnn'], layers: 1, twoWay: false } as const;

/** Every number of the parameters of layer 1. */
function entriesOf(experiment: Experiment, cell: (typeof CELLS)[number]): Entry[] {
  const n = experiment.layers[0]!.hidden;
  return Object.entries(shapesOf(cell, experiment.inputs[0]!.length, n)).flatMap(
    ([parameter, cols]) =>
      Array.from({ length: n * Math.max(cols, 1) }, (_, k) => ({
        layer: '1',
        parameter,
        index: cols === 0 ? [k] : [Math.floor(k / cols), k % cols],
      })),
  );
}

describe('the immediate derivative', () => {
  it('of h_t by W_hh[i, j] in an rnn is (1 − h²_{t,i}) h_{t−1,j} for unit i, 0 for the others', () => {
    fc.assert(
      fc.property(experiments(rnns), (experiment) => {
        const trace = new Trace(experiment);
        const n = experiment.layers[0]!.hidden;
        for (let t = 1; t <= trace.steps; t++) {
          const [h, before] = [trace.value(`1.h@${t}`)!, trace.value(`1.h@${t - 1}`)!];
          for (let unit = 0; unit < n; unit++)
            for (const index of [
              [0, 0],
              [0, n - 1],
              [n - 1, 0],
            ]) {
              const by = { layer: '1', parameter: 'W_hh', index };
              const { immediate } = derivativesOf(trace, { layer: '1', name: 'h', t }, unit, by);
              const [i, j] = index as [number, number];
              const slope = 1 - h[unit]! * h[unit]!;
              expect([immediate]).toBeBits([unit === i ? slope * before[j]! : 0]);
            }
        }
      }),
      runs(40),
    );
  });

  it('is the total one at t = 1, to the last bit: there is no earlier use', () => {
    fc.assert(
      fc.property(experiments({ layers: 1, twoWay: false, units: 3 }), (experiment) => {
        const trace = new Trace(experiment);
        const { cell } = experiment.layers[0]!;
        const of = { layer: '1', name: 'h', t: 1 };
        for (const by of entriesOf(experiment, cell as (typeof CELLS)[number])) {
          const { immediate, total } = derivativesOf(trace, of, 0, by);
          expect(total).toBe(immediate);
        }
      }),
      runs(30),
    );
  });

  it('does not see what came before: only the use at its own step', () => {
    fc.assert(
      fc.property(experiments(rnns), (experiment) => {
        const trace = new Trace(experiment);
        const t = trace.steps;
        const by = { layer: '1', parameter: 'b_h', index: [0] };
        const { immediate, byUse, total } = derivativesOf(
          trace,
          { layer: '1', name: 'h', t },
          0,
          by,
        );
        expect(immediate).toBe(byUse[t - 1]);
        expect(immediate).toBe(1 - trace.value(`1.h@${t}`)![0]! ** 2);
        expect(total).toBe(byUse.reduce((sum, part) => sum + part, 0));
      }),
      runs(40),
    );
  });
});

describe('the recurrence', () => {
  it('adds to the immediate derivative what comes through each unit of the state before', () => {
    let seen = 0;
    fc.assert(
      fc.property(experiments({ cells: ['rnn', 'gru'], steps: 5, units: 3 }), (experiment) => {
        const trace = new Trace(experiment);
        for (const { key, plan } of trace.strands.slice(0, -1)) {
          const unit = plan.size - 1;
          for (const { name, cols } of plan.parameters)
            for (let t = 1; t <= trace.steps; t++) {
              const by = { layer: key, parameter: name, index: cols === 0 ? [0] : [0, cols - 1] };
              const of = { layer: key, name: 'h', t };
              const { immediate, total, byUse } = derivativesOf(trace, of, unit, by);
              const through = recurrenceOf(trace, key, t, unit, by)!;
              const parts = through.map(({ jacobian, total: before }) => jacobian * before);
              const sum = parts.reduce((a, b) => a + b, immediate);
              const scale = [...parts, ...byUse].reduce((a, b) => a + Math.abs(b), 0);
              expect(Math.abs(sum - total)).toBeLessThanOrEqual(1e-12 * scale);
              seen += through.length;
            }
        }
      }),
      runs(30),
    );
    expect(seen).toBeGreaterThan(100);
  });

  it('is not one of h alone with a memory beside it, or for a parameter of another layer', () => {
    const wanted = { cells: ['lstm'], layers: 1, twoWay: false } as const;
    const [lstm] = fc.sample(experiments(wanted), { numRuns: 1, seed: 1 });
    const by = { layer: '1', parameter: 'W_hf', index: [0, 0] };
    expect(recurrenceOf(new Trace(lstm!), '1', 1, 0, by)).toBeNull();
    const [rnn] = fc.sample(experiments(rnns), { numRuns: 1, seed: 1 });
    const ofReadout = { layer: 'readout', parameter: 'b_z', index: [0] };
    expect(recurrenceOf(new Trace(rnn!), '1', 1, 0, ofReadout)).toBeNull();
  });
});

describe.each(CELLS)('the total derivative, %s', (cell) => {
  const names = cell.startsWith('lstm')
    ? ['h', 'c', 'f']
    : cell === 'gru'
      ? ['h', 'u', 'q']
      : ['h', 'a_h'];
  const slopeOf = (experiment: Experiment, of: Address, unit: number, by: Entry) => {
    const [above, below] = [1e-6, -1e-6].map((epsilon) => {
      const changed = withEntry(experiment, by, entryOf(experiment, by) + epsilon);
      return new Trace(changed).value(formatAddress(of))![unit]!;
    });
    return (above! - below!) / 2e-6;
  };

  // ε = 1e-6 on values near 1; by norm over all parameters, at least 1.
  it.each(names)('of %s is that of finite differences, to 1e-7 by norm', (name) => {
    const wanted = { cells: [cell], layers: 1, units: 3, steps: 5, twoWay: false } as const;
    fc.assert(
      fc.property(experiments({ ...wanted, numbers: 'ordinary' }), (experiment) => {
        const trace = new Trace(experiment);
        const of = { layer: '1', name, t: trace.steps };
        const entries = entriesOf(experiment, cell);
        const got = entries.map((by) => derivativesOf(trace, of, 0, by).total);
        const want = entries.map((by) => slopeOf(experiment, of, 0, by));
        expect(got).toBeNear(want, 1e-7, Math.max(1, Math.hypot(...want)));
      }),
      runs(6),
    );
  });
});

it('says so where there is no such number', () => {
  const [experiment] = fc.sample(experiments(rnns), { numRuns: 1, seed: 1 });
  const trace = new Trace(experiment!);
  const by = { layer: '1', parameter: 'W_hh', index: [0, 0] };
  const of = (name: string, t: number) => ({ layer: '1', name, t });
  expect(() => derivativesOf(trace, of('c', 1), 0, by)).toThrow('There is no 1.c@1, unit 0.');
  expect(() => derivativesOf(trace, of('h', 99), 0, by)).toThrow('There is no 1.h@99, unit 0.');
  expect(() => derivativesOf(trace, of('h', 1), 9, by)).toThrow('There is no 1.h@1, unit 9.');
  expect(() => derivativesOf(trace, of('h', 1), 0, { ...by, parameter: 'W_xx' })).toThrow(
    'There is no parameter 1.W_xx.',
  );
});
