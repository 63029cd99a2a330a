/** A batch and its rows' states, parted in two: which rows each thread has, and what is theirs. */
import type { Batch } from '../learner.ts';
import type { Shape } from '../shape.ts';
import { cutOf } from './cut.ts';

/** Some rows of a batch: their numbers in it, and they alone as a batch. */
export interface Half {
  readonly rows: Int32Array;
  readonly batch: Batch;
}

/** For a batch of two rows or more. */
export function halvesOf(shape: Shape, batch: Batch): readonly [Half, Half] {
  const [first, second] = rowsOf(batch);
  return [pick(shape, batch, first), pick(shape, batch, second)];
}

/** The rows of each half: where lengths differ, the longest in the first; else the first of them. */
export function rowsOf({ rows, steps, lengths }: Batch): readonly [Int32Array, Int32Array] {
  const order = Int32Array.from({ length: rows }, (_, b) => b);
  if (lengths) order.sort((a, b) => lengths[b]! - lengths[a]! || a - b);
  const cut = cutOf(order.map((b) => lengths?.[b] ?? steps));
  return [order.slice(0, cut), order.slice(cut)];
}

function pick(shape: Shape, batch: Batch, rows: Int32Array): Half {
  const { inputs, symbols, classes, numbers, carry } = batch;
  const lengths = batch.lengths && rows.map((b) => batch.lengths![b]!);
  // Where the longest row of the half ends, the half ends.
  const steps = lengths ? lengths.reduce((a, b) => Math.max(a, b), 1) : batch.steps;
  const some = <A extends Float32Array | Int32Array>(array: A, width: number): A => {
    const Kind = array.constructor as new (length: number) => A;
    const out = new Kind(steps * rows.length * width);
    let to = 0;
    for (let t = 0; t < steps; t++)
      for (let j = 0; j < rows.length; j++) {
        const from = (t * batch.rows + rows[j]!) * width;
        for (let k = 0; k < width; k++) out[to++] = array[from + k]!;
      }
    return out;
  };
  return {
    rows,
    batch: {
      rows: rows.length,
      steps,
      ...(inputs && { inputs: some(inputs, shape.inputs) }),
      ...(symbols && { symbols: some(symbols, 1) }),
      ...(classes && { classes: some(classes, 1) }),
      ...(numbers && { numbers: some(numbers, shape.outputs) }),
      ...(lengths && { lengths }),
      ...(carry !== undefined && { carry }),
    },
  };
}

/** The buffers of a half, to be transferred. */
export const buffersOfBatch = ({ inputs, symbols, lengths, classes, numbers }: Batch) =>
  [inputs, symbols, lengths, classes, numbers].flatMap((array) =>
    array ? [array.buffer as ArrayBuffer] : [],
  );

/**
 * A state is a list of parts, one after the other, each with so many numbers (`widths`) for each row of the batch (kernels/lay.ts). This is
 * that of some rows alone.
 */
export function stateOfRows(
  state: Float32Array,
  rows: Int32Array,
  all: number,
  widths: readonly number[],
): Float32Array {
  const out = new Float32Array((state.length / all) * rows.length);
  eachRow(rows, all, widths, (whole, part, width) =>
    out.set(state.subarray(whole, whole + width), part),
  );
  return out;
}

/** Puts the state of some rows in its place in that of all. */
export function putState(
  into: Float32Array,
  state: Float32Array,
  rows: Int32Array,
  all: number,
  widths: readonly number[],
): void {
  eachRow(rows, all, widths, (whole, part, width) =>
    into.set(state.subarray(part, part + width), whole),
  );
}

/** Where each row stands among all rows, and among these. */
function eachRow(
  rows: Int32Array,
  all: number,
  widths: readonly number[],
  visit: (whole: number, part: number, width: number) => void,
): void {
  let [whole, part] = [0, 0];
  for (const width of widths) {
    rows.forEach((b, j) => visit(whole + b * width, part + j * width, width));
    whole += all * width;
    part += rows.length * width;
  }
}
