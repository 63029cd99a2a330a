/** Identity 10: what gates do when they are wide open or shut, and how far a state can go. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../testing/matchers.ts';
import { mapParameters, setParameters } from '../testing/edit.ts';
import { experiments } from '../testing/experiments.ts';
import { runs } from '../testing/runs.ts';
import { timesOf } from '../testing/traces.ts';
import { Trace } from '../trace.ts';

/** σ(50) is 1 and σ(−800) is 0, to the last bit. */
const OPEN = 50;
const SHUT = -800;

const zeroRecurrence = { W_hf: 0, W_hi: 0, W_hc: 0, W_ho: 0 };

describe('10: an LSTM', () => {
  it('with f = 1 and no recurrent weights carries ∂c unchanged, to the last bit', () => {
    const one = { cells: ['lstm'], layers: 1, twoWay: false, labelled: 'last' } as const;
    fc.assert(
      fc.property(experiments(one), (experiment) => {
        const keeps = { ...zeroRecurrence, W_xf: 0, b_f: OPEN };
        const trace = new Trace(setParameters(experiment, keeps, '1'));
        const last = trace.error(`1.c@${trace.steps}`)!;
        for (const t of timesOf(trace)) expect(trace.error(`1.c@${t}`)!).toBeBits(last);
        expect(trace.error('1.c@0')!).toBeBits(last);
      }),
      runs(60),
    );
  });

  it('with i = 0 has nothing to say to i and g, to the last bit', () => {
    fc.assert(
      fc.property(experiments({ cells: ['lstm', 'lstm-peephole'], layers: 2 }), (experiment) => {
        const silent = setParameters(experiment, { W_xi: 0, W_hi: 0, w_ci: 0, b_i: SHUT });
        const trace = new Trace(silent);
        const zero = (numbers: Float64Array) => numbers.every((one) => one === 0);
        for (const { key } of trace.strands.slice(0, -1)) {
          for (const t of timesOf(trace))
            for (const name of ['g', 'a_i', 'a_c'])
              expect(zero(trace.error(`${key}.${name}@${t}`)!)).toBe(true);
          for (const name of ['W_xi', 'W_hi', 'b_i', 'W_xc', 'W_hc', 'b_c'])
            expect(zero(trace.gradient(key, name)!.data)).toBe(true);
        }
      }),
      runs(60),
    );
  });

  // Rounding is monotone, so the bounds hold for the rounded numbers without a tolerance.
  it('keeps |h| ≤ 1 and |c_t| ≤ |c_{t−1}| + 1', () => {
    const cells = ['lstm', 'lstm-peephole', 'lstm-coupled'] as const;
    fc.assert(
      fc.property(experiments({ cells, twoWay: false }), (experiment) => {
        const trace = new Trace(experiment);
        for (const { key } of trace.strands.slice(0, -1))
          for (const t of timesOf(trace)) {
            const before = trace.value(`${key}.c@${t - 1}`)!;
            trace.value(`${key}.c@${t}`)!.forEach((c, k) => {
              expect(Math.abs(c)).toBeLessThanOrEqual(Math.abs(before[k]!) + 1);
            });
            for (const h of trace.value(`${key}.h@${t}`)!)
              expect(Math.abs(h)).toBeLessThanOrEqual(1);
          }
      }),
      runs(60),
    );
  });

  it('with peepholes of weight 0 is an LSTM without, to the last bit', () => {
    fc.assert(
      fc.property(experiments({ cells: ['lstm-peephole'] }), (experiment) => {
        const blind = setParameters(experiment, { w_cf: 0, w_ci: 0, w_co: 0 });
        const plain = {
          ...blind,
          layers: blind.layers.map((layer) => ({ ...layer, cell: 'lstm' })),
        };
        const [one, other] = [new Trace(blind), new Trace(plain)];
        expect(one.loss).toBe(other.loss);
        for (const { key, plan } of other.strands)
          for (const { name } of plan.parameters)
            expect(one.gradient(key, name)!.data).toBeBits(other.gradient(key, name)!.data);
      }),
      runs(40),
    );
  });
});

describe('10: a GRU', () => {
  const grus = { cells: ['gru'], twoWay: false } as const;

  // (1−u)n + u h' is rounded twice or thrice: 1e-12, where nothing is prescribed.
  it('keeps h between n and the h before', () => {
    fc.assert(
      fc.property(experiments(grus), (experiment) => {
        const trace = new Trace(experiment);
        for (const { key } of trace.strands.slice(0, -1))
          for (const t of timesOf(trace)) {
            const [n, before] = [trace.value(`${key}.n@${t}`)!, trace.value(`${key}.h@${t - 1}`)!];
            trace.value(`${key}.h@${t}`)!.forEach((h, k) => {
              const slack = 1e-12 * Math.max(1, Math.abs(before[k]!));
              expect(h).toBeGreaterThanOrEqual(Math.min(n[k]!, before[k]!) - slack);
              expect(h).toBeLessThanOrEqual(Math.max(n[k]!, before[k]!) + slack);
            });
          }
      }),
      runs(60),
    );
  });

  it('with u = 1 copies its state and its error, to the last bit', () => {
    fc.assert(
      fc.property(experiments({ ...grus, layers: 1, labelled: 'last' }), (experiment) => {
        const trace = new Trace(setParameters(experiment, { W_xu: 0, W_hu: 0, b_u: OPEN }));
        const [start, end] = [trace.value('1.h@0')!, trace.error(`1.h@${trace.steps}`)!];
        for (const t of timesOf(trace)) {
          expect(trace.value(`1.h@${t}`)!).toBeBits(start);
          expect(trace.error(`1.h@${t}`)!).toBeBits(end);
        }
      }),
      runs(60),
    );
  });

  it('with u = 0 and r = 1 is an RNN, to the last bit', () => {
    fc.assert(
      fc.property(experiments({ cells: ['gru'], layers: 1, twoWay: false }), (experiment) => {
        // The bias of q stands inside the matrix product's sum: leave it out, for the order of summing.
        const open = { W_xu: 0, W_hu: 0, b_u: SHUT, W_xr: 0, W_hr: 0, b_r: OPEN, b_n: 0, b_hn: 0 };
        const gru = setParameters(experiment, open, '1');
        const { parameters } = gru.layers[0]!;
        const rnn = {
          ...gru,
          layers: [
            {
              ...gru.layers[0]!,
              cell: 'rnn',
              parameters: {
                W_xh: parameters.W_xn!,
                W_hh: parameters.W_hn!,
                b_h: parameters.b_n!,
              },
            },
          ],
        };
        const [one, other] = [new Trace(gru), new Trace(rnn)];
        for (const t of timesOf(one))
          expect(one.value(`1.h@${t}`)!).toBeBits(other.value(`1.h@${t}`)!);
        expect(one.gradient('1', 'W_hn')!.data).toBeBits(other.gradient('1', 'W_hh')!.data);
        expect(one.gradient('1', 'W_xn')!.data).toBeBits(other.gradient('1', 'W_xh')!.data);
      }),
      runs(40),
    );
  });
});

it('mapParameters without an edit is the same experiment', () => {
  fc.assert(
    fc.property(experiments(), (experiment) => {
      expect(mapParameters(experiment, (_name, value) => value)).toEqual(experiment);
    }),
    runs(10),
  );
});
