/**
 * The adding problem. At each step stand a number, uniformly from 0 to 1, and a marker; two steps are marked by 1, all others by 0: one
 * of the first half, one of the second. The one label is the last step's: the sum of the two marked numbers.
 *
 * The problem is Hochreiter & Schmidhuber's (1997, experiment 4), where numbers are from −1 to 1, lengths vary by a tenth, −1 marks both
 * ends, and the target is the sum scaled to 0 … 1. This is the form in which it was taken up later: numbers from 0 to 1 and
 * the sum itself (Le, Jaitly & Hinton 2015), a mark in each half (Arjovsky, Shah & Bengio 2016).
 *
 * To say 1 always has the error's variance, 2 · 1/12 = 1/6, so L = ½ (α − y)² has the mean 1/12. Right is, as in 1997, what is less than
 * 0.04 off; since the sum spans 2 and not 1, that is twice as strict here. To say 1 always is right with probability
 * 1 − 0.96² (the density of the sum is 1 − |y − 1|).
 */
import { between, type TaskKind } from './task.ts';

const TOLERANCE = 0.04;

export const adding: TaskKind = {
  name: 'adding',
  title: 'Adding',
  about:
    'Say at the last step the sum of the two numbers that were marked, among many that were not.',
  dials: { T: { about: 'the steps of a sequence', usual: 30, least: 2, most: 1000, whole: true } },
  make({ T = 2 }) {
    const half = Math.floor(T / 2);
    return {
      inputs: 2,
      outputs: 1,
      loss: 'squared-error',
      steps: T,
      inputNames: ['number', 'marker'],
      outputNames: ['sum'],
      chance: { loss: 1 / 12, accuracy: 1 - (1 - TOLERANCE) ** 2 },
      best: { loss: 0, accuracy: 1 },
      tolerance: TOLERANCE,
      draw(random, rows) {
        const inputs = new Float32Array(T * rows * 2);
        const numbers = new Float32Array(T * rows).fill(NaN);
        for (let b = 0; b < rows; b++) {
          for (let t = 0; t < T; t++) inputs[(t * rows + b) * 2] = random();
          let sum = 0;
          for (const t of [between(random, 0, half - 1), between(random, half, T - 1)]) {
            inputs[(t * rows + b) * 2 + 1] = 1;
            sum += inputs[(t * rows + b) * 2]!;
          }
          numbers[(T - 1) * rows + b] = sum;
        }
        return { rows, steps: T, inputs, numbers };
      },
      probe: null,
    };
  },
};
