import { expect, it } from 'vitest';
import { carrierOf, panelOf } from './model.ts';
import { COMPARED, drawnNetwork, KEEP, MANY, setupOf, USUAL_SEED } from './setup.ts';

it('keeps to its limits, whatever a link says', () => {
  const { rule, steps, seed, units } = setupOf(
    { keep: '99', lag: '0', seed: '0', units: '63', gain: '99', drawn: 'no' },
    100,
  );
  expect([rule.keep, rule.gain, steps, seed, units]).toEqual([KEEP.max, 5, 1, 1, 16]);
  expect(rule.recurrent).toBe('uniform');
});

it('starts with the seed that is nearest to the medians', () => {
  const setup = setupOf({}, 100);
  expect(setup.seed).toBe(USUAL_SEED);
  const seeds = Array.from({ length: MANY }, (_, k) => k + 1);
  const factors = COMPARED.map((cell) =>
    seeds.map((seed) => carrierOf(panelOf(drawnNetwork(cell, setup, seed)))!.rate!.factor),
  );
  const off = seeds.map((_, k) =>
    factors.reduce((sum, of) => {
      const median = of.toSorted((a, b) => a - b)[MANY / 2 - 1]!;
      return sum + Math.abs(of[k]! - median);
    }, 0),
  );
  expect(seeds[off.indexOf(Math.min(...off))]).toBe(USUAL_SEED);
});
