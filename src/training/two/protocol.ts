/**
 * What the two threads of an update say to one another. The first leads: it parts each batch, sends the second its half, and both make the
 * gradient of theirs. The gradients then change hands, each thread adds the other's to its own, and each moves its weights by the sum. So one
 * array goes each way and nothing else: the sum of two numbers is the same in either order, and both threads run the same program, so the
 * weights stay the same to the last bit.
 *
 * Orders go by messages in any case. What changes hands goes through memory that both see, where a page is cross-origin isolated
 * (shared.ts), else by messages (messages.ts).
 */
import type { Build } from '../kernels/program.ts';
import type { Batch } from '../learner.ts';
import type { Moments, Optimiser } from '../optimiser.ts';
import type { Shape } from '../shape.ts';

export type Task = 'evaluate' | 'gradient' | 'step';

/** To the second thread. A learner has one number in both threads. */
export type Order =
  | { readonly order: 'begin'; readonly module: WebAssembly.Module; readonly build: Build }
  | { readonly order: 'open'; readonly id: number; readonly shape: Shape }
  | ({ readonly order: 'half'; readonly id: number } & HalfOrder)
  /** The first thread's gradient is there for a step: here, or, null, in the memory that both see. */
  | { readonly order: 'join'; readonly id: number; readonly gradient: Float32Array | null }
  | { readonly order: 'close'; readonly id: number };

export interface HalfOrder {
  readonly task: Task;
  /** Rows of a batch that was checked. */
  readonly batch: Batch;
  /** The labelled steps of the whole batch: the loss is the mean over all of them, so each half's errors are divided by their number. */
  readonly labelled: number;
  /** What these rows begin with, if they carry on. */
  readonly state: Float32Array | null;
  /** How to move, for a step. */
  readonly optimiser: Optimiser | null;
  /** What the first thread has, where the second may have other numbers. */
  readonly numbers: Numbers | null;
  /** Memory that both see, where it is not that of the half before (shared.ts). */
  readonly memory?: SharedArrayBuffer;
}

export interface Numbers {
  readonly weights: Float32Array;
  readonly moments: Moments<Float32Array>;
}

/** From the second thread. */
export type Report =
  | { readonly report: 'ready' }
  | ({ readonly report: 'answer'; readonly id: number } & Answer)
  | { readonly report: 'failed'; readonly message: string };

/** What some rows of a batch came to. */
export interface Sums {
  /** Of the losses. */
  readonly loss: number;
  readonly correct: number;
}

/** What the second half came to. */
export interface Answer extends Sums {
  /** Packed; null where none was asked for. */
  readonly gradient: Float32Array | null;
  /** After the last step of each row; null for two-way networks. */
  readonly state: Float32Array | null;
}

/** One end of the line between the two threads. */
export interface Line<Out, In> {
  postMessage(message: Out, transfer: Transferable[]): void;
  onmessage: ((event: { readonly data: In }) => void) | null;
}

/** The first thread's hold on the second's part of one learner. */
export interface Second {
  /** Sends a half off. */
  begin(half: HalfOrder): void;
  /**
   * Gives this thread's gradient away, for a step, and waits for what the second half came to. `later`: the answer is a promise, and this
   * thread must not wait for it.
   */
  readonly exchange:
    | { readonly later: false; swap(gradient: Float32Array | null): Answer }
    | { readonly later: true; swap(gradient: Float32Array | null): Promise<Answer> };
  close(): void;
}
