/** The networks that the figure trains, one for each alphabet, and what each is given to read. experiments/handwriting.ts measures these. */
import { startingPoint, type Setup } from '../checkpoint.ts';
import { shakingsOf, type Alphabet, type Example, type Split } from '../data/handwriting.ts';
import { defaults } from '../optimiser.ts';
import type { Materials } from './index.ts';

const digits: Setup = {
  task: { name: 'handwriting' },
  cells: ['lstm'],
  hidden: 32,
  start: { recurrent: 'uniform', gain: 1, keep: 1 },
  optimiser: { ...defaults, rule: 'adam', rate: 0.005, clip: 1 },
  halving: 3000,
  rows: 16,
  seed: 1,
};

export const SETUPS: Readonly<Record<Alphabet, Setup>> = {
  digits,
  // More characters, some of which begin alike for long, want more units and rows. Tried on the split with one seed, in drawings read of 78
  // and seconds of one core for 6000 updates: 32 units and 16 rows 64 and 8, 48 and 16 64 and 12, 64 and 16 69 and 16, 64 and 32 72 and 32.
  letters: { ...digits, task: { name: 'handwriting-letters' }, hidden: 64, rows: 32 },
  // Of new shakings: 32 units and 16 rows 93 of 100 after 3000 updates, 64 and 32 99 of 100 after 4000, in 26 seconds.
  hanzi: { ...digits, task: { name: 'handwriting-hanzi' }, hidden: 64, rows: 32, halving: 2000 },
};

/** Where training stops by itself; and how many more a reader who goes on asks for. */
export const UPDATES: Readonly<Record<Alphabet, number>> = {
  digits: 6000,
  letters: 6000,
  hanzi: 4000,
};

/** That of the digits before its first update. */
export const untrained = startingPoint(SETUPS.digits);

/** How often each drawing of an alphabet that has one font is shaken to examine on. */
const SHAKINGS = 5;

/**
 * What is examined on: the drawings of the fonts held out. Where there is but one font nothing can be held out, and it is new shakings of the
 * drawings that are learned from.
 */
export const examinedOf = ({ training, heldOut }: Pick<Split, 'training' | 'heldOut'>) =>
  heldOut.length > 0 ? heldOut : shakingsOf(training, SHAKINGS);

export const materialsOf = (
  alphabet: Alphabet,
  split: Pick<Split, 'training' | 'heldOut'>,
  own: readonly Example[],
): Materials => ({
  [SETUPS[alphabet].task.name]: { training: split.training, heldOut: examinedOf(split), own },
});
