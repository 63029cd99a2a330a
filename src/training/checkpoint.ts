/** What a run is set up as, and all that is needed to go on with it at some moment. */
import type { Experiment } from '../engine/experiment.ts';
import type { StartRule } from '../engine/initial.ts';
import { emptyHistory, type History } from './history.ts';
import type { Moments, Optimiser } from './optimiser.ts';
import { parameterCount, startOf, weightsOf, type Shape } from './shape.ts';
import { taskOf, type Probe, type TaskChoice } from './tasks/index.ts';

export interface Setup {
  readonly task: TaskChoice;
  /** The layers' cells, bottom first. */
  readonly cells: readonly string[];
  /** n, the units of each layer (and direction). */
  readonly hidden: number;
  readonly twoWay?: boolean;
  readonly start: StartRule;
  readonly optimiser: Optimiser;
  /** After so many updates the rate is half, after twice as many a quarter: η_k = η · 2^(−k / halving). Without it, it stays. */
  readonly halving?: number;
  /** B, the sequences of one batch. */
  readonly rows: number;
  /** A whole number from 0 below 2³². Runs of one seed and one task see the same sequences. */
  readonly seed: number;
}

/** The weights after `count` updates and what led there. Never mutated. */
export interface Checkpoint {
  readonly version: 1;
  readonly setup: Setup;
  /** The number of updates made. */
  readonly count: number;
  readonly weights: Float32Array;
  readonly moments: Readonly<Moments<Float32Array>>;
  readonly history: History;
  /**
   * Where the task's batches carry on: the state that the next begins with, as the learner has it (learner.ts). With it a run goes on to the
   * last bit. It is not written to files, whose reader may have another kind of learner: a run from a file begins its next batch with zeros.
   */
  readonly carried?: Float32Array;
}

/** The shape of a setup's network. Throws a RangeError where there is no such task. */
export function shapeOf({ task, cells, hidden, twoWay }: Setup): Shape {
  const { inputs, outputs, loss } = taskOf(task);
  return { cells, hidden, inputs, outputs, loss, ...(twoWay && { twoWay }) };
}

/** The optimiser of the update after `count` others. */
export function optimiserAt({ optimiser, halving }: Setup, count: number): Optimiser {
  if (halving === undefined) return optimiser;
  return { ...optimiser, rate: optimiser.rate * 2 ** (-count / halving) };
}

/** A run before its first update. Throws a RangeError where there is no such task or cell. */
export function startingPoint(setup: Setup): Checkpoint {
  const weights = startOf(shapeOf(setup), setup.start, setup.seed);
  const moments = {
    count: 0,
    first: new Float32Array(weights.length),
    second: new Float32Array(weights.length),
  };
  return { version: 1, setup, count: 0, weights, moments, history: emptyHistory };
}

/** Throws a RangeError unless weights and moments have the numbers that the setup's network asks for. */
export function checkSizes({ setup, weights, moments }: Checkpoint): void {
  const wanted = parameterCount(shapeOf(setup));
  for (const { length } of [weights, moments.first, moments.second])
    if (length !== wanted)
      throw new RangeError(`This network has ${wanted} weights; the checkpoint has ${length}.`);
}

/** A copy that shares no buffer, so that the original can be transferred. */
export const copied = (checkpoint: Checkpoint): Checkpoint => ({
  ...checkpoint,
  weights: checkpoint.weights.slice(),
  moments: {
    count: checkpoint.moments.count,
    first: checkpoint.moments.first.slice(),
    second: checkpoint.moments.second.slice(),
  },
  ...(checkpoint.carried && { carried: checkpoint.carried.slice() }),
});

/** The buffers of checkpoints, to be transferred. */
export const buffersOf = (checkpoints: readonly Checkpoint[]): ArrayBuffer[] =>
  checkpoints.flatMap(({ weights, moments: { first, second }, carried }) =>
    [weights, first, second, ...(carried ? [carried] : [])].map(
      ({ buffer }) => buffer as ArrayBuffer,
    ),
  );

/**
 * Any moment of a run as an experiment of the engine, on a sequence of its task: the float32 weights are taken as they are. Throws a
 * RangeError for a task that predicts numbers, whose loss the engine has not.
 */
export function experimentOf(
  { setup, weights, count }: Pick<Checkpoint, 'setup' | 'weights'> & { readonly count?: number },
  probe: Probe,
): Experiment {
  const shape = shapeOf(setup);
  if (shape.loss !== 'cross-entropy')
    throw new RangeError(`The task "${setup.task.name}" predicts numbers; it is no experiment.`);
  const after = count === undefined ? '' : `, after ${count} ${count === 1 ? 'update' : 'updates'}`;
  return {
    version: 1,
    title: `${taskOf(setup.task).title}, ${setup.cells.join(' and ')}${after}`,
    ...weightsOf(shape, weights),
    ...probe,
  };
}
