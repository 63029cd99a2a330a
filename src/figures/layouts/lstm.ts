import {
  boxAt,
  boxUnder,
  bus,
  leftOf,
  rightOf,
  squashed,
  topOf,
  WRITTEN,
  type Box,
  type Edge,
  type Layout,
  type Metrics,
  type Point,
} from './layout.ts';

/** Where the memory line runs, and where a box that it passes begins. */
export const MEMORY = 66;
const TOP = MEMORY - 22;
/** The second storey: where the products are made that are added to the memory. */
const PRODUCT = 110;
/** The middles of the four columns, the left edge of c and h. */
export const COLUMNS = { f: 256, i: 380, g: 504, o: 628 };
const RIGHT = 716;
export const BORDERS = [176, 900] as const;

/** The memory line on top, a column for each gate under it, the state below, the move from below. */
export function lstm(metrics: Metrics): Layout {
  const { f, i, g, o } = COLUMNS;
  const gates = PRODUCT + 30;
  const at = (name: string, middle: number, y: number) => boxUnder(metrics, name, middle, y);
  const gate = { f: at('f', f, gates), i: at('i', i, gates), g: at('g', g, gates) };
  const sums = gates + gate.i.height + 46;
  const sum = { a_f: at('a_f', f, sums), a_i: at('a_i', i, sums), a_c: at('a_c', g, sums) };
  const [outGate, outSum] = [at('o', o, gates), at('a_o', o, sums)];
  const right = rightHand(metrics, outGate);
  const before = leftBox(metrics, "c'");
  const feet = footOf(metrics, sums + sum.a_i.height, before, f);
  const plus: Point = [(i + g) / 2, MEMORY];
  const nodes = { ...gate, ...sum, o: outGate, a_o: outSum, ...right.nodes, ...feet.nodes };
  const { c } = right.nodes;
  const product: Point = [plus[0], PRODUCT];
  const intoC: Point[] = [plus, leftOf(c, MEMORY - TOP)];
  return {
    ...{ width: 1000, borders: BORDERS },
    height: Math.max(feet.height, right.height),
    nodes: { ...nodes, "c'": before },
    sums: { c: plus },
    edges: [
      ...feet.edges([
        { to: 'a_f', box: sum.a_f, middle: f },
        { to: 'a_i', box: sum.a_i, middle: i },
        { to: 'a_c', box: sum.a_c, middle: g },
        { to: 'a_o', box: outSum, middle: o },
      ]),
      squashed('a_f', 'f', sum.a_f, gate.f, f),
      squashed('a_i', 'i', sum.a_i, gate.i, i),
      squashed('a_c', 'g', sum.a_c, gate.g, g),
      squashed('a_o', 'o', outSum, outGate, o),
      ...memoryLine(before, [f, MEMORY], gate.f, intoC),
      { from: 'i', to: 'c', term: 1, factor: 0, way: [topOf(gate.i), [i, PRODUCT], product, ...intoC], mark: 2 }, // prettier-ignore
      { from: 'g', to: 'c', term: 1, factor: 1, way: [topOf(gate.g), [g, PRODUCT], product, ...intoC], mark: 2 }, // prettier-ignore
      ...right.edges,
    ],
    future: right.future,
    out: right.out,
  };
}

/** The state of the step before, on the left edge. */
export const leftBox = (metrics: Metrics, name: string) => boxAt(metrics, name, 2, TOP, WRITTEN);

/** c = f⊙c′ + …: the memory of the step before passes the forget gate. */
export function memoryLine(before: Box, times: Point, f: Box, on: readonly Point[]): Edge[] {
  const rest = [times, ...on];
  return [
    { from: 'f', to: 'c', term: 0, factor: 0, way: [[times[0], f.y], ...rest], mark: 1 },
    { from: "c'", to: 'c', term: 0, factor: 1, way: [rightOf(before, MEMORY - TOP), ...rest], mark: 1 }, // prettier-ignore
  ];
}

/** The new memory, what the output gate lets through of it, the new state; and their ways on. */
export function rightHand(metrics: Metrics, o: Box) {
  const c = boxAt(metrics, 'c', RIGHT, TOP, WRITTEN);
  const middle = RIGHT + 70;
  const squash = boxAt(metrics, 'tanh_c', middle - 64, c.y + c.height + 46, 128);
  const times: Point = [middle, squash.y + squash.height + 30];
  const h = boxAt(metrics, 'h', RIGHT, times[1] + 26, WRITTEN);
  const side = o.y + o.height / 2;
  const turn = o.x + o.width + 12;
  const edges: Edge[] = [
    {
      ...{ from: 'c', to: 'tanh_c', term: 0, factor: 0, mark: 1 },
      way: [
        [middle, c.y + c.height],
        [middle, c.y + c.height + 23],
        [middle, squash.y],
      ],
    },
    {
      ...{ from: 'o', to: 'h', term: 0, factor: 0, mark: 3 },
      way: [rightOf(o, side - o.y), [turn, side], [turn, times[1]], times, [middle, h.y]],
    },
    {
      ...{ from: 'tanh_c', to: 'h', term: 0, factor: 1, mark: 1 },
      way: [[middle, squash.y + squash.height], times, [middle, h.y]],
    },
  ];
  const upward = h.x + h.width - 10;
  return {
    nodes: { c, tanh_c: squash, h },
    edges,
    future: {
      c: [rightOf(c, MEMORY - TOP), [972, MEMORY]] as Point[],
      h: [rightOf(h, 22), [972, h.y + 22]] as Point[],
    },
    out: [
      [upward, h.y],
      [upward, h.y - 66],
    ] as Point[],
    height: h.y + h.height + 14,
  };
}

interface Foot {
  readonly to: string;
  readonly box: Box;
  readonly middle: number;
  /** Which of the two reads there is; both unless told. */
  readonly reads?: readonly ('x' | "h'")[];
}

/** The two lines under the sums: the state of the step before, and below it the input. */
export function footOf(metrics: Metrics, bottom: number, memory: Box, x0: number) {
  const { units, inputs } = metrics;
  const level = Math.max(bottom + 52 + units * 17, memory.y + memory.height + 34);
  const lower = level + 30 + inputs * 17 + 12;
  const before = boxAt(metrics, "h'", 2, level - 22, WRITTEN);
  const x = boxUnder(metrics, 'x', x0 + 186, lower + 24);
  const edges = (feet: readonly Foot[]): Edge[] => {
    const reading = (name: 'x' | "h'") =>
      feet.filter(({ reads }) => reads === undefined || reads.includes(name));
    return [
      ...bus({
        from: 'x',
        trunk: [topOf(x), [x0 + 186, lower]],
        side: 'right',
        numbers: 21 + (inputs - 1) * 17,
        risers: reading('x').map(({ to, box, middle }) => ({ to, box, term: 0, x: middle + 24 })),
      }),
      ...bus({
        from: "h'",
        trunk: [rightOf(before, 22)],
        side: 'left',
        numbers: 21 + (units - 1) * 17,
        risers: reading("h'").map(({ to, box, middle, reads }) => ({
          ...{ to, box, term: reads?.includes('x') === false ? 0 : 1 },
          x: middle - 24,
        })),
      }),
    ];
  };
  return {
    nodes: { "h'": before, x },
    edges,
    level,
    height: Math.max(x.y + x.height, before.y + before.height) + 10,
  };
}
