/** The network that the figure trains, and what it is given to read. experiments/handwriting.ts measures this setup. */
import { startingPoint, type Setup } from '../checkpoint.ts';
import type { Example, Split } from '../data/handwriting.ts';
import { defaults } from '../optimiser.ts';
import type { Materials } from './index.ts';

export const SETUP: Setup = {
  task: { name: 'handwriting' },
  cells: ['lstm'],
  hidden: 32,
  start: { recurrent: 'uniform', gain: 1, keep: 1 },
  optimiser: { ...defaults, rule: 'adam', rate: 0.005, clip: 1 },
  halving: 3000,
  rows: 16,
  seed: 1,
};

/** Where training stops by itself; and how many more a reader who goes on asks for. */
export const UPDATES = 6000;

/** Before its first update. */
export const untrained = startingPoint(SETUP);

export const materialsOf = ({ training, heldOut }: Split, own: readonly Example[]): Materials => ({
  handwriting: { training, heldOut, own },
});
