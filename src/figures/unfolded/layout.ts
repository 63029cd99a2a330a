/**
 * Where everything stands in the drawing of an unfolded layer, in pixels at 100 %. Time runs left to right, one column a step;
 * the step in view has a wider one, with room for words. From the top: the prediction z, the state h (for each unit the
 * addends of its error, a rule, its value and the sum), the lane in which the states pass from step to step, the input x.
 */
export interface Sizes {
  readonly steps: number;
  readonly classes: number;
  readonly units: number;
  readonly inputs: number;
  /** The most shares that an error of h has at any step. */
  readonly shares: number;
  /** The step in view. */
  readonly focus: number;
}

export type Layout = ReturnType<typeof layOut>;

const COLUMN = 140;
const FOCUSED = 252;
const ADDEND = 17;
const ROW = 21;
const LANE = 64;
/** Room between the numbers of a column and its edges. */
const [LEFT, RIGHT] = [18, 22];

export function layOut({ steps, classes, units, inputs, shares, focus }: Sizes) {
  const columnAt = (t: number) => (t - 1) * COLUMN + (t > focus ? FOCUSED - COLUMN : 0);
  const widthAt = (t: number) => (t === focus ? FOCUSED : COLUMN);
  const leftAt = (t: number) => columnAt(t) + LEFT;
  const rightAt = (t: number) => columnAt(t) + widthAt(t) - RIGHT;

  const output = { symbols: 52, row: (k: number) => 73 + k * ROW };
  const outputEnd = output.row(classes - 1) + 12;
  const state = {
    symbols: outputEnd + 91,
    /** The baseline of addend s of unit u, and that of the sum. */
    addend: (u: number, s: number) => state.symbols + u * block + 2 + (s + 1) * ADDEND,
    sum: (u: number) => state.symbols + u * block + 7 + (shares + 1) * ADDEND,
  };
  const block = shares * ADDEND + 33;
  const stateEnd = state.symbols + units * block + 8;
  const inputTop = stateEnd + LANE + 26;
  const input = {
    symbols: inputTop + 12,
    row: (k: number) => inputTop + 34 + k * ROW,
    top: inputTop,
  };
  return {
    steps,
    focus,
    width: steps * COLUMN + (FOCUSED - COLUMN) + 6,
    height: Math.max(input.row(inputs - 1) + 23, inputTop + 96),
    columnAt,
    widthAt,
    leftAt,
    rightAt,
    /** The right edge of the values; the errors end at rightAt. */
    valuesAt: (t: number) => leftAt(t) + 50,
    /** Where forward lines enter a state, and where errors do. */
    valueLine: (t: number) => leftAt(t) + 29,
    errorLine: (t: number) => rightAt(t) - 24,
    output,
    outputEnd,
    state,
    stateTop: state.symbols - 16,
    stateEnd,
    lane: LANE,
    input,
  };
}
