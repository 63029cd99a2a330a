import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setParameters } from '../testing/edit.ts';
import { experiments } from '../testing/experiments.ts';
import { allHighways, kinds, scalesOf, sumOf, way } from '../testing/highways.ts';
import '../testing/matchers.ts';
import { sumOfPaths } from '../testing/paths.ts';
import { runs } from '../testing/runs.ts';
import { Trace } from '../trace.ts';
import { norm } from '../vector.ts';
import { highwaysOf, partOf, type Highways } from './highways.ts';

const gated = ['lstm', 'lstm-peephole', 'lstm-coupled', 'gru'] as const;

describe('the memory line', () => {
  it.each([
    ['lstm', ['line', 'a_f', 'a_i', 'a_c', 'a_o'], [null, 'f', 'i', 'g', 'o']],
    ['lstm-peephole', ['line', 'a_f', 'a_i', 'a_c', 'a_o'], [null, 'f', 'i', 'g', 'o']],
    ['lstm-coupled', ['line', 'a_f', 'a_c', 'a_o'], [null, 'f', 'g', 'o']],
    ['gru', ['line', 'a_r', 'a_u', 'q'], [null, 'r', 'u', 'n']],
  ] as const)('of the %s is left through these places', (cell, ways, gates) => {
    const one = { cells: [cell], layers: 1, labelled: 'last' } as const;
    const [experiment] = fc.sample(experiments(one), { numRuns: 1, seed: 2 });
    const trace = new Trace(experiment!);
    const alone = highwaysOf(trace, '1', trace.steps)!;
    expect(kinds(alone)).toEqual(ways);
    expect(alone.ways.map(({ gate }) => gate)).toEqual(gates);
    expect(kinds(highwaysOf(trace, '1', trace.steps, { all: true })!)).toEqual([
      ...ways,
      'between',
    ]);
  });

  it('is not in an rnn; and there is no highway where there is no layer, or no step', () => {
    const [experiment] = fc.sample(experiments({ cells: ['rnn'], layers: 1 }), { numRuns: 1, seed: 1 }); // prettier-ignore
    const trace = new Trace(experiment!);
    expect(highwaysOf(trace, '1', 1)).toBeNull();
    expect(() => highwaysOf(trace, '2', 1)).toThrow('There is no layer "2".');
    expect(() => highwaysOf(trace, 'readout', 1)).toThrow(RangeError);
    for (const t of [0, trace.steps + 1, 1.5])
      expect(() => highwaysOf(trace, '1', t)).toThrow(`There is no step ${t}.`);
  });
});

describe('the ways', () => {
  it('sum to the error of the trace', () => {
    let seen = 0;
    fc.assert(
      fc.property(experiments({ labelled: 'some' }), (experiment) => {
        const trace = new Trace(experiment);
        for (const highways of allHighways(trace)) {
          const scales = scalesOf(trace, highways, highways.all);
          highways.total.forEach((total, d) => {
            seen++;
            expect(sumOf(highways, d)).toBeNear(total, 1e-12, scales[d]!);
          });
        }
      }),
      runs(120),
    );
    expect(seen).toBeGreaterThan(1000);
  });

  it('are of the steps up to the loss, in the order of the strand, with the errors that the trace has there', () => {
    fc.assert(
      fc.property(experiments({ cells: gated, labelled: 'some' }), (experiment) => {
        const trace = new Trace(experiment);
        for (const { key, backward } of trace.strands.slice(0, -1))
          for (const loss of trace.labelled) {
            const { times, total, line } = highwaysOf(trace, key, loss)!;
            expect(times[0]).toBe(loss);
            expect(times.at(-1)).toBe(backward ? trace.steps : 1);
            times.forEach((t, d) => {
              expect(Math.abs(loss - t)).toBe(d);
              const at = `${key}.${line.memory}@${t}`;
              expect(total[d]).toBeBits(trace.errorByLoss(loss, at)!);
            });
          }
      }),
      runs(30),
    );
  });

  it('of the line is what leaves it at the loss, times the gates on the way', () => {
    fc.assert(
      fc.property(experiments({ cells: gated, labelled: 'some' }), (experiment) => {
        const trace = new Trace(experiment);
        for (const highways of allHighways(trace)) {
          const { layer, line, times, factor } = highways;
          const { errors } = way(highways, 'line');
          let want = Array.from(errors[0]!);
          times.forEach((t, d) => {
            if (d > 0) {
              const gate = trace.value(`${layer}.${line.gate}@${times[d - 1]!}`)!;
              want = want.map((number, k) => number * gate[k]!);
            }
            expect(errors[d]!).toBeBits(want);
            const product = factor[d]!.map((log, k) => 10 ** log * errors[0]![k]!);
            expect(product).toBeNear(errors[d]!, 1e-12, norm(errors[d]!) + 1e-300);
            expect(trace.value(`${layer}.${line.memory}@${t}`)).toBeDefined();
          });
        }
      }),
      runs(60),
    );
  });

  it('of the line begins with the whole error of the memory, where no peephole looks at it', () => {
    const cellsHere = ['lstm', 'lstm-coupled', 'gru'] as const;
    fc.assert(
      fc.property(experiments({ cells: cellsHere, layers: 1, labelled: 'some' }), (experiment) => {
        const trace = new Trace(experiment);
        for (const { key } of trace.strands.slice(0, -1))
          for (const loss of trace.labelled) {
            const highways = highwaysOf(trace, key, loss)!;
            const at = `${key}.${highways.line.memory}@${loss}`;
            const want = trace.errorByLoss(loss, at)!;
            expect(way(highways, 'line').errors[0]!).toBeBits(want);
          }
      }),
      runs(60),
    );
  });

  it('are the line and nothing else with f = 1 and no recurrent weights', () => {
    const one = { cells: ['lstm'], layers: 1, twoWay: false, labelled: 'last' } as const;
    fc.assert(
      fc.property(experiments(one), (experiment) => {
        const open = { W_xf: 0, b_f: 50, W_hf: 0, W_hi: 0, W_hc: 0, W_ho: 0 };
        const trace = new Trace(setParameters(experiment, open, '1'));
        const highways = highwaysOf(trace, '1', trace.steps)!;
        highways.times.forEach((_, d) => {
          expect(way(highways, 'line').errors[d]!).toBeBits(highways.total[0]!);
          expect(highways.factor[d]!.every((log) => log === 0)).toBe(true);
          for (const { kind, errors } of highways.ways)
            if (kind !== 'line') expect(norm(errors[d]!)).toBe(0);
        });
      }),
      runs(40),
    );
  });

  it('through a gate are none where nothing recurrent feeds it', () => {
    const one = { cells: ['lstm', 'lstm-peephole'], layers: 1, labelled: 'some' } as const;
    fc.assert(
      fc.property(experiments(one), fc.constantFrom('f', 'i', 'c', 'o'), (experiment, gate) => {
        const deaf = setParameters(experiment, { [`W_h${gate}`]: 0, [`w_c${gate}`]: 0 });
        for (const highways of allHighways(new Trace(deaf)))
          for (const errors of way(highways, `a_${gate}`).errors) expect(norm(errors)).toBe(0);
      }),
      runs(60),
    );
  });

  it('of the whole loss are the sums over the losses: what ends at other outputs is “between”', () => {
    const wanted = { cells: gated, layers: 1, twoWay: false, labelled: 'some' } as const;
    fc.assert(
      fc.property(experiments(wanted), (experiment) => {
        const trace = new Trace(experiment);
        const last = trace.labelled.at(-1)!;
        const whole = highwaysOf(trace, '1', last, { all: true })!;
        const alone = trace.labelled.map((s) => highwaysOf(trace, '1', s)!);
        const scales = scalesOf(trace, whole, true);
        whole.times.forEach((t, d) => {
          for (const name of kinds(whole)) {
            const parts = alone.flatMap((one) => {
              const from = one.times.indexOf(t);
              const isLast = one.loss === last;
              if (from < 0 || (name === 'line') !== isLast && !name.includes('_') && name !== 'q') return []; // prettier-ignore
              return [way(one, name === 'between' ? 'line' : name).errors[from]!];
            });
            const sum = parts.reduce(
              (a, b) => a.map((number, k) => number + b[k]!),
              new Float64Array(experiment.layers[0]!.hidden),
            );
            const scale = scales[d]! + parts.reduce((most, part) => most + norm(part), 0);
            expect(way(whole, name).errors[d]!).toBeNear(sum, 1e-12, scale);
          }
        });
      }),
      runs(40),
    );
  });
});

describe('the part of a way', () => {
  it('sums to 1 over the ways, for each unit and for all', () => {
    fc.assert(
      fc.property(experiments({ cells: gated, labelled: 'some' }), (experiment) => {
        for (const highways of allHighways(new Trace(experiment)))
          highways.total.forEach((total, d) => {
            for (const unit of [null, ...total.keys()]) {
              const parts = highways.ways.map((one) => partOf(highways, one, d, unit));
              const isZero = unit === null ? norm(total) === 0 : total[unit] === 0;
              if (isZero) expect(parts.every((part) => part === null)).toBe(true);
              // Near the smallest numbers neither the parts nor the total have their digits.
              if (!(norm(total) > 1e-290) || (unit !== null && Math.abs(total[unit]!) < 1e-290)) continue; // prettier-ignore
              const numbers = parts.map((part) => part!);
              // What rounding left between the sum and the total, in units of the total.
              const rest = norm(sumOf(highways, d).map((sum, k) => sum - total[k]!));
              const size = unit === null ? norm(total) : Math.abs(total[unit]!);
              const scale = numbers.reduce((sum, part) => sum + Math.abs(part), 1);
              const sum = numbers.reduce((a, b) => a + b, 0);
              expect(Math.abs(sum - 1)).toBeLessThanOrEqual(1e-12 * scale + rest / size);
            }
          });
      }),
      runs(40),
    );
  });

  it('keeps its number where squares would leave float64', () => {
    const total = Float64Array.of(3e200, 4e200);
    const half = Float64Array.of(1.5e200, 2e200);
    const one = { kind: 'line', sum: null, gate: null, errors: [half] } as const;
    const highways = { ways: [one], total: [total] } as unknown as Highways;
    expect(partOf(highways, one, 0, null)).toBeCloseTo(0.5, 12);
    expect(partOf(highways, one, 0, 1)).toBe(0.5);
  });
});

describe('against all paths, one after the other', () => {
  it('every class is the sum of the products along its paths', () => {
    const tiny = { cells: gated, layers: 1, twoWay: false, steps: 4, units: 2, labelled: 'some', numbers: 'ordinary' } as const; // prettier-ignore
    let seen = 0;
    fc.assert(
      fc.property(experiments(tiny), fc.boolean(), (experiment, all) => {
        const trace = new Trace(experiment);
        const loss = trace.labelled.at(-1)!;
        const highways = highwaysOf(trace, '1', loss, { all })!;
        highways.times.forEach((t, d) => {
          const { sums, scale } = sumOfPaths(trace, t, loss, all);
          for (const name of kinds(highways)) {
            const want = sums.get(name) ?? highways.total[d]!.map(() => 0);
            if (norm(want) > 0) seen++;
            expect(way(highways, name).errors[d]!).toBeNear(want, 1e-12, scale);
          }
          expect([...sums.keys()].filter((name) => !kinds(highways).includes(name))).toEqual([]);
        });
      }),
      runs(60),
    );
    expect(seen).toBeGreaterThan(300);
  });
});
