/** Small setups for tests. */
import type { Setup } from '../checkpoint.ts';
import { defaults } from '../optimiser.ts';

export const setupOf = (change: Partial<Setup> = {}): Setup => ({
  task: { name: 'recall', parameters: { T: 3 } },
  cells: ['rnn'],
  hidden: 2,
  start: { recurrent: 'uniform', gain: 1, keep: null },
  optimiser: { ...defaults, rule: 'adam', rate: 0.01 },
  rows: 2,
  seed: 1,
  ...change,
});
