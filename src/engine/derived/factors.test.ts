import fc from 'fast-check';
import { expect, it } from 'vitest';
import { experiments } from '../testing/experiments.ts';
import { Trace } from '../trace.ts';
import { factorParts } from './factors.ts';

it('the parts of a quantity’s factors in an equation add up to its share', () => {
  fc.assert(
    fc.property(experiments({ numbers: 'ordinary' }), (experiment) => {
      const trace = new Trace(experiment);
      for (const { key, plan, backward } of trace.strands)
        for (const { name, terms } of plan.cell.equations)
          for (let t = 1; t <= trace.steps; t++) {
            const sums = new Map<string, number[]>();
            for (const { term, factor, values } of factorParts(trace, key, name, t)) {
              const { name: of, previous } = terms[term]!.factors[factor]!;
              const at = `${key}.${of}@${previous ? (backward ? t + 1 : t - 1) : t}`;
              const before = sums.get(at) ?? Array.from(values, () => 0);
              sums.set(
                at,
                before.map((sum, k) => sum + values[k]!),
              );
            }
            for (const [at, sum] of sums) {
              if (at.startsWith('readout')) continue;
              const share = trace.shares(at).find(({ consumer }) => consumer === `${name}@${t}`)!;
              sum.forEach((x, k) =>
                expect(Math.abs(x - share.values[k]!)).toBeLessThanOrEqual(
                  1e-12 * Math.max(1, Math.abs(x)),
                ),
              );
            }
          }
    }),
    { seed: 1, numRuns: 60 },
  );
});

it('there is nothing before the first step, after the last, or where no equation is', () => {
  const [experiment] = fc.sample(experiments({ cells: ['lstm'], layers: 1 }), {
    seed: 1,
    numRuns: 1,
  });
  const trace = new Trace(experiment!);
  expect(factorParts(trace, '1', 'c', 0)).toEqual([]);
  expect(factorParts(trace, '1', 'c', trace.steps + 1)).toEqual([]);
  expect(factorParts(trace, '1', 'x', 1)).toEqual([]);
  expect(factorParts(trace, '7', 'c', 1)).toEqual([]);
});
