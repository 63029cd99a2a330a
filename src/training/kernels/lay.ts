/** Lays a batch out in the compiled program's memory: inputs, labels, the order of each row, the state it begins with. */
import { isPast } from '../batch.ts';
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
export function lay(layout: Layout, program: Program, batch: Batch): boolean {
  const { shape, packing } = layout;
  const { inputs, symbols, lengths } = batch;
  if (shape.twoWay) layMap(layout, lengths);
  if (lengths) layout.integers(layout.lengths, lengths.length).set(lengths);
  for (let k = 0; packing.strands[k]!.level === 0; k++) {
    const { backward } = packing.strands[k]!;
    layout.setStrandField(k, SYMBOLS, symbols ? layout.symbolsAt[k]! : 0);
    if (symbols) laySymbols(layout, k, symbols, lengths, backward);
    else
      program.layInputs(
        layout.model,
        layout.records[k]!,
        layout.put(inputs!),
        shape.inputs,
        lengths ? layout.lengths : 0,
        backward ? 1 : 0,
      );
  }
  layout.forgetInputs();
  return shape.loss === 'cross-entropy' ? layClasses(layout, batch) : layNumbers(layout, batch);
}

/** Says between which rows of all steps there are labels: [first, last), whole steps of them. */
function setLabelled(layout: Layout, first: number, last: number): boolean {
  const { rows } = layout;
  layout.setModelField(FIRST, Math.floor(first / rows));
  layout.setModelField(LAST, Math.ceil(last / rows));
  return last > 0;
}

/** Where, in steps from 0, a strand that reads row b the other way round meets step t: inside the sequence from its end, beyond it the same. */
const turned = (t: number, length: number) => (t < length ? length - 1 - t : t);

function layMap(layout: Layout, lengths: Int32Array | undefined): void {
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
  lengths: Int32Array | undefined,
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

function layClasses(layout: Layout, batch: Batch): boolean {
  const { allIntegers } = layout;
  const classes = batch.classes!;
  const from = layout.labels / 4;
  let first = classes.length;
  let last = 0;
  for (let at = 0; at < classes.length; at++) {
    const label = isPast(batch, at) ? -1 : classes[at]!;
    allIntegers[from + at] = label;
    if (label < 0) continue;
    if (last === 0) first = at;
    last = at + 1;
  }
  return setLabelled(layout, first, last);
}

function layNumbers(layout: Layout, batch: Batch): boolean {
  const { rows, steps, shape, allFloats } = layout;
  const { outputs } = shape;
  const numbers = batch.numbers!;
  const width = eight(outputs);
  let first = rows * steps;
  let last = 0;
  for (let at = 0; at < rows * steps; at++) {
    const to = layout.labels / 4 + at * width;
    const none = isPast(batch, at) || Number.isNaN(numbers[at * outputs]!);
    allFloats[to] = NaN;
    if (none) continue;
    for (let k = 0; k < outputs; k++) allFloats[to + k] = numbers[at * outputs + k]!;
    if (last === 0) first = at;
    last = at + 1;
  }
  return setLabelled(layout, first, last);
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
