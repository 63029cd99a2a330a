/**
 * A task is data: what the inputs and labels of a sequence are, and how sequences are drawn from a generator. The same generator gives
 * the same sequences. All loss is per labelled step, as a learner gives it (learner.ts).
 */
import type { Experiment } from '../../engine/experiment.ts';
import type { Random } from '../../engine/initial.ts';
import type { Batch } from '../learner.ts';
import type { Shape } from '../shape.ts';

/** A task by its name in tasks/index.ts; a parameter that is not given has its usual value. */
export interface TaskChoice {
  readonly name: string;
  readonly parameters?: TaskParameters;
}

export type TaskParameters = Readonly<Record<string, number>>;

/** A parameter of a task, by the letter of the formulas. */
export interface Dial {
  readonly about: string;
  readonly usual: number;
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
}

/**
 * What tasks read that is too large to stand in a setup (a text, drawings), by the task's name. It goes to where a run is trained beside
 * the checkpoints, never in them: whoever takes a run up has it already, or fetches it.
 */
export type Materials = Readonly<Record<string, unknown>>;

/** A loss and the share of labelled steps that are right. */
export interface Score {
  readonly loss: number;
  readonly accuracy: number;
  /** The share of sequences of which every labelled step is right, where the task asks for it (`Drawn.wholes`). */
  readonly whole?: number;
}

/** What stands for every value of the parameters. */
export interface TaskKind {
  readonly name: string;
  readonly title: string;
  /** One sentence. */
  readonly about: string;
  readonly dials: Readonly<Record<string, Dial>>;
  /** What it reads that must be given from outside, in words ("a text"); without it the task needs nothing. */
  readonly needs?: string;
  /**
   * `material`: what it needs. Without it the task still has its sizes and names, and only its sequences are missing: `draw` and `heldOut`
   * throw a RangeError. Throws one where the material is not what it needs.
   */
  make(parameters: TaskParameters, material?: unknown): Drawn;
}

export interface Drawn extends Pick<Shape, 'inputs' | 'outputs' | 'loss'> {
  /** The most steps that a sequence can have. */
  readonly steps: number;
  /** What the inputs are, one name each. */
  readonly inputNames: readonly string[];
  /** What the outputs are, one name each. */
  readonly outputNames: readonly string[];
  /** What an answer comes to that does not look at the inputs. */
  readonly chance: Score;
  /** The best that a network can come to that reads from the first step to the last. */
  readonly best: Score;
  /** Where numbers are predicted: how near each must be to be right. Null for classes. */
  readonly tolerance: number | null;
  /** A sequence of classes counts as a whole, too: right where every labelled step of it is. An examination then says how many are. */
  readonly wholes?: boolean;
  /** `count`: how many updates were made before this batch, for a task that reads its material in order (its batches may carry on). */
  draw(random: Random, rows: number, count?: number): Batch;
  /** What a run is examined on where that is held out from the material; else it is drawn, from a generator of its own. */
  heldOut?(): Batch;
  /** One sequence to watch the error flow in, the same for the same seed; null where the engine has not the task's loss. */
  readonly probe: ((seed: number) => Probe) | null;
}

export interface Task extends Drawn, Pick<TaskKind, 'name' | 'title' | 'about'> {
  readonly parameters: TaskParameters;
}

/** A sequence as an experiment of the engine has it. */
export type Probe = Pick<Experiment, 'inputs' | 'targets'>;

/** A whole number from 0 up to n, n not reached. */
export const below = (random: Random, n: number) => Math.floor(random() * n);

/** A whole number from a to b, both reached. */
export const between = (random: Random, a: number, b: number) => a + below(random, b - a + 1);

export const oneHot = (at: number, width: number) =>
  Array.from({ length: width }, (_, k) => Number(k === at));

/** One row of a batch of classes as a probe: its steps and labels, `inputs` being the width of a step. */
export function probeOf(batch: Batch, inputs: number, row = 0): Probe {
  const { rows, symbols, classes, lengths } = batch;
  const steps = lengths?.[row] ?? batch.steps;
  const at = (t: number) => t * rows + row;
  return {
    inputs: Array.from({ length: steps }, (_, t) =>
      symbols
        ? oneHot(symbols[at(t)]!, inputs)
        : [...batch.inputs!.subarray(at(t) * inputs, (at(t) + 1) * inputs)],
    ),
    targets: Array.from({ length: steps }, (_, t) => {
      const label = classes![at(t)]!;
      return label < 0 ? null : label;
    }),
  };
}
