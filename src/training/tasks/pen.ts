/**
 * The book's running example: a pen writes one of three characters in six moves (dx, dy), y up, and each step is labelled with the
 * character. Each number of a move is up to `noise` off, evenly. L differs from the others at once; 7 and Z begin with
 * the same two moves: at 2 of 6 steps of 2 of 3 characters the best answer is ½ for each.
 */
import { uniform } from '../../engine/initial.ts';
import { below, type TaskKind } from './task.ts';

const [RIGHT, DOWN, DOWN_LEFT] = [
  [1, 0],
  [0, -1],
  [-1, -1],
] as const;
const stroke = (...parts: (readonly [number, readonly [number, number]])[]) =>
  parts.flatMap(([times, move]) => Array.from({ length: times }, () => move));
const CHARACTERS = [
  { name: 'L', moves: stroke([4, DOWN], [2, RIGHT]) },
  { name: '7', moves: stroke([2, RIGHT], [4, DOWN]) },
  { name: 'Z', moves: stroke([2, RIGHT], [2, DOWN_LEFT], [2, RIGHT]) },
];
const STEPS = 6;

export const pen: TaskKind = {
  name: 'pen',
  title: 'Three characters',
  about: 'Say at each move of a pen which of three characters it writes: L, 7 or Z.',
  dials: {
    noise: {
      about: 'how far each number of a move is off at most',
      usual: 0.1,
      least: 0,
      most: 0.4,
      whole: false,
    },
  },
  make({ noise = 0 }) {
    return {
      inputs: 2,
      outputs: CHARACTERS.length,
      loss: 'cross-entropy',
      steps: STEPS,
      inputNames: ['dx', 'dy'],
      outputNames: CHARACTERS.map(({ name }) => name),
      chance: { loss: Math.log(3), accuracy: 1 / 3 },
      best: { loss: (2 / 9) * Math.LN2, accuracy: 8 / 9 },
      tolerance: null,
      draw(random, rows) {
        const inputs = new Float32Array(STEPS * rows * 2);
        const classes = new Int32Array(STEPS * rows);
        for (let b = 0; b < rows; b++) {
          const character = below(random, CHARACTERS.length);
          const off = uniform(random, STEPS * 2, noise);
          CHARACTERS[character]!.moves.forEach(([dx, dy], t) => {
            const at = t * rows + b;
            inputs[at * 2] = dx + off[t * 2]!;
            inputs[at * 2 + 1] = dy + off[t * 2 + 1]!;
            classes[at] = character;
          });
        }
        return { rows, steps: STEPS, inputs, classes };
      },
      /** Without noise: L, 7, Z, L, … for the seeds 0, 1, 2, 3, … */
      probe(seed) {
        const at = seed % CHARACTERS.length;
        const { moves } = CHARACTERS[at]!;
        return { inputs: moves, targets: moves.map(() => at) };
      },
    };
  },
};
