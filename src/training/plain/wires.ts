/** How strands feed one another: inputs into the lowest layer, outputs up, errors down. Past the end of a row all of these are 0. */
import type { Batch } from '../learner.ts';
import { timeOf, type Extent, type Strand } from './strand.ts';

/** Puts the numbers of the batch into a strand of the lowest layer, in its own order. */
export function feedInputs(strand: Strand, extent: Extent, { inputs, symbols }: Batch): void {
  const { values, plan } = strand;
  const d = plan.inputSize;
  each(strand, extent, (to, b, t) => {
    values.fill(0, to, to + d);
    if (t === 0) return;
    const from = (t - 1) * extent.rows + b;
    if (inputs) for (let k = 0; k < d; k++) values[to + k] = inputs[from * d + k]!;
    else if (symbols![from]! >= 0) values[to + symbols![from]!] = 1;
  });
}

/** The symbols in a strand's own order, −1 past the end of a row. Returns `room`, or a larger one. */
export function orderSymbols(
  { shape }: Strand,
  { rows, steps, lengths }: Extent,
  symbols: Int32Array,
  room: Int32Array,
): Int32Array {
  const ordered = room.length < steps * rows ? new Int32Array(steps * rows) : room;
  for (let s = 1; s <= steps; s++)
    for (let b = 0; b < rows; b++) {
      const t = timeOf(shape.backward, lengths[b]!, s);
      ordered[(s - 1) * rows + b] = s <= lengths[b]! ? symbols[(t - 1) * rows + b]! : -1;
    }
  return ordered;
}

/** The output of a strand becomes part of the input of one of the level above. */
export function passUp(lower: Strand, upper: Strand, extent: Extent): void {
  const { plan, values } = lower;
  each(upper, extent, (at, b, t) => {
    const to = at + lower.shape.outputOffset;
    if (t === 0) upper.values.fill(0, to, to + plan.size);
    else {
      const from = outputAt(lower, extent, b, t);
      for (let k = 0; k < plan.size; k++) upper.values[to + k] = values[from + k]!;
    }
  });
}

/** The error of that part of the input is added to the error of the output. */
export function passDown(lower: Strand, upper: Strand, extent: Extent): void {
  const { plan, errors } = lower;
  each(upper, extent, (at, b, t) => {
    if (t === 0) return;
    const from = at + lower.shape.outputOffset;
    const to = outputAt(lower, extent, b, t);
    for (let k = 0; k < plan.size; k++) errors[to + k]! += upper.errors[from + k]!;
  });
}

function outputAt({ plan, shape }: Strand, { rows, lengths }: Extent, b: number, t: number) {
  const s = timeOf(shape.backward, lengths[b]!, t);
  return (s * rows + b) * plan.stride + plan.output.offset;
}

/** For each position and row of a strand: where its input stands, and the time it is read at, 0 past the end of the row. */
function each(
  { plan, shape }: Strand,
  { rows, steps, lengths }: Extent,
  visit: (input: number, b: number, t: number) => void,
): void {
  for (let s = 1; s <= steps; s++)
    for (let b = 0; b < rows; b++)
      visit(
        (s * rows + b) * plan.stride + plan.input.offset,
        b,
        s <= lengths[b]! ? timeOf(shape.backward, lengths[b]!, s) : 0,
      );
}
