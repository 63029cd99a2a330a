/** Scores the weights of a trial by the criterion. */
import { shapeOf, type Setup } from '../checkpoint.ts';
import { createLearner } from '../create.ts';
import type { Batch, Learner } from '../learner.ts';
import type { MakeLearner } from '../run.ts';
import { scoreOf, type Counted } from '../score.ts';
import { streamOf } from '../streams.ts';
import { taskOf, type Task } from '../tasks/index.ts';
import { CRITERION } from './criterion.ts';

/** The test is taken in parts, which are small batches: the memory of a learner grows with the largest. */
const PART = 128;

export class Judge {
  readonly #setup: Setup;
  readonly #task: Task;
  readonly #learner: Learner;
  readonly #held: Batch;

  private constructor(setup: Setup, learner: Learner) {
    this.#setup = setup;
    this.#task = taskOf(setup.task);
    this.#learner = learner;
    this.#held = this.#drawn(0, CRITERION.looked);
  }

  /** Rejects with a RangeError where there is no such task or cell. */
  static async of(setup: Setup, make: MakeLearner = createLearner): Promise<Judge> {
    return new Judge(setup, await make(shapeOf(setup)));
  }

  get kind(): Learner['kind'] {
    return this.#learner.kind;
  }

  /** The score of some weights on the sequences of every look. */
  look(weights: ArrayLike<number>): Counted {
    this.#learner.write(weights);
    return scoreOf(this.#learner, this.#task, this.#held);
  }

  /** The score on the sequences of the test, which are the same for the same seed. */
  test(weights: ArrayLike<number>): Counted {
    this.#learner.write(weights);
    let [loss, labelled, right] = [0, 0, 0];
    for (let part = 1; part * PART <= CRITERION.tested; part++) {
      const score = scoreOf(this.#learner, this.#task, this.#drawn(part, PART));
      loss += score.loss * score.labelled;
      labelled += score.labelled;
      right += score.right;
    }
    return { loss: loss / labelled, labelled, right, accuracy: right / labelled };
  }

  #drawn(part: number, rows: number): Batch {
    return this.#task.draw(streamOf(this.#setup.seed, 'examination', part), rows);
  }
}
