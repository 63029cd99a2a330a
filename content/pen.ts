/** The running example: a pen writes one of three characters in six moves (content/experiments/make.ts). */
import type { Experiment } from '../src/engine/experiment.ts';
import type { Start } from '../src/lab/store.ts';
import pen7 from './experiments/pen-7.json';
import pen7Gru from './experiments/pen-7-gru.json';
import pen7Lstm from './experiments/pen-7-lstm.json';
import pen7Coupled from './experiments/pen-7-lstm-coupled.json';
import pen7Peephole from './experiments/pen-7-lstm-peephole.json';
import pen7Stacked from './experiments/pen-7-stacked.json';
import pen7TwoWay from './experiments/pen-7-two-way.json';
import penL from './experiments/pen-L.json';
import penZ from './experiments/pen-Z.json';

/** The file's numbers as an experiment; experiments.test.ts holds every file to the format. */
export const experimentOf = (file: unknown) => file as Experiment;

export const seven = experimentOf(pen7);

/** The same task, learned by other networks. */
export const sevenLstm = experimentOf(pen7Lstm);
export const sevenPeephole = experimentOf(pen7Peephole);
export const sevenCoupled = experimentOf(pen7Coupled);
export const sevenGru = experimentOf(pen7Gru);
export const sevenStacked = experimentOf(pen7Stacked);
export const sevenTwoWay = experimentOf(pen7TwoWay);

export const names: NonNullable<Start['names']> = {
  classes: ['L', '7', 'Z'],
  inputs: ['dx', 'dy'],
};

export const characters = [penL, pen7, penZ].map((file, k) => ({
  name: names.classes![k]!,
  inputs: experimentOf(file).inputs,
}));
