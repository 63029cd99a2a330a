import { expect, it } from 'vitest';
import { defaults } from '../../training/optimiser.ts';
import type { TestResults } from '../../training/trials/results.ts';
import type { Own } from './choice.ts';
import { MOST_ROWS, withRow } from './keep.ts';
import { rowsOf } from './kept.ts';

const test: TestResults = {
  id: 'adding-30',
  task: { name: 'adding', parameters: { T: 30 } },
  date: '2026-11-26',
  machine: { processor: 'any', cores: 2, node: '20.0.0', learner: 'simd' },
  networks: [
    {
      id: 'gru',
      setup: {
        cells: ['gru'],
        hidden: 4,
        start: { recurrent: 'uniform', gain: 1, keep: 1 },
        optimiser: { ...defaults, rule: 'adam', rate: 0.01, clip: 1 },
        rows: 8,
      },
      weights: 100,
      most: 500,
      runs: [
        {
          ...{ seed: 1, solved: true, updates: 300, sequences: 2400, loss: 0.001 },
          ...{ missed: 3, labels: 2560, stopped: null, seconds: 2 },
          curve: { every: 50, rights: [0.2, 0.5, 0.9, 1, 1, 1] },
        },
      ],
    },
  ],
};
const tests = [test];
const network = test.networks[0]!;
const run = network.runs[0]!;
const own = (seed: number): Own => ({ test, network, T: 20, seed, run: { ...run, seed } });

it('gives back what was kept, in its order', () => {
  const text = withRow(withRow(null, own(3)), own(9));
  expect(rowsOf(text, tests)).toEqual([own(3), own(9)]);
});

it('lets the oldest go', () => {
  let text: string | null = null;
  for (let seed = 1; seed <= MOST_ROWS + 2; seed++) text = withRow(text, own(seed));
  expect(rowsOf(text, tests).map(({ seed }) => seed)).toEqual(
    Array.from({ length: MOST_ROWS }, (_, k) => k + 3),
  );
});

it('leaves out what it cannot read, and keeps the rest', () => {
  for (const text of [null, '', '{', '7', '{"a":1}', '[null, 3, {"test": "none"}]'])
    expect(rowsOf(text, tests)).toEqual([]);
  const mixed = JSON.stringify([{ run: 'no' }, ...(JSON.parse(withRow(null, own(3))) as object[])]);
  expect(rowsOf(mixed, tests)).toEqual([own(3)]);
});

it('does not show a row beside a network that it was not run with', () => {
  const text = withRow(null, { ...own(3), network: { ...network, setup: { ...network.setup, hidden: 3 } } }); // prettier-ignore
  expect(rowsOf(text, tests)).toEqual([]);
});
