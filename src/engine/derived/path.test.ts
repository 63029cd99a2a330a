import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Experiment } from '../experiment.ts';
import { experiments } from '../testing/experiments.ts';
import { runs } from '../testing/runs.ts';
import { numberAt } from '../table.ts';
import { Trace } from '../trace.ts';
import { norm } from '../vector.ts';
import { multiplySquare, stepJacobian } from './jacobian.ts';
import { chainOf, isUnderReadout, scalarPath, stationsOf, usesAt } from './path.ts';
import { contributes } from './triangle.ts';

/** Every cell that the loss of some step and the use at some step may have, with one number of each parameter. */
function* cellsOf(trace: Trace) {
  for (const { key, plan } of trace.strands)
    for (const { name, rows, cols } of plan.parameters)
      for (const s of trace.labelled)
        for (let t = 1; t <= trace.steps; t++) {
          if (!contributes(trace, key, s, t)) continue;
          const index = cols === 0 ? [rows - 1] : [rows - 1, cols - 1];
          yield { by: { layer: key, parameter: name, index }, s, t };
        }
}

const holds = (wanted: Parameters<typeof experiments>[0], check: (trace: Trace) => void, n = 40) =>
  fc.assert(
    fc.property(experiments(wanted), (experiment: Experiment) => check(new Trace(experiment))),
    runs(n),
  );

/** |got − want| ≤ 1e-12 of what was multiplied. */
function near(got: number, want: number, scale: number) {
  expect(Math.abs(got - want)).toBeLessThanOrEqual(1e-12 * scale);
}

it('the error times what was read is the cell', () => {
  holds({ steps: 5, units: 3, numbers: 'extreme' }, (trace) => {
    for (const { by, s, t } of cellsOf(trace)) {
      const uses = usesAt(trace, trace.byLoss(s), by, t);
      const want = numberAt(
        trace.contribution(trace.byLoss(s), by.layer, by.parameter, t)!,
        by.index,
      );
      const got = uses.reduce((sum, { value }) => sum + value, 0);
      near(got, want, Math.abs(want));
      for (const { read, error, value } of uses)
        near(
          read.reduce((product, one) => product * one.value, error),
          value,
          Math.abs(value),
        );
    }
  });
});

it('each number read stands where the use says it does', () => {
  holds({ steps: 4, units: 3 }, (trace) => {
    for (const { by, s, t } of cellsOf(trace))
      for (const { of, isSum, unit, error, read } of usesAt(trace, trace.byLoss(s), by, t)) {
        if (isSum) expect(error).toBe(trace.errorByLoss(s, of)![unit]);
        for (const { at, unit: k, complement, value } of read) {
          const q = trace.value(at)![k]!;
          expect(value).toBe(complement ? 1 - q : q);
        }
      }
  });
});

it('the stations begin with the scores of L_s, end where the parameter stands, and have the sizes of the errors', () => {
  holds({ steps: 5, units: 2 }, (trace) => {
    for (const { by, s, t } of cellsOf(trace)) {
      const stations = stationsOf(trace, by.layer, by.parameter, s, t);
      expect(stations[0]!.at).toEqual({ layer: 'readout', name: 'alpha', t: s });
      const uses = usesAt(trace, trace.byLoss(s), by, t);
      const addresses = stations.map(({ at }) => at);
      for (const { of } of uses) expect(addresses).toContainEqual(of);
      for (const { at, size } of stations) expect(size).toBe(norm(trace.errorByLoss(s, at)!));
      const output = stations.filter(({ at }) => at.layer === by.layer && at.name === 'h');
      if (by.layer !== 'readout') expect(output).toHaveLength(Math.abs(s - t) + 1);
    }
  });
});

it('in a chain the error at t is that at s, through the Jacobians between', () => {
  holds({ cells: ['rnn'], layers: 1, twoWay: false, steps: 5, numbers: 'ordinary' }, (trace) => {
    const n = trace.strands[0]!.plan.size;
    for (const s of trace.labelled) {
      const first = trace.errorByLoss(s, `1.h@${s}`)!;
      let product: Float64Array = Float64Array.from({ length: n * n }, (_, k) =>
        k % (n + 1) === 0 ? 1 : 0,
      );
      for (let t = s; t >= 1; t--) {
        if (t < s) product = multiplySquare(product, stepJacobian(trace, '1', t), n);
        const got = trace.errorByLoss(s, `1.h@${t}`)!;
        got.forEach((value, j) => {
          const want = first.reduce((sum, e, i) => sum + product[i * n + j]! * e, 0);
          near(value, want, norm(first) * (1 + norm(product)));
        });
      }
    }
  });
});

it('with one unit the path is a product of numbers, and its last product is the cell', () => {
  let seen = 0;
  holds({ cells: ['rnn'], units: 1, steps: 6, numbers: 'extreme' }, (trace) => {
    for (const { by, s, t } of cellsOf(trace)) {
      const path = scalarPath(trace, by, s, t);
      const isChain = by.layer !== 'readout' && isUnderReadout(trace.forward.network, by.layer);
      expect(path !== null).toBe(isChain);
      if (!path) continue;
      seen++;
      const want = numberAt(
        trace.contribution(trace.byLoss(s), by.layer, by.parameter, t)!,
        by.index,
      );
      near(path.at(-1)!.product, want, Math.abs(want) + Number.MIN_VALUE * 1e15);
      const reads = path.filter(({ kind }) => kind === 'read').length;
      expect(path).toHaveLength(2 + 2 * Math.abs(s - t) + reads);
      // On the way each product is the error of a state or of a sum.
      for (const [k, { product }] of path.slice(0, path.length - reads).entries()) {
        const time = s + Math.sign(t - s) * Math.floor(k / 2);
        const name = k % 2 === 0 ? 'h' : 'a_h';
        const error = trace.errorByLoss(s, { layer: by.layer, name, t: time })![0]!;
        near(product, error, Math.abs(error) + Number.MIN_VALUE * 1e15);
      }
    }
  });
  expect(seen).toBeGreaterThan(100);
});

it('knows a chain from a cell with gates', () => {
  const chains = new Map<string, boolean>();
  holds({ layers: 3 }, (trace) => {
    for (const { plan } of trace.strands) chains.set(plan.cell.name, chainOf(plan) !== null);
  });
  expect(Object.fromEntries(chains)).toEqual({
    rnn: true,
    lstm: false,
    'lstm-peephole': false,
    'lstm-coupled': false,
    gru: false,
    readout: false,
  });
});

it('says so where there is no such layer or parameter', () => {
  const [experiment] = fc.sample(experiments(), { numRuns: 1, seed: 1 });
  const trace = new Trace(experiment!);
  expect(() => stationsOf(trace, '9', 'W_hh', 1, 1)).toThrow('The network has no layer "9".');
  expect(() => stationsOf(trace, '1', 'W_zz', 1, 1)).toThrow(/has no parameter "W_zz"/);
});
