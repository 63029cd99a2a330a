/**
 * The learner whose updates two threads share: this one, which leads, and a second (protocol.ts). What is here is to part a batch, to add what
 * both halves came to, and to hold the state of all rows; the arithmetic is the one of simd.ts, in both threads.
 *
 * Where the second answers by messages, an update is made by `stepLater`, and whatever is asked at once this thread does alone.
 */
import { checkBatch, checkSequences } from '../batch.ts';
import type { Batch, Learner, Outcome } from '../learner.ts';
import type { Moments, Optimiser } from '../optimiser.ts';
import type { Shape } from '../shape.ts';
import type { PartLearner } from './part-learner.ts';
import { halvesOf, putState, stateOfRows, type Half } from './halves.ts';
import type { Answer, Second, Sums, Task } from './protocol.ts';

interface State {
  readonly numbers: Float32Array;
  readonly rows: number;
}

/** Half a batch under way in the second thread, while this one does the other. */
interface UnderWay {
  readonly halves: readonly [Half, Half];
  readonly rows: number;
  readonly labelled: number;
  readonly sums: Sums;
}

/** `own` is a learner that joins (simd.ts), and has the same shape. */
export class TwoThreadLearner implements Learner {
  readonly shape: Shape;
  readonly kind: Learner['kind'];
  readonly stepLater?: NonNullable<Learner['stepLater']>;
  readonly #own: PartLearner;
  readonly #second: Second;
  /** After the last step of each row of the last batch. */
  #state: State | null = null;
  /** Whether the second thread has the weights and moments of this one. */
  #agree = false;

  constructor(own: PartLearner, second: Second) {
    this.shape = own.shape;
    this.kind = `${own.kind as 'simd' | 'relaxed-simd'}, two threads`;
    this.#own = own;
    this.#second = second;
    if (second.exchange.later)
      this.stepLater = (batch, optimiser) => this.#stepLater(batch, optimiser);
  }

  read(): Float32Array {
    return this.#own.read();
  }

  write(weights: ArrayLike<number>): void {
    this.#own.write(weights);
    this.#agree = false;
  }

  readMoments(): Moments<Float32Array> {
    return this.#own.readMoments();
  }

  writeMoments(moments: Moments<Float32Array>): void {
    this.#own.writeMoments(moments);
    this.#agree = false;
  }

  readState(): Float32Array | null {
    return this.#state?.numbers.slice() ?? null;
  }

  writeState(state: Float32Array, rows: number): boolean {
    if (!this.#own.writeState(state, rows)) return false;
    this.#state = { numbers: state.slice(), rows };
    return true;
  }

  step(batch: Batch, optimiser: Optimiser): Outcome {
    const labelled = this.#check(batch);
    if (!this.#canShare(batch)) return this.#stepAlone(batch, optimiser);
    const { outcome, gradient } = this.#share(batch, labelled, 'step', optimiser);
    return this.#move(outcome, gradient!, optimiser);
  }

  gradient(batch: Batch): { outcome: Outcome; gradient: Float32Array } {
    const labelled = this.#check(batch);
    if (!this.#canShare(batch)) return this.#alone(batch, () => this.#own.gradient(batch));
    const { outcome, gradient } = this.#share(batch, labelled, 'gradient', null);
    const norm = this.#own.join(gradient!);
    return { outcome: { ...outcome, norm }, gradient: this.#own.flatGradient };
  }

  evaluate(batch: Batch): Outcome {
    const labelled = this.#check(batch);
    if (!this.#canShare(batch)) return this.#alone(batch, () => this.#own.evaluate(batch));
    return this.#share(batch, labelled, 'evaluate', null).outcome;
  }

  predict(batch: Batch): Float32Array {
    checkSequences(this.shape, batch, this.#rowsBefore);
    return this.#alone(batch, () => this.#own.predict(batch));
  }

  close(): void {
    this.#second.close();
  }

  async #stepLater(batch: Batch, optimiser: Optimiser): Promise<Outcome> {
    const labelled = this.#check(batch);
    const { exchange } = this.#second;
    if (batch.rows < 2 || !exchange.later) return this.#stepAlone(batch, optimiser);
    const underWay = this.#begin(batch, labelled, 'step', optimiser);
    const answer = await exchange.swap(this.#own.packedGradient);
    const outcome = this.#add(underWay, answer);
    return this.#move(outcome, answer.gradient!, optimiser);
  }

  get #rowsBefore(): number {
    return this.#state?.rows ?? 0;
  }

  #check(batch: Batch): number {
    return checkBatch(this.shape, batch, this.#rowsBefore);
  }

  #canShare({ rows }: Batch): boolean {
    return rows >= 2 && !this.#second.exchange.later;
  }

  #stepAlone(batch: Batch, optimiser: Optimiser): Outcome {
    this.#agree = false;
    return this.#alone(batch, () => this.#own.step(batch, optimiser));
  }

  /** Without the second thread, whose weights this does not change. */
  #alone<T>(batch: Batch, work: () => T): T {
    if (batch.carry) this.#own.writeState(this.#state!.numbers, batch.rows);
    const done = work();
    const numbers = this.#own.readState();
    this.#state = numbers && { numbers, rows: batch.rows };
    return done;
  }

  /** Both halves, at once; the gradient is the second's. */
  #share(batch: Batch, labelled: number, task: Task, optimiser: Optimiser | null) {
    const { exchange } = this.#second;
    if (exchange.later) throw new Error('The second thread answers later.');
    const underWay = this.#begin(batch, labelled, task, optimiser);
    const answer = exchange.swap(task === 'step' ? this.#own.packedGradient : null);
    return { outcome: this.#add(underWay, answer), gradient: answer.gradient };
  }

  /** Sends the second half off, and does the first. */
  #begin(batch: Batch, labelled: number, task: Task, optimiser: Optimiser | null): UnderWay {
    const halves = halvesOf(this.shape, batch);
    const [first, second] = halves;
    this.#second.begin({
      task,
      batch: second.batch,
      labelled,
      state: this.#stateOf(second, batch),
      optimiser,
      numbers: this.#agree ? null : { weights: this.read(), moments: this.readMoments() },
    });
    this.#agree = true;
    const state = this.#stateOf(first, batch);
    if (state) this.#own.writeState(state, first.rows.length);
    const sums = this.#own.runPart(first.batch, labelled, task !== 'evaluate');
    return { halves, rows: batch.rows, labelled, sums };
  }

  /** What a half begins with. */
  #stateOf(half: Half, { carry, rows }: Batch): Float32Array | null {
    if (!carry) return null;
    return stateOfRows(this.#state!.numbers, half.rows, rows, this.#own.stateWidths);
  }

  /** What both halves came to, and the state of all rows after it. */
  #add({ halves, rows, labelled, sums }: UnderWay, answer: Answer): Outcome {
    const own = this.#own.readState();
    if (own && answer.state) {
      const numbers = new Float32Array(own.length + answer.state.length);
      const widths = this.#own.stateWidths;
      putState(numbers, own, halves[0].rows, rows, widths);
      putState(numbers, answer.state, halves[1].rows, rows, widths);
      this.#state = { numbers, rows };
    }
    return {
      loss: (sums.loss + answer.loss) / labelled,
      labelled,
      correct: sums.correct + answer.correct,
      norm: 0,
    };
  }

  /** As the second thread does, with the same numbers: the norm that is clipped is that of the whole gradient. */
  #move(outcome: Outcome, gradient: Float32Array, optimiser: Optimiser): Outcome {
    const norm = this.#own.join(gradient);
    this.#own.move(norm, optimiser);
    return { ...outcome, norm };
  }
}
