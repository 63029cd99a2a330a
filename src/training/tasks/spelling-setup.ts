/** The network that the figure trains. experiments/spelling.ts measures this setup. */
import { startingPoint, type Setup } from '../checkpoint.ts';
import { defaults } from '../optimiser.ts';

export const SETUP: Setup = {
  task: { name: 'spelling' },
  cells: ['gru'],
  hidden: 48,
  start: { recurrent: 'orthogonal', gain: 1, keep: null },
  optimiser: { ...defaults, rule: 'adam', rate: 0.005, clip: 1 },
  rows: 32,
  seed: 1,
};

/** A press of Run goes on to the next multiple of so many. */
export const UPDATES = 3000;

/** Before its first update. */
export const untrained = startingPoint(SETUP);
