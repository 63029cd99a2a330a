/**
 * Temporal order (Hochreiter & Schmidhuber 1997, experiment 6a): E, then distractors a–d by chance, then B; at two steps among them stands
 * X or Y. The one label is the last step's: which of XX, XY, YX, YY it was. There, 100 to 110 steps, X or Y at t₁ from 10 to 20 and
 * at t₂ from 50 to 60; here all of that times T/100, steps being counted from 0. Every length is as likely as any other.
 */
import { between, below, probeOf, type TaskKind } from './task.ts';
import { randomFrom } from '../../engine/random.ts';

const NAMES = ['E', 'B', 'X', 'Y', 'a', 'b', 'c', 'd'] as const;
const [START, END, X, DISTRACTOR] = [0, 1, 2, 4];

export const temporalOrder: TaskKind = {
  name: 'temporal-order',
  title: 'Temporal order',
  about: 'Say at the end in which order two symbols, X or Y each, came among distractors.',
  dials: {
    T: {
      about: 'the steps of the shortest sequence',
      usual: 30,
      least: 10,
      most: 1000,
      whole: true,
    },
  },
  make({ T = 10 }) {
    const steps = T + Math.floor(T / 10);
    const tenths = (k: number) => Math.round((k * T) / 10);
    const inputs = NAMES.length;
    const draw: ReturnType<TaskKind['make']>['draw'] = (random, rows) => {
      const symbols = new Int32Array(steps * rows).fill(-1);
      const classes = new Int32Array(steps * rows).fill(-1);
      const lengths = new Int32Array(rows);
      for (let b = 0; b < rows; b++) {
        const put = (t: number, symbol: number) => (symbols[t * rows + b] = symbol);
        const length = (lengths[b] = between(random, T, steps));
        for (let t = 1; t < length - 1; t++)
          put(t, DISTRACTOR + below(random, NAMES.length - DISTRACTOR));
        put(0, START);
        put(length - 1, END);
        const [first, second] = [below(random, 2), below(random, 2)];
        put(between(random, tenths(1), tenths(2)), X + first);
        put(between(random, tenths(5), tenths(6)), X + second);
        classes[(length - 1) * rows + b] = 2 * first + second;
      }
      return { rows, steps, symbols, classes, lengths };
    };
    return {
      inputs,
      outputs: 4,
      loss: 'cross-entropy',
      steps,
      inputNames: NAMES,
      outputNames: ['XX', 'XY', 'YX', 'YY'],
      chance: { loss: Math.log(4), accuracy: 1 / 4 },
      best: { loss: 0, accuracy: 1 },
      tolerance: null,
      draw,
      probe: (seed) => probeOf(draw(randomFrom(seed), 1), inputs),
    };
  },
};
