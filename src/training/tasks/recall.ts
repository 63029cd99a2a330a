/**
 * The long lag of the engine's initial.ts, in batches: at the first step one of two marks, then distractors by chance up to step T; the one
 * label is the last step's, and is the mark (after Hochreiter & Schmidhuber 1997, 5.2).
 */
import { DISTRACTORS, longLag, MARKS } from '../../engine/initial.ts';
import { below, type TaskKind } from './task.ts';

export const recall: TaskKind = {
  name: 'recall',
  title: 'Recall',
  about:
    'Say at the last step which of two marks stood at the first, past distractors that tell nothing.',
  dials: { T: { about: 'the steps of a sequence', usual: 20, least: 1, most: 1000, whole: true } },
  make({ T = 1 }) {
    return {
      inputs: MARKS + DISTRACTORS,
      outputs: MARKS,
      loss: 'cross-entropy',
      steps: T,
      inputNames: ['mark A', 'mark B', 'a', 'b', 'c', 'd'],
      outputNames: ['A', 'B'],
      chance: { loss: Math.log(MARKS), accuracy: 1 / MARKS },
      best: { loss: 0, accuracy: 1 },
      tolerance: null,
      draw(random, rows) {
        const symbols = new Int32Array(T * rows);
        const classes = new Int32Array(T * rows).fill(-1);
        for (let b = 0; b < rows; b++) {
          const mark = below(random, MARKS);
          symbols[b] = mark;
          for (let t = 1; t < T; t++) symbols[t * rows + b] = MARKS + below(random, DISTRACTORS);
          classes[(T - 1) * rows + b] = mark;
        }
        return { rows, steps: T, symbols, classes };
      },
      probe: (seed) => longLag(seed, T),
    };
  },
};
