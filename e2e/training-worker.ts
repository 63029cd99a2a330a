/** What training-worker.spec.ts builds a page of: the training by itself, with no figure on it. */
import * as keep from '../src/training/keep.ts';
import { makeWorker } from '../src/training/line.ts';
import { defaults } from '../src/training/optimiser.ts';
import { createTrainer } from '../src/training/trainer.ts';

const setupOf = (cell: string, seed: number) => ({
  task: { name: 'pen' },
  cells: [cell],
  hidden: 4,
  start: { recurrent: 'uniform', gain: 1, keep: null } as const,
  optimiser: { ...defaults, rule: 'adam', rate: 0.01 } as const,
  rows: 8,
  seed,
});

/** Waits for something, looking every few milliseconds. */
const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
};

const training = { keep, makeWorker, createTrainer, setupOf, until };
declare global {
  interface Window {
    training: typeof training;
  }
}
window.training = training;
