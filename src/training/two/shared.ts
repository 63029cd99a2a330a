/**
 * Memory that both threads see: where what changes hands stands, and a count by which the second says that its part is there. The first waits
 * for it asleep, which only a worker may, and which the page can end. The second never waits: a worker of a worker that has ended is ended
 * only where it comes back to its messages.
 *
 * The second thread's gradient is written over only once the first has asked for another half, so one place is enough. The first may be an
 * update ahead of what the second has read, so it has two places, in turn.
 */
import type { Answer } from './protocol.ts';

/** Of the head, in numbers of four bytes: the count, whether the second thread failed, its right answers; then its loss, in float64. */
const [COUNT, FAILED, CORRECT] = [0, 1, 2];
const LOSS = 16;
const HEAD = 64;

/** How many bytes are needed for gradients and a state of so many numbers. */
export const bytesFor = (gradient: number, state: number) => HEAD + 4 * (3 * gradient + state);

export class Shared {
  readonly #head: Int32Array;
  readonly #loss: Float64Array;
  readonly #ofFirst: readonly [Float32Array, Float32Array];
  readonly #ofSecond: Float32Array;
  readonly #state: Float32Array;
  /** How many halves were exchanged through this memory. */
  #turn = 0;

  /** `gradient`: its numbers, packed. */
  constructor(memory: SharedArrayBuffer, gradient: number) {
    this.#head = new Int32Array(memory, 0, 4);
    this.#loss = new Float64Array(memory, LOSS, 1);
    const place = (k: number) => new Float32Array(memory, HEAD + 4 * k * gradient, gradient);
    this.#ofFirst = [place(0), place(1)];
    this.#ofSecond = place(2);
    this.#state = new Float32Array(memory, HEAD + 12 * gradient);
  }

  get roomForState(): number {
    return this.#state.length;
  }

  /** The first thread's side: its gradient of the half that is under way. */
  put(gradient: Float32Array): void {
    this.#ofFirst[(this.#turn + 1) % 2]!.set(gradient);
  }

  /**
   * The first thread's side: waits for what the second half came to, to be read before the next half is begun. `state`: how many numbers its
   * state has. Throws where the second thread has failed.
   */
  take(withGradient: boolean, state: number): Answer {
    this.#turn++;
    for (;;) {
      const count = Atomics.load(this.#head, COUNT);
      if (Atomics.load(this.#head, FAILED) !== 0) throw new Error('The second thread broke off.');
      if (count >= this.#turn) break;
      Atomics.wait(this.#head, COUNT, count);
    }
    return {
      loss: this.#loss[0]!,
      correct: this.#head[CORRECT]!,
      gradient: withGradient ? this.#ofSecond : null,
      state: state === 0 ? null : this.#state.subarray(0, state),
    };
  }

  /** The second thread's side: its part is there. */
  answer({ loss, correct, gradient, state }: Answer): void {
    this.#turn++;
    this.#loss[0] = loss;
    this.#head[CORRECT] = correct;
    if (gradient) this.#ofSecond.set(gradient);
    if (state) this.#state.set(state);
    this.#say(this.#turn);
  }

  /** The second thread's side: the first's gradient of the half that was answered last. */
  get ofFirst(): Float32Array {
    return this.#ofFirst[this.#turn % 2]!;
  }

  /** The first thread need not wait any longer. */
  fail(): void {
    Atomics.store(this.#head, FAILED, 1);
    this.#say(this.#turn + 1);
  }

  #say(count: number): void {
    Atomics.store(this.#head, COUNT, count);
    Atomics.notify(this.#head, COUNT);
  }
}
