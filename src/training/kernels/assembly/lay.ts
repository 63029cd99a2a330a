// A batch's inputs, as a program's caller hands them over, to where the products read them.
import { Model, Strand } from './generated/fields';
import { add, mul } from './vector';

/** Whether all of `quads` groups of four numbers are finite: 0 times a number is 0, or NaN. */
export function areFinite(at: usize, quads: i32): bool {
  const zero = f32x4.splat(0);
  let sum0 = zero;
  let sum1 = zero;
  for (; quads > 1; quads -= 2) {
    sum0 = add(sum0, mul(v128.load(at), zero));
    sum1 = add(sum1, mul(v128.load(at, 16), zero));
    at += 32;
  }
  if (quads) sum0 = add(sum0, mul(v128.load(at), zero));
  return v128.any_true(f32x4.ne(add(sum0, sum1), zero)) == 0;
}

/**
 * x of every row of Z, from `width` numbers a row and step. `lengths` (0: all are as long as the batch): what stands past the end may be anything, and
 * nothing of it may come near a product. Backward, each row begins with its last step.
 */
export function layInputs(
  model: Model, strand: Strand, inputs: usize, width: i32, lengths: usize, backward: bool,
): void {
  const rows = model.rows;
  const bytes = width << 2;
  let to: usize = strand.z;
  for (let t = 0; t < model.steps; t++)
    for (let row = 0; row < rows; row++) {
      const length = lengths ? load<i32>(lengths + (row << 2)) : model.steps;
      if (t < length) copy(to, inputs + ((backward ? length - 1 - t : t) * rows + row) * bytes, bytes);
      else memory.fill(to, 0, bytes);
      to += strand.zStride;
    }
}

/** A short piece; `memory.copy` is a call, which takes longer. */
function copy(to: usize, from: usize, bytes: i32): void {
  let k = 0;
  for (; k + 16 <= bytes; k += 16) v128.store(to + k, v128.load(from + k));
  for (; k < bytes; k += 4) store<f32>(to + k, load<f32>(from + k));
}
