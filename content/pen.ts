/** The running example: a pen writes one of three characters in six moves (content/experiments/make.ts). */
import type { Experiment } from '../src/engine/experiment.ts';
import type { Start } from '../src/lab/store.ts';
import pen7 from './experiments/pen-7.json';
import penL from './experiments/pen-L.json';
import penZ from './experiments/pen-Z.json';

/** The file's numbers as an experiment; content.test.ts holds every file to the format. */
export const experimentOf = (file: unknown) => file as Experiment;

export const seven = experimentOf(pen7);

export const names: NonNullable<Start['names']> = {
  classes: ['L', '7', 'Z'],
  inputs: ['dx', 'dy'],
};

export const characters = [penL, pen7, penZ].map((file, k) => ({
  name: names.classes![k]!,
  inputs: experimentOf(file).inputs,
}));
