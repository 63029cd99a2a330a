/** What chapter 11 starts from, and the numbers its prose speaks of. */
import type { Experiment } from '../src/engine/experiment.ts';
import { drawWeights, uniform } from '../src/engine/initial.ts';
import { randomFrom } from '../src/engine/random.ts';
import { networkAt } from '../src/figures/training/flow.ts';
import { raceOf, setupsOf } from '../src/figures/training/setup.ts';
import { startingPoint } from '../src/training/checkpoint.ts';
import { seven } from './pen.ts';

const random = randomFrom(3);

/** The network of Part I before it learned: weights drawn evenly between ±1, with two decimals as those of the book. */
export const beginner: Experiment = {
  ...seven,
  title: 'A pen writes a 7, for a network that has learned nothing yet',
  ...drawWeights({ cells: ['rnn'], hidden: 2, inputSize: 2, classes: 3 }, ({ length }) =>
    uniform(random, length, 1).map((value) => Math.round(value * 100) / 100 + 0),
  ),
};

/** The LSTM of the race before its first update, as the figure is set at the start: on the sequence on which its error is watched. */
const racer = setupsOf(raceOf({}))[1]!;
export const racing: Experiment = networkAt(racer, startingPoint(racer).weights, 0);
