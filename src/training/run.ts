/**
 * One network on one task: batch number k is drawn from k and a generator of (seed, k) alone, so a run that is taken up from a checkpoint goes on as
 * if it had never stopped, and runs of one seed see the same batches.
 */
import {
  checkSizes,
  copied,
  optimiserAt,
  shapeOf,
  startingPoint,
  type Checkpoint,
  type Setup,
} from './checkpoint.ts';
import { createLearner } from './create.ts';
import { EXAMINED_ROWS, isDue, withExamined, withUpdate } from './history.ts';
import type { Batch, Learner, Outcome } from './learner.ts';
import { scoreOf } from './score.ts';
import type { Shape } from './shape.ts';
import { streamOf } from './streams.ts';
import { taskOf, type Materials, type Score, type Task } from './tasks/index.ts';

/** `work`: the size of the batches it will learn from, where that is known. */
export type MakeLearner = (shape: Shape, work?: Work) => Promise<Learner>;

export interface Work {
  readonly rows: number;
  /** The most steps of a row. */
  readonly steps: number;
}

export class Run {
  readonly setup: Setup;
  readonly learner: Learner;
  #task: Task;
  #held: Batch | undefined;
  #at: Checkpoint;
  #stopped: string | null = null;

  private constructor(checkpoint: Checkpoint, learner: Learner, materials: Materials) {
    this.setup = checkpoint.setup;
    this.#task = taskOf(checkpoint.setup.task, materials);
    this.learner = learner;
    this.#at = checkpoint;
    this.restore(checkpoint);
  }

  /** Takes a run up. Rejects with a RangeError where there is no such task or cell, its material is missing, or the sizes are wrong. */
  static async from(
    checkpoint: Checkpoint,
    make: MakeLearner = createLearner,
    materials: Materials = {},
  ): Promise<Run> {
    const { setup } = checkpoint;
    const work = { rows: setup.rows, steps: taskOf(setup.task).steps };
    return new Run(checkpoint, await make(shapeOf(setup), work), materials);
  }

  static async begin(setup: Setup, make?: MakeLearner, materials?: Materials): Promise<Run> {
    return Run.from(startingPoint(setup), make, materials);
  }

  get task(): Task {
    return this.#task;
  }

  /**
   * The task with other material, from the next update on: what was learned from before is not recorded, so a run whose material
   * changed is not made again by its setup alone. Throws a RangeError where it is not what the task needs, and leaves the old.
   */
  supply(materials: Materials): void {
    this.#task = taskOf(this.setup.task, materials);
    this.#held = undefined;
  }

  /** The number of updates made. */
  get count(): number {
    return this.#at.count;
  }

  get history() {
    return this.#at.history;
  }

  /** A sentence where the numbers have left float32; the run stands at the last update before, and does not go on. */
  get stopped(): string | null {
    return this.#stopped;
  }

  /** The batch that update number `count` + 1 learns from. */
  batch(count = this.count): Batch {
    const { setup, task } = this;
    return task.draw(streamOf(setup.seed, 'training', count), setup.rows, count);
  }

  /** One update. Once stopped it does nothing and says so by null. */
  advance(): Outcome | null {
    if (this.#stopped !== null) return null;
    const batch = this.#next();
    return this.#take(batch, this.learner.step(batch, optimiserAt(this.setup, this.count)));
  }

  /**
   * The same where the learner answers later (`stepLater`), and null where it answers at once. Until it has, the run must not be asked for another
   * update, nor be restored. Rejects where the learner fails.
   */
  advanceLater(): Promise<Outcome | null> | null {
    const { learner } = this;
    if (!learner.stepLater) return null;
    if (this.#stopped !== null) return Promise.resolve(null);
    const batch = this.#next();
    return learner
      .stepLater(batch, optimiserAt(this.setup, this.count))
      .then((outcome) => this.#take(batch, outcome));
  }

  /** The batch of the next update. A run that comes from a file has no state to carry on from. */
  #next(): Batch {
    const batch = this.batch();
    return batch.carry && !this.#at.carried ? { ...batch, carry: false } : batch;
  }

  /** Takes down what an update came to, or takes it back. */
  #take(batch: Batch, outcome: Outcome): Outcome {
    const { learner, setup } = this;
    const weights = learner.read();
    const moments = learner.readMoments();
    const count = this.count + 1;
    const left = this.#left(outcome, weights, moments.first, moments.second);
    if (left) {
      this.#writeBack();
      this.#stopped = `${left} left the numbers at update ${count}: the rate is too high, or the gradient wants clipping.`;
      return outcome;
    }
    const accuracy =
      this.task.tolerance === null ? outcome.correct / Math.max(outcome.labelled, 1) : null;
    const history = withUpdate(this.history, outcome.loss, accuracy);
    const state = batch.carry === undefined ? null : learner.readState();
    const carried = state && { carried: state };
    this.#at = { version: 1, setup, count, weights, moments, history, ...carried };
    this.#examineIfDue();
    return outcome;
  }

  /** Lets go of what the learner holds elsewhere; the run is of no more use. */
  close(): void {
    this.learner.close?.();
  }

  /** The score on sequences of another stream of the seed, always the same ones. */
  examine(): Score {
    const { learner, task, setup } = this;
    const batch = (this.#held ??=
      task.heldOut?.() ?? task.draw(streamOf(setup.seed, 'examination', 0), EXAMINED_ROWS));
    const { loss, accuracy, whole } = scoreOf(learner, task, batch);
    this.#writeState();
    return { loss, accuracy, ...(whole !== undefined && { whole }) };
  }

  /** This moment; shares no buffer with the run. */
  checkpoint(): Checkpoint {
    return copied(this.#at);
  }

  /** Goes back, or forward, to a moment of a run of the same setup. Throws a RangeError where the sizes are wrong. */
  restore(checkpoint: Checkpoint): void {
    checkSizes(checkpoint);
    this.#at = { ...copied(checkpoint), setup: this.setup };
    this.#stopped = null;
    this.#writeBack();
    this.#examineIfDue();
  }

  #writeBack() {
    this.learner.write(this.#at.weights);
    this.learner.writeMoments(copied(this.#at).moments);
    this.#writeState();
  }

  /** One of another kind of learner is left out: the next batch then begins with zeros, as after a file. */
  #writeState() {
    const { carried, ...rest } = this.#at;
    if (carried && !this.learner.writeState(carried, this.setup.rows)) this.#at = rest;
  }

  #examineIfDue() {
    if (!isDue(this.history, this.count)) return;
    const score = this.examine();
    // A loss that has no number is the next update's to report.
    if (Number.isFinite(score.loss))
      this.#at = {
        ...this.#at,
        history: withExamined(this.history, { count: this.count, ...score }),
      };
  }

  /** What of an update is not a number of float32; null where all is. */
  #left({ loss, norm }: Outcome, weights: Float32Array, ...moments: Float32Array[]): string | null {
    if (!Number.isFinite(loss)) return 'The loss';
    if (!Number.isFinite(norm)) return 'The gradient';
    if (!allFinite(weights)) return 'The weights';
    return moments.every(allFinite) ? null : 'What the optimiser carries on';
  }
}

/** A sum of float32 numbers cannot leave float64, so it is finite where all of them are. */
function allFinite(numbers: Float32Array): boolean {
  let sum = 0;
  for (let k = 0; k < numbers.length; k++) sum += numbers[k]!;
  return Number.isFinite(sum);
}
