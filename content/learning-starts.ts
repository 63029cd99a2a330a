/** Where the figures of chapter 11 start: networks and settings as code, without the files of the running example. */
import type { Experiment } from '../src/engine/experiment.ts';
import { drawWeights, uniform } from '../src/engine/initial.ts';
import { randomFrom } from '../src/engine/random.ts';
import type { Start } from '../src/lab/store.ts';

const random = randomFrom(3);

/** The weights of the network of Part I before it learned: drawn evenly between ±1, with two decimals as those of the book. */
export const beginnerWeights = drawWeights(
  { cells: ['rnn'], hidden: 2, inputSize: 2, classes: 3 },
  ({ length }) => uniform(random, length, 1).map((value) => Math.round(value * 100) / 100 + 0),
);

const right = [1, 0];
const down = [0, -1];

/**
 * Half an L, then half a 7, three moves each, for that network. With one label all along, a step along the gradient could hardly be too
 * long: a large readout bias would do. Two labels cannot both have it.
 */
export const halves: Experiment = {
  version: 1,
  title: 'A pen writes half an L, then half a 7, for a network that has learned nothing yet',
  ...beginnerWeights,
  inputs: [down, down, down, right, right, down],
  targets: [0, 0, 0, 1, 1, 1],
};

/**
 * One unit that reads 1 at its first step and 0 at all others, and is asked once, after fifty steps, where it stands. The label is
 * “middle”; the scores are 3 − 6h, 3 and 6h − 3, so that h_50 = 0.5 is what surprises least, with a loss of log(1 + 2e⁻³) = 0.095.
 *
 * Why a cliff stands there. The same map h ↦ tanh(W_hh h + b_h) is applied fifty times. For W_hh > 1 and a small b_h it has two places
 * where h comes to rest, a high and a low one, and the first input puts h near the high one. A lower b_h lowers that place only a
 * little, and the loss falls, until, at a brink, there is no such place any more: then the unit leaves for the low one. So h_50
 * goes from 0.5 and more to −0.9 while b_h changes by some hundredths, and the loss from 0.1 to more than 5: a wall at the foot of which the
 * valley runs. Pascanu, Mikolov & Bengio (2013, figure 6) show such a wall, for one unit and a target at step 50.
 */
export const cliff: Experiment = {
  version: 1,
  title: 'One unit, fifty steps and one label: a cliff',
  layers: [{ cell: 'rnn', hidden: 1, parameters: { W_xh: [[2]], W_hh: [[2.7]], b_h: [0.05] } }],
  readout: { parameters: { W_hz: [[-6], [0], [6]], b_z: [3, 3, -3] } },
  inputs: Array.from({ length: 50 }, (_, k) => [k === 0 ? 1 : 0]),
  targets: Array.from({ length: 50 }, (_, k) => (k === 49 ? 1 : null)),
};

export const cliffNames: NonNullable<Start['names']> = {
  classes: ['low', 'middle', 'high'],
  inputs: ['start'],
};

/** Figure 11.2: two recurrent weights of the beginner, whose loss has a bent valley. */
export const overRules = {
  rules: ['sgd', 'momentum', 'adam'],
  rates: { sgd: 0.5, momentum: 0.1, adam: 0.1 },
  across: '1.W_hh.0.1',
  upward: '1.W_hh.1.0',
  view: { x: 0.5, y: -1, half: 2.5 },
  levels: [3.65, 3.7, 3.75, 3.8, 3.9, 4, 4.15, 4.3, 4.5],
} as const;

/** Figure 11.3: the same rule with and without clipping, over the cliff. */
export const overCliff = {
  rules: ['sgd'],
  rates: { sgd: 0.2 },
  clip: 0.5,
  across: '1.W_hh.0.0',
  upward: '1.b_h.0',
  view: { x: 1.8, y: -0.4, half: 1.2 },
  levels: [0.15, 0.25, 0.4, 0.6, 1, 2, 3, 4, 5],
} as const;
