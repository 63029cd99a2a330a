/** Lays a batch out in the compiled program's memory: inputs, labels, the order of each row, the state it begins with. */
import { lengthsOf } from '../batch.ts';
import type { Batch } from '../learner.ts';
import { MODEL, STRAND } from './fields.ts';
import type { Layout } from './layout.ts';
import { sizesOf } from './layout.ts';
import { eight } from './packing.ts';
import type { Program } from './program.ts';

const FIRST = MODEL.indexOf('first');
const LAST = MODEL.indexOf('last');
const SYMBOLS = STRAND.indexOf('symbols');

/** The state after the last step of the batch before, for each strand: the rows of Z and of V there. */
export type States = readonly { readonly z: Float32Array; readonly v: Float32Array }[];

/** The rows of Z and V at a step, from 0 for the state before the first. */
function blocks(layout: Layout, step: number): States {
  return layout.packing.strands
    .filter(({ isReadout }) => !isReadout)
    .map((strand, k) => {
      const { z, v } = sizesOf(strand);
      const at = (field: 'z' | 'v', size: number) =>
        layout.floats(layout.strand(k, field) + step * layout.rows * size * 4, layout.rows * size);
      return { z: at('z', z), v: at('v', v) };
    });
}

/** The state after the last step of each row. */
export function lastStates(layout: Layout, lengths: Int32Array | null): States {
  const { rows, steps } = layout;
  const last = blocks(layout, steps).map(({ z, v }) => ({ z: z.slice(), v: v.slice() }));
  for (let b = 0; lengths && b < rows; b++)
    if (lengths[b]! < steps)
      blocks(layout, lengths[b]!).forEach((block, k) => {
        for (const rowsOf of ['z', 'v'] as const) {
          const width = block[rowsOf].length / rows;
          last[k]![rowsOf].set(block[rowsOf].subarray(b * width, (b + 1) * width), b * width);
        }
      });
  return last;
}

/** States as one list: of each strand its rows of Z, then those of V. */
export function flatStates(states: States): Float32Array {
  const parts = states.flatMap(({ z, v }) => [z, v]);
  const flat = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    flat.set(part, at);
    at += part.length;
  }
  return flat;
}

/** How many numbers a row has in each part of such a list. */
export const stateWidths = ({ packing }: Layout): number[] =>
  packing.strands
    .filter(({ isReadout }) => !isReadout)
    .flatMap((strand) => [sizesOf(strand).z, sizesOf(strand).v]);

/** States of so many rows from such a list; null where it has another length. */
export function nestedStates(layout: Layout, flat: Float32Array, rows: number): States | null {
  const strands = layout.packing.strands.filter(({ isReadout }) => !isReadout).map(sizesOf);
  if (flat.length !== strands.reduce((sum, { z, v }) => sum + rows * (z + v), 0)) return null;
  let from = 0;
  const taken = (size: number) => flat.slice(from, (from += size));
  return strands.map(({ z, v }) => ({ z: taken(rows * z), v: taken(rows * v) }));
}

/** The state before the first step: that given, or zeros. */
export function setStates(layout: Layout, states: States | null): void {
  blocks(layout, 0).forEach(({ z, v }, k) => {
    if (states) {
      z.set(states[k]!.z);
      v.set(states[k]!.v);
    } else {
      z.fill(0);
      v.fill(0);
    }
  });
}

/** Everything of a batch that fits the layout, but the state. Says whether any step has a label. */
export function lay(
  layout: Layout,
  program: Program,
  batch: Batch,
): { readonly hasLabels: boolean } {
  const lengths = batch.lengths ? lengthsOf(batch) : null;
  const { shape } = layout;
  if (shape.twoWay) layMap(layout, lengths);
  const inputs = batch.inputs ? layout.put(batch.inputs) : 0;
  if (lengths) layout.integers(layout.lengths, lengths.length).set(lengths);
  layout.packing.strands.forEach((strand, k) => {
    if (strand.level > 0) return;
    layout.setStrandField(k, SYMBOLS, batch.symbols ? layout.symbolsAt[k]! : 0);
    if (batch.symbols) laySymbols(layout, k, batch.symbols, lengths, strand.backward);
    else
      program.layInputs(
        layout.model,
        layout.records[k]!,
        inputs,
        shape.inputs,
        lengths ? layout.lengths : 0,
        strand.backward ? 1 : 0,
      );
  });
  layout.forgetInputs();
  const [first, last] =
    shape.loss === 'cross-entropy'
      ? layClasses(layout, batch.classes!, lengths)
      : layNumbers(layout, batch.numbers!, lengths);
  layout.setModelField(FIRST, first);
  layout.setModelField(LAST, last);
  return { hasLabels: last > 0 };
}

/** Where, in steps from 0, a strand that reads row b the other way round meets step t: inside the sequence from its end, beyond it the same. */
const turned = (t: number, length: number) => (t < length ? length - 1 - t : t);

function layMap(layout: Layout, lengths: Int32Array | null): void {
  const { rows, steps } = layout;
  const map = layout.integers(layout.map, rows * steps);
  for (let t = 0; t < steps; t++)
    for (let b = 0; b < rows; b++)
      map[t * rows + b] = turned(t, lengths ? lengths[b]! : steps) * rows + b;
}

function laySymbols(
  layout: Layout,
  strand: number,
  symbols: Int32Array,
  lengths: Int32Array | null,
  backward: boolean,
): void {
  const { rows, steps } = layout;
  const laid = layout.integers(layout.symbolsAt[strand]!, rows * steps);
  for (let t = 0; t < steps; t++)
    for (let b = 0; b < rows; b++) {
      const length = lengths ? lengths[b]! : steps;
      const from = backward ? turned(t, length) : t;
      laid[t * rows + b] = t < length ? symbols[from * rows + b]! : -1;
    }
}

/** The steps between which there are labels: [first, last), from 0. */
function layClasses(
  layout: Layout,
  classes: Int32Array,
  lengths: Int32Array | null,
): [number, number] {
  const { rows, steps } = layout;
  const laid = layout.allIntegers;
  const from = layout.labels / 4;
  let first = steps;
  let last = 0;
  for (let t = 0; t < steps; t++)
    for (let b = 0; b < rows; b++) {
      const at = t * rows + b;
      const label = lengths && t >= lengths[b]! ? -1 : classes[at]!;
      laid[from + at] = label;
      if (label < 0) continue;
      if (t < first) first = t;
      last = t + 1;
    }
  return [first, last];
}

function layNumbers(
  layout: Layout,
  numbers: Float32Array,
  lengths: Int32Array | null,
): [number, number] {
  const { rows, steps, shape } = layout;
  const { outputs } = shape;
  const width = eight(outputs);
  const laid = layout.floats(layout.labels, rows * steps * width);
  let first = steps;
  let last = 0;
  for (let t = 0; t < steps; t++)
    for (let b = 0; b < rows; b++) {
      const at = t * rows + b;
      const none = (lengths && t >= lengths[b]!) || Number.isNaN(numbers[at * outputs]!);
      laid[at * width] = NaN;
      if (none) continue;
      for (let k = 0; k < outputs; k++) laid[at * width + k] = numbers[at * outputs + k]!;
      if (t < first) first = t;
      last = t + 1;
    }
  return [first, last];
}

/** The same for a batch without labels. */
export function layForPrediction(layout: Layout, program: Program, batch: Batch): void {
  const { rows, steps, shape } = layout;
  const none =
    shape.loss === 'cross-entropy'
      ? { classes: new Int32Array(rows * steps).fill(-1) }
      : { numbers: new Float32Array(rows * steps * shape.outputs).fill(NaN) };
  lay(layout, program, { ...batch, ...none });
  layout.setModelField(FIRST, 0);
  layout.setModelField(LAST, steps);
}
