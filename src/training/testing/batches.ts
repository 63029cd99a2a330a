/** The same batch told otherwise. */
import { lengthsOf } from '../batch.ts';
import type { Batch } from '../learner.ts';
import type { Shape } from '../shape.ts';

/** Numbers instead of symbols. */
export function asNumbers(shape: Shape, { symbols, ...batch }: Batch): Batch {
  const inputs = new Float32Array(symbols!.length * shape.inputs);
  symbols!.forEach((symbol, k) => {
    // What stands past the end of a row need not be an input at all.
    if (symbol >= 0 && symbol < shape.inputs) inputs[k * shape.inputs + symbol] = 1;
  });
  return { ...batch, inputs };
}

/** Every array with `change` made to each row of each step: [T × B × width]. */
function mapArrays(
  shape: Shape,
  batch: Batch,
  change: <A extends Float32Array | Int32Array>(array: A, width: number) => A,
): Batch {
  const { inputs, symbols, classes, numbers } = batch;
  return {
    ...batch,
    ...(inputs && { inputs: change(inputs, shape.inputs) }),
    ...(symbols && { symbols: change(symbols, 1) }),
    ...(classes && { classes: change(classes, 1) }),
    ...(numbers && { numbers: change(numbers, shape.outputs) }),
  };
}

/** Other numbers past the end of each row. */
export function withOtherPadding(shape: Shape, batch: Batch): Batch {
  const { rows } = batch;
  const lengths = lengthsOf(batch);
  return mapArrays(shape, batch, (array, width) => {
    const copy = array.slice() as typeof array;
    for (let k = 0; k < copy.length; k++) {
      const at = Math.floor(k / width);
      if (Math.floor(at / rows) >= lengths[at % rows]!) copy[k] = (k % 7) - 3;
    }
    return copy;
  });
}

/** The rows in the opposite order. */
export function withRowsTurned(shape: Shape, batch: Batch): Batch {
  const { rows } = batch;
  const turned = mapArrays(shape, batch, (array, width) => {
    const copy = array.slice() as typeof array;
    for (let k = 0; k < copy.length; k++) {
      const at = Math.floor(k / width);
      const b = at % rows;
      copy[k] = array[(at - b + (rows - 1 - b)) * width + (k % width)]!;
    }
    return copy;
  });
  return batch.lengths ? { ...turned, lengths: batch.lengths.toReversed() } : turned;
}

/** The steps from `from` up to, not including, `to`. Without `lengths`. */
export function stepsOf(shape: Shape, batch: Batch, from: number, to: number): Batch {
  const { rows } = batch;
  const cut = mapArrays(
    shape,
    batch,
    (array, width) => array.slice(from * rows * width, to * rows * width) as typeof array,
  );
  return { ...cut, steps: to - from };
}
