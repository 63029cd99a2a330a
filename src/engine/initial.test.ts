import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cells } from './cells/index.ts';
import {
  DISTRACTORS,
  drawWeights,
  initialWeights,
  longLag,
  longLagExperiment,
  MARKS,
  orthogonal,
  uniform,
  type StartRule,
} from './initial.ts';
import { memoryLineOf } from './memory-line.ts';
import { parseExperiment } from './parse.ts';
import { planOf, recurrentWeights } from './plan.ts';
import { randomFrom } from './random.ts';

const names = Object.keys(cells);
const usual: StartRule = { recurrent: 'uniform', gain: 1, keep: 0 };
const rules = fc.record<StartRule>({
  recurrent: fc.constantFrom('uniform', 'orthogonal'),
  gain: fc.constantFrom(0, 1, 2.5),
  keep: fc.constantFrom(null, -1, 0, 5),
});
const seeds = fc.nat(999_999);
const numbersOf = (parameter: unknown) => [parameter].flat(2) as number[];

it('a seed gives the same network again, another seed another', () => {
  for (const cell of names) {
    const one = longLagExperiment(cell, 3, 9, usual, 7);
    expect(longLagExperiment(cell, 3, 9, usual, 7)).toEqual(one);
    expect(longLagExperiment(cell, 3, 9, usual, 8).layers).not.toEqual(one.layers);
  }
  // The first numbers of mulberry32 from the seed 1.
  const known = [0.6270739405881613, 0.002735721180215478, 0.5274470399599522];
  expect([...uniform(randomFrom(1), 3, 0.5)]).toEqual(known.map((u) => u - 0.5));
});

it('whatever is drawn is an experiment', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 6 }),
      rules,
      seeds,
      (cell, hidden, steps, rule, seed) => {
        const made = longLagExperiment(cell, hidden, steps, rule, seed);
        expect(parseExperiment(JSON.stringify(made))).toEqual(made);
      },
    ),
    { seed: 1 },
  );
});

it('layers above, and two directions, have the widths that they read', () => {
  for (const twoWay of [false, true]) {
    const shape = { cells: names, hidden: 2, inputSize: 3, classes: 4, twoWay };
    const weights = drawWeights(shape, ({ length }) => new Float64Array(length));
    const made = { version: 1, title: '', ...weights, inputs: [[0, 0, 0]], targets: [3] };
    expect(() => parseExperiment(JSON.stringify(made))).not.toThrow();
  }
});

it('a cell that is not there is refused by name', () => {
  for (const cell of ['transformer', 'toString'])
    expect(() => longLagExperiment(cell, 2, 3, usual, 1)).toThrow(`There is no cell "${cell}".`);
});

describe('an orthogonal matrix', () => {
  it.each([1, 2, 3, 16, 64])('of %d rows is one to 1e-12', (n) => {
    for (const seed of [1, 2, 3]) {
      const q = orthogonal(randomFrom(seed), n);
      for (let i = 0; i < n; i++)
        for (let j = 0; j < n; j++) {
          let product = 0;
          for (let k = 0; k < n; k++) product += q[i * n + k]! * q[j * n + k]!;
          expect(Math.abs(product - Number(i === j))).toBeLessThan(1e-12);
        }
    }
  });

  it('prefers no direction: every entry has mean 0 and mean square 1/n', () => {
    const [n, count] = [3, 4000];
    const random = randomFrom(5);
    const sums = Array.from({ length: n * n }, () => [0, 0]);
    for (let k = 0; k < count; k++)
      for (const [entry, value] of orthogonal(random, n).entries()) {
        sums[entry]![0]! += value / count;
        sums[entry]![1]! += value ** 2 / count;
      }
    for (const [mean, square] of sums) {
      expect(Math.abs(mean!)).toBeLessThan(0.04);
      expect(Math.abs(square! - 1 / n)).toBeLessThan(0.03);
    }
  });
});

describe.each(names)('the start of %s', (cell) => {
  const n = 16;
  const shape = { cells: [cell], hidden: n, inputSize: 6, classes: 2 };
  const plan = planOf(cells[cell]!, 6, n);
  const recurrent = recurrentWeights(plan);
  const biases = [memoryLineOf(plan.cell)?.bias ?? []].flat();
  const start = (rule: Partial<StartRule>) => {
    const { layers, readout } = initialWeights(shape, { ...usual, keep: null, ...rule }, 3);
    return { own: layers[0]!.parameters, readout: readout.parameters };
  };

  it('lies within ±1/√n and reaches near it on both sides', () => {
    const { own, readout } = start({});
    const all = [...Object.values(own), ...Object.values(readout)].flatMap(numbersOf);
    expect(Math.max(...all)).toBeLessThan(0.25);
    expect(Math.max(...all)).toBeGreaterThan(0.23);
    expect(Math.min(...all)).toBeGreaterThanOrEqual(-0.25);
    expect(Math.min(...all)).toBeLessThan(-0.23);
  });

  it('is changed by a rule only where the rule speaks of', () => {
    const plain = start({});
    const changed = (rule: Partial<StartRule>) => {
      const { own, readout } = start(rule);
      expect(readout).toEqual(plain.readout);
      return Object.keys(own).filter(
        (name) => JSON.stringify(own[name]) !== JSON.stringify(plain.own[name]),
      );
    };
    expect(changed({ recurrent: 'orthogonal' })).toEqual(recurrent);
    expect(changed({ gain: 2 })).toEqual(recurrent);
    expect(changed({ keep: 1 })).toEqual(biases);
    expect(biases).toEqual({ rnn: [], gru: ['b_u'] }[cell] ?? ['b_f']);
    for (const bias of biases) expect(start({ keep: 1 }).own[bias]).toEqual(Array(n).fill(1));
  });

  it('has recurrent matrices times the gain', () => {
    for (const name of recurrent) {
      const row = start({ recurrent: 'orthogonal', gain: 1.5 }).own[name]![2] as number[];
      expect(Math.hypot(...row)).toBeCloseTo(1.5, 12);
      const twice = numbersOf(start({ gain: 2 }).own[name]);
      expect(twice).toEqual(numbersOf(start({}).own[name]).map((value) => 2 * value));
    }
  });

  it('reads out as every other cell of this seed and size', () => {
    expect(start({}).readout).toEqual(
      initialWeights({ ...shape, cells: ['rnn'] }, usual, 3).readout.parameters,
    );
  });
});

describe('the long lag', () => {
  it('is a mark, distractors, and at the end the class of the mark', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 40 }), (seed, steps) => {
        const { inputs, targets } = longLag(seed, steps);
        expect([inputs.length, targets.length]).toEqual([steps, steps]);
        const symbols = inputs.map((x) => {
          expect([...x].sort()).toEqual([0, 0, 0, 0, 0, 1]);
          return x.indexOf(1);
        });
        expect(symbols[0]).toBe(targets.at(-1));
        for (const symbol of symbols.slice(1)) expect(symbol).toBeGreaterThanOrEqual(MARKS);
        expect(targets.slice(0, -1).every((target) => target === null)).toBe(true);
        // A longer one begins with the same.
        expect(longLag(seed, steps + 3).inputs.slice(0, steps)).toEqual(inputs);
      }),
      { seed: 1 },
    );
  });

  it('holds every symbol', () => {
    const marks = new Set(
      Array.from({ length: 20 }, (_, k) => longLag(k, 1).inputs[0]!.indexOf(1)),
    );
    expect(marks.size).toBe(MARKS);
    const rest = new Set(
      longLag(1, 60)
        .inputs.slice(1)
        .map((x) => x.indexOf(1)),
    );
    expect(rest.size).toBe(DISTRACTORS);
  });

  it.each([0, -1, 2.5, NaN])('of %d steps is refused', (steps) =>
    expect(() => longLag(1, steps)).toThrow(RangeError),
  );
});
