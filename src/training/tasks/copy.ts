/**
 * Copying: S symbols, each one of K; then T steps, the last of which says "go" and the others nothing; then S steps in which
 * nothing is read and the symbols are to be said in their order. Each of the last S steps has a label, S + T steps after its
 * symbol. The form of Arjovsky, Shah & Bengio 2016 (S = 10, K = 8) after Hochreiter & Schmidhuber 1997, but that there every
 * earlier step is labelled "blank" too, which only dilutes the loss.
 */
import { below, probeOf, type TaskKind } from './task.ts';
import { randomFrom } from '../../engine/random.ts';

export const copy: TaskKind = {
  name: 'copy',
  title: 'Copying',
  about: 'Read a few symbols, wait, and at a sign say them all in their order.',
  dials: {
    T: {
      about: 'the steps from the last symbol to the sign',
      usual: 10,
      least: 1,
      most: 1000,
      whole: true,
    },
    S: { about: 'how many symbols there are to copy', usual: 3, least: 1, most: 20, whole: true },
    K: { about: 'how many kinds of symbols there are', usual: 4, least: 2, most: 16, whole: true },
  },
  make({ T = 1, S = 1, K = 2 }) {
    const steps = T + 2 * S;
    const [blank, go, inputs] = [K, K + 1, K + 2];
    const letters = Array.from({ length: K }, (_, k) => String.fromCharCode(97 + k));
    const draw: ReturnType<TaskKind['make']>['draw'] = (random, rows) => {
      const symbols = new Int32Array(steps * rows).fill(blank);
      const classes = new Int32Array(steps * rows).fill(-1);
      for (let b = 0; b < rows; b++) {
        for (let s = 0; s < S; s++) {
          const symbol = below(random, K);
          symbols[s * rows + b] = symbol;
          classes[(S + T + s) * rows + b] = symbol;
        }
        symbols[(S + T - 1) * rows + b] = go;
      }
      return { rows, steps, symbols, classes };
    };
    return {
      inputs,
      outputs: K,
      loss: 'cross-entropy',
      steps,
      inputNames: [...letters, 'blank', 'go'],
      outputNames: letters,
      chance: { loss: Math.log(K), accuracy: 1 / K },
      best: { loss: 0, accuracy: 1 },
      tolerance: null,
      draw,
      probe: (seed) => probeOf(draw(randomFrom(seed), 1), inputs),
    };
  },
};
