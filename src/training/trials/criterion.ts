/**
 * When is a task solved? At a look every so many updates, on a hundred sequences that are never trained on; where it goes well, a test
 * on 2,560 others decides, as many as Hochreiter & Schmidhuber (1997) tested on. Solved is where fewer than one label in a hundred is missed
 * there (Pascanu, Mikolov & Bengio 2013 count as success fewer than one sequence in a hundred).
 */
import { EXAMINED_ROWS } from '../history.ts';
import type { Counted } from '../score.ts';

export const CRITERION = {
  /** Updates from one look to the next. */
  every: 100,
  /** The sequences of a look, and of the test. */
  looked: EXAMINED_ROWS,
  tested: 2560,
  /** Solved is what misses less than this share of the labels. */
  tolerated: 0.01,
} as const;

/** Is that few enough? */
export const isFew = ({ labelled, right }: Pick<Counted, 'labelled' | 'right'>) =>
  labelled - right < CRITERION.tolerated * labelled;
