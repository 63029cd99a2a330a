/**
 * Where everything stands, in pixels. Two cells side by side, each laid out alike: over the straight line the written addition
 * of its error, one column a unit; under it the gates; at the foot the hidden state's line and its addition.
 */
import type { Point } from '../unfolded/paths.ts';

/** More units than these have no column. */
export const MOST_UNITS = 6;

const [LEFT, WORDS, COLUMN, ROW, GAP, END] = [12, 158, 82, 30, 116, 44];

export interface Block {
  readonly head: number;
  readonly value: number;
  addend(k: number): number;
  /** Of the sum under so many addends; its rule stands above it. */
  sum(addends: number): number;
  readonly end: number;
}

function blockOf(head: number, addends: number): Block {
  const addend = (k: number) => head + 53 + k * ROW;
  const sum = (count: number) => addend(count) + 7;
  return { head, value: head + 25, addend, sum, end: sum(addends) + 18 };
}

export interface Sizes {
  readonly units: number;
  readonly hasMemory: boolean;
  readonly hasGates: boolean;
  /** The lines of the additions of the straight line's error and of the hidden state's. */
  readonly onLine: number;
  readonly onHidden: number;
}

export type Layout = ReturnType<typeof layoutOf>;

export function layoutOf({ units, hasMemory, hasGates, onLine, onHidden }: Sizes) {
  const column = (u: number) => LEFT + WORDS + (u + 1) * COLUMN;
  const right = column(units - 1);
  const state = LEFT + WORDS + Math.max(COLUMN, (units * COLUMN) / 2);
  const rise = Math.max(right, state + 60) + 30;
  const cell = rise + 28;
  const top = blockOf(58, onLine);
  const line = top.end + 34;
  const gates = line + (hasMemory ? 112 : 74);
  const hidden = hasMemory ? line + 168 : line;
  const foot = hasMemory ? blockOf(hidden + 56, onHidden) : null;
  return {
    units,
    column,
    left: LEFT,
    /** The right edge of the numbers, and of the words before them. */
    right,
    words: LEFT + WORDS - 4,
    /** Across: ⊙ and ⊕ on the line, the letters of the gates, the state, the way up. */
    x: {
      keep: 40,
      add: 114,
      written: (k: number, of: number) => (of === 1 ? 114 : 92 + k * 44),
      open: 184,
      others: (k: number) => 170 + k * 40,
      state,
      rise,
    },
    cell,
    /** Where the right cell begins. */
    next: cell + GAP,
    width: 2 * cell + GAP + END,
    top,
    line,
    gates,
    bus: hasMemory ? hidden : gates + 40,
    hidden,
    foot,
    height: (foot ? foot.end : hasGates ? gates + 62 : line + 62) + 4,
  };
}

/** Over the ⊙ and ⊕ of a line, where its widest band does not reach. */
export const ABOVE_BAND = 20;

/** A band from one point straight to another, left, right, up or down, `width` wide, with its point at the end. */
export function straightBand(from: Point, to: Point, width: number): string {
  const [dx, dy] = [Math.sign(to[0] - from[0]), Math.sign(to[1] - from[1])];
  const half = width / 2;
  const head = half + (width < 6 ? 2.5 : 0);
  const length = Math.min(half + 3, 12, Math.abs(to[0] - from[0]) + Math.abs(to[1] - from[1]));
  const shoulder: Point = [to[0] - dx * length, to[1] - dy * length];
  const beside = ([x, y]: Point, by: number) => `${round(x - dy * by)} ${round(y + dx * by)}`;
  return `M${beside(from, half)}L${beside(shoulder, half)}L${beside(shoulder, head)}L${round(to[0])} ${round(to[1])}L${beside(shoulder, -head)}L${beside(shoulder, -half)}L${beside(from, -half)}Z`;
}

const round = (x: number) => Number(x.toFixed(1));
