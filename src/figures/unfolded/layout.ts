/**
 * Where everything stands in the drawing of an unfolded network, in pixels at 100 %. Time runs left to right, one column a
 * step; the step in view has a wider one, with room for words. From the top: the prediction z; for each strand the state h
 * (for each unit the addends of its error, a rule, its value and the sum) and the lane in which the states pass from step to
 * step; the input x. A place across is counted from the left edge of its column, so that a column looks the same wherever it
 * stands.
 */
import { MOST_ROWS, type Faces } from './model.ts';
import type { Item } from './window.ts';

export interface Sizes {
  readonly faces: Faces;
  readonly classes: number;
  readonly inputs: number;
  /** From the top down. */
  readonly strands: readonly StrandSize[];
}

export interface StrandSize {
  readonly key: string;
  readonly level: number;
  readonly backward: boolean;
  readonly units: number;
  /** The most lines that the addition of an error of h has. */
  readonly addends: number;
}

/** Where the parts of a column stand across. */
export interface Box {
  readonly width: number;
  /** The room for numbers. */
  readonly left: number;
  readonly right: number;
  /** The right edge of the values; the errors end at `right`. */
  readonly values: number;
  /** The middle of the names of the classes. */
  readonly classes: number;
  /** Where forward lines enter a state, and where they leave it (and errors arrive). */
  readonly enter: number;
  readonly leave: number;
  /** In two-way networks: the way up into the higher strand past the lower, and the way of the lower past the higher. */
  readonly passLeft: number;
  readonly passRight: number;
}

/** The staves of one strand. */
export interface Band extends StrandSize {
  /** The baseline of the symbols; of addend s of unit u; of the value and the sum of unit u. */
  readonly symbols: number;
  addend(u: number, s: number): number;
  sum(u: number): number;
  readonly top: number;
  readonly end: number;
}

export type Grid = ReturnType<typeof gridOf>;

const ADDEND = 17;
const ROW = 21;
const [LEFT, RIGHT] = [18, 22];
/** Beside the numbers of a two-way network, for the band that passes the higher strand. */
const PASS = 34;
const GAP = 118;

/** The heights, and the two kinds of column. */
export function gridOf({ faces, classes, inputs, strands }: Sizes) {
  const roomy = faces === 'all';
  const lane = roomy ? 64 : 54;
  const output = { symbols: 52, row: (k: number) => 73 + k * ROW };
  const outputEnd = output.row(classes - 1) + 12;

  const bands: Band[] = [];
  let top = outputEnd + (roomy ? 75 : 46);
  strands.forEach((size) => {
    const symbols = top + 16;
    const { addends, units } = size;
    const block = roomy ? addends * ADDEND + 33 : 23;
    const sum = (u: number) => symbols + u * block + (roomy ? 7 + (addends + 1) * ADDEND : 24);
    const end = sum(units - 1) + (roomy ? 17 : 14);
    const addend = (u: number, s: number) => symbols + u * block + 2 + (s + 1) * ADDEND;
    bands.push({ ...size, symbols, addend, sum, top, end });
    top = end + lane + (roomy ? 56 : 26);
  });

  const inputTop = bands.at(-1)!.end + lane + 26;
  const input = {
    symbols: inputTop + 12,
    row: (k: number) => inputTop + 34 + k * ROW,
    top: inputTop,
  };
  const twoWay = strands.some(({ backward }) => backward);
  const marked = strands.some(({ level }) => level > 0);
  return {
    faces,
    classes,
    inputs,
    twoWay,
    bands,
    lane,
    output,
    outputEnd,
    input,
    /** Where what a level reads branches to its strands: under its lowest lane. */
    mouth: (level: number) =>
      level === 0
        ? inputTop - 8
        : bands.findLast((band) => band.level === level)!.end + lane + (twoWay ? 8 : 0),
    height: Math.max(input.row(inputs - 1) + 23, inputTop + 96),
    usual: boxOf(faces, twoWay, marked, false),
    focused: boxOf(faces, twoWay, marked, true),
  };
}

function boxOf(faces: Faces, twoWay: boolean, marked: boolean, isFocus: boolean): Box {
  const values = faces === 'values';
  const pass = twoWay ? (values ? 8 : PASS) : 0;
  // The symbols of several layers are longer, by the layer's number.
  const usual = marked && !values ? 154 : 140;
  const widest = { values: 188, first: 216, all: 252 }[faces];
  const width = (isFocus ? widest : usual) + pass;
  const [left, right] = [LEFT, width - RIGHT - pass];
  const passes = { passLeft: 6, passRight: right + (values ? 14 : 24) };
  if (!values)
    return {
      ...{ width, left, right, ...passes },
      values: left + 50,
      classes: left - 9,
      enter: left + 29,
      leave: right - 24,
    };
  // One number a row: it stands in the middle, and the lines come and go on both sides of it.
  const [middle, apart] = [(left + right) / 2, isFocus ? 32 : 20];
  return {
    ...{ width, left, right, ...passes },
    values: middle + 26,
    classes: middle - 38,
    enter: middle - apart,
    leave: middle + apart,
  };
}

/** A column, or the room for the steps left out, and where it begins. */
export type Placed = Item & { readonly x: number; readonly width: number };

export interface Places {
  readonly items: readonly Placed[];
  readonly width: number;
}

export function placesOf(grid: Grid, items: readonly Item[], focus: number): Places {
  let x = 0;
  const placed = items.map((item) => {
    const width = item.kind === 'gap' ? GAP : boxAt(grid, item.t === focus).width;
    const at = { ...item, x, width };
    x += width;
    return at;
  });
  return { items: placed, width: x + 6 };
}

export function boxAt(grid: Grid, isFocus: boolean): Box {
  return isFocus ? grid.focused : grid.usual;
}

/** How many of n rows are drawn. */
export const rowsDrawn = (n: number) => Math.min(n, MOST_ROWS);
