/**
 * A learner: a network of float32 numbers that learns from batches. There are two of them, one in WebAssembly (simd.ts) and one in plain
 * TypeScript (plain.ts), with the same results to the rounding of float32; and two of the first may share each batch, in a thread each (two/).
 * None knows of tasks or pages.
 */
import type { Moments, Optimiser } from './optimiser.ts';
import type { Shape } from './shape.ts';

/**
 * Some sequences side by side, time first: the numbers of step t (from 0) and row b stand from (t · rows + b) · width. Inputs are either
 * dense (`inputs`) or one class a step (`symbols`), and labels either classes or numbers, as the shape's loss asks.
 */
export interface Batch {
  /** B, the number of sequences. */
  readonly rows: number;
  /** T, the number of steps; a shorter sequence ends earlier (`lengths`). */
  readonly steps: number;
  /** [T × B × d] */
  readonly inputs?: Float32Array;
  /** [T × B]: which input is 1, all others being 0; −1 where none is. */
  readonly symbols?: Int32Array;
  /** [B]: the steps of each sequence; without it all have T. Steps past the end count for nothing, whatever stands there. */
  readonly lengths?: Int32Array;
  /** [T × B]: the class a step is labelled with, −1 for none (cross-entropy). */
  readonly classes?: Int32Array;
  /** [T × B × outputs]: the numbers to predict, NaN in the first where the step has no label (squared error). */
  readonly numbers?: Float32Array;
  /** The state before the first step is the one after the last step of the batch before, row by row (truncated BPTT). Not for two-way networks. */
  readonly carry?: boolean;
}

/** What a batch came to. */
export interface Outcome {
  /** The mean loss of a labelled step. The gradient is that of this mean. */
  readonly loss: number;
  /** The number of labelled steps. */
  readonly labelled: number;
  /** Of those, how many have their largest output at the label (cross-entropy); 0 for squared error. */
  readonly correct: number;
  /** The norm of the gradient before clipping; 0 where none was taken. */
  readonly norm: number;
}

export interface Learner {
  readonly shape: Shape;
  readonly kind:
    'relaxed-simd' | 'simd' | 'plain' | 'relaxed-simd, two threads' | 'simd, two threads';
  /** A copy of the parameters, flat (shape.ts). */
  read(): Float32Array;
  write(weights: ArrayLike<number>): void;
  readMoments(): Moments<Float32Array>;
  writeMoments(moments: Moments<Float32Array>): void;
  /**
   * The state after the last step of the last batch, row by row, which a batch that carries on begins with; its layout is the learner's own.
   * Null before the first batch, and for two-way networks.
   */
  readState(): Float32Array | null;
  /** Puts such a state, of so many rows, in the place of the learner's. Returns whether it is one of this kind of learner and shape. */
  writeState(state: Float32Array, rows: number): boolean;
  /** One update: forward, reverse, clip, move. */
  step(batch: Batch, optimiser: Optimiser): Outcome;
  /**
   * The same, where another thread takes part in it that answers by messages. Until it has, nothing else must be asked; rejects where that thread
   * fails. Where this is there, it is how updates are to be made: `step` then does without the other thread.
   */
  readonly stepLater?: (batch: Batch, optimiser: Optimiser) => Promise<Outcome>;
  /** Forward and reverse, and nothing moved; the gradient flat, before clipping. */
  gradient(batch: Batch): { outcome: Outcome; gradient: Float32Array };
  /** Forward alone. */
  evaluate(batch: Batch): Outcome;
  /** Forward alone: [T × B × outputs], softmax or the outputs as they are. */
  predict(batch: Batch): Float32Array;
  /** Lets go of what another thread holds of it. */
  close?(): void;
}
