/**
 * One direction of one layer, or the readout, and the numbers of its run. What the engine keeps for one sequence stands here for B side by
 * side: values and errors are [T + 1 positions × B rows × plan.stride], position 0 being the state before the first step. Each
 * row has an order of its own: position s of a backward strand is the time len + 1 − s of that row. So what is past the end of
 * a row is past its last position in either direction.
 */
import type { StrandShape } from '../shape.ts';
import { transpose } from './products.ts';

/** The sizes of the batch at hand. */
export interface Extent {
  readonly rows: number;
  readonly steps: number;
  /** [B] */
  readonly lengths: Int32Array;
}

export class Strand {
  readonly shape: StrandShape;
  readonly plan: StrandShape['plan'];
  /** Windows on the network's flat arrays. */
  readonly weights: Float32Array;
  readonly gradient: Float32Array;
  /** The weights with each matrix turned, as the reverse pass reads them. */
  readonly turned: Float32Array;
  values = new Float32Array(0);
  errors = new Float32Array(0);
  /** [B × plan.stride]: the state after the last step of each row of the batch before. */
  kept = new Float32Array(0);
  /** Are symbols a choice of columns? They are where x stands in nothing but W x. */
  readonly choosesColumns: boolean;

  constructor(shape: StrandShape, weights: Float32Array, gradient: Float32Array) {
    this.shape = shape;
    this.plan = shape.plan;
    const end = shape.offset + shape.plan.parameterCount;
    this.weights = weights.subarray(shape.offset, end);
    this.gradient = gradient.subarray(shape.offset, end);
    this.turned = new Float32Array(shape.plan.parameterCount);
    const { input, equations } = shape.plan;
    this.choosesColumns = equations.every(({ terms }) =>
      terms.every(
        ({ factors, direct, parameter }) =>
          !factors.some(({ offset }) => offset === input.offset) ||
          (direct && parameter !== null && parameter.cols > 0),
      ),
    );
  }

  /** After the weights have changed. */
  turn(): void {
    for (const { rows, cols, offset } of this.plan.parameters)
      if (cols > 0) transpose(this.weights, offset, rows, cols, this.turned);
  }

  /** Room for a batch; what was there is kept only in `kept`. */
  makeRoom({ rows, steps }: Extent): void {
    const needed = (steps + 1) * rows * this.plan.stride;
    if (this.values.length >= needed) return;
    this.values = new Float32Array(needed);
    this.errors = new Float32Array(needed);
  }

  /** The state before the first step: what was kept, or zeros. */
  begin({ rows }: Extent, carry: boolean): void {
    const size = rows * this.plan.stride;
    if (carry) this.values.set(this.kept.subarray(0, size));
    else this.values.fill(0, 0, size);
  }

  /** Keeps the state after the last step of each row. */
  keep({ rows, lengths }: Extent): void {
    const { stride, input } = this.plan;
    if (this.kept.length < rows * stride) this.kept = new Float32Array(rows * stride);
    for (let b = 0; b < rows; b++) {
      const from = (lengths[b]! * rows + b) * stride;
      // The input of that step is no part of the state.
      for (let k = input.size; k < stride; k++) this.kept[b * stride + k] = this.values[from + k]!;
    }
  }
}

/** The time (from 1) at which a row of a given length has its position s, 1 ≤ s ≤ length; and the other way round. */
export function timeOf(backward: boolean, length: number, s: number): number {
  return backward ? length + 1 - s : s;
}
