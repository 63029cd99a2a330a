/**
 * Where everything stands in the drawing of one cell at one step, in pixels at 100 %: placed by hand, a file for each cell.
 * Time runs left to right: on the left edge the state of the step before ("h'", "c'"), on the right edge the way to the step
 * after. What depends on the number of units (heights) comes in as Metrics; everything else is written down.
 */
export type Point = readonly [x: number, y: number];

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One factor of one product of an equation: the line from the quantity to the one that is made of it. */
export interface Edge {
  /** "f", or "c'" for a quantity of the step before. */
  readonly from: string;
  readonly to: string;
  /** Which product of the equation, and which factor of that product. */
  readonly term: number;
  readonly factor: number;
  /** From the border of `from` to the border of `to`; it turns at right angles. */
  readonly way: readonly Point[];
  /** The point of the way where the operator stands (⊙, σ, tanh). From there on the line carries what the operator makes. */
  readonly mark?: number;
  /** The point of the way where 1 − q is taken. */
  readonly complement?: number;
  /** Where the weight's name is written. */
  readonly label?: Label;
  /** Where the numbers of what flows back are written, unit under unit, for a quantity whose box has no room for them. */
  readonly numbers?: Point;
}

export interface Label {
  readonly at: Point;
  readonly anchor: 'start' | 'end';
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Between the step before and this one, between this one and the step after. */
  readonly borders: readonly [number, number];
  readonly nodes: Readonly<Record<string, Box>>;
  readonly edges: readonly Edge[];
  /** Where the products of an equation are added. */
  readonly sums: Readonly<Record<string, Point>>;
  /** The ways of the state on to the step after, and of the output up to what reads it. */
  readonly future: Readonly<Record<string, readonly Point[]>>;
  readonly out: readonly Point[];
}

export interface Metrics {
  /** Rows drawn of a quantity of the cell, and of its input. */
  readonly units: number;
  readonly inputs: number;
  /** Lines of the written addition of an error; 0 where it is not written there. */
  readonly lines: (name: string) => number;
}

export type LayoutOf = (metrics: Metrics) => Layout;

export const HEAD = 22;
export const ROW = 21;
export const ADDEND = 17;
/** Under the addends of a unit: its rule and its sum. */
const SUM = 31;
/** A box with values and errors, and one with room for the words of an addition. */
const PLAIN = 118;
export const WRITTEN = 166;

export function heightOf({ units, inputs, lines }: Metrics, name: string): number {
  const rows = name === 'x' ? inputs : units;
  const written = lines(name);
  return HEAD + rows * (written > 0 ? written * ADDEND + SUM : ROW);
}

/** A box by its upper left corner, or by the middle of its upper side; as wide as its addition wants. */
export function boxAt(metrics: Metrics, name: string, x: number, y: number, width?: number): Box {
  const wide = metrics.lines(name) > 0 ? WRITTEN : PLAIN;
  return { x, y, width: width ?? wide, height: heightOf(metrics, name) };
}
export function boxUnder(metrics: Metrics, name: string, middle: number, y: number): Box {
  const box = boxAt(metrics, name, 0, y);
  return { ...box, x: middle - box.width / 2 };
}

/** Points on the border of a box: `along` its side from the middle, from the top. */
export const topOf = ({ x, y, width }: Box, along = 0): Point => [x + width / 2 + along, y];
export const bottomOf = ({ x, y, width, height }: Box, along = 0): Point => [
  x + width / 2 + along,
  y + height,
];
export const leftOf = ({ x, y }: Box, down: number): Point => [x, y + down];
export const rightOf = ({ x, y, width }: Box, down: number): Point => [x + width, y + down];

/** y = fn(a), a straight under y: up through the operator. */
export function squashed(from: string, to: string, below: Box, above: Box, x: number): Edge {
  const middle = (above.y + above.height + below.y) / 2;
  const way: Point[] = [
    [x, below.y],
    [x, middle],
    [x, above.y + above.height],
  ];
  return { from, to, term: 0, factor: 0, way, mark: 1 };
}

interface Riser {
  readonly to: string;
  readonly term: number;
  readonly box: Box;
  readonly x: number;
}

interface Bus {
  readonly from: string;
  /** From the border of the box to where the first branches begin. */
  readonly trunk: readonly Point[];
  readonly risers: readonly Riser[];
  /** On which side of its riser a number stands, and how far above the bus. */
  readonly side: 'left' | 'right';
  readonly numbers: number;
}

/** One quantity into many sums: along a level line, up into each. What it shares with its neighbours is the same line. */
export function bus({ from, trunk, risers, side, numbers }: Bus): Edge[] {
  const [turn, level] = trunk.at(-1)!;
  return risers.map(({ to, term, box, x }): Edge => {
    const between = risers
      .map((other) => other.x)
      .filter((at) => (turn < at && at < x) || (x < at && at < turn))
      .toSorted((a, b) => Math.abs(a - turn) - Math.abs(b - turn));
    const bottom = box.y + box.height;
    const beside = side === 'left' ? -9 : 9;
    return {
      ...{ from, to, term, factor: 0 },
      way: [
        ...trunk,
        ...between.map((at): Point => [at, level]),
        ...(x === turn ? [] : [[x, level] as const]),
        [x, bottom],
      ],
      label: { at: [x + beside, bottom + 17], anchor: side === 'left' ? 'end' : 'start' },
      numbers: [side === 'left' ? x - 13 : x + 60, level - numbers],
    };
  });
}

/** The same drawing for a direction that reads the sequence from its end: the step it reads before stands to the right. */
export function mirrored(layout: Layout): Layout {
  const { width } = layout;
  const point = ([x, y]: Point): Point => [width - x, y];
  const points = (way: readonly Point[]) => way.map(point);
  const each = <A, B>(record: Readonly<Record<string, A>>, to: (one: A) => B) =>
    Object.fromEntries(Object.entries(record).map(([name, one]) => [name, to(one)]));
  return {
    ...layout,
    borders: [width - layout.borders[1], width - layout.borders[0]],
    nodes: each(layout.nodes, (box) => ({ ...box, x: width - box.x - box.width })),
    edges: layout.edges.map(({ way, label, numbers, ...edge }) => ({
      ...edge,
      way: points(way),
      ...(label && {
        label: { at: point(label.at), anchor: label.anchor === 'end' ? 'start' : 'end' },
      }),
      // A number ends at its point, so on the other side of the line it moves by its width.
      ...(numbers && { numbers: [width - numbers[0] + 45, numbers[1]] as const }),
    })),
    sums: each(layout.sums, point),
    future: each(layout.future, points),
    out: points(layout.out),
  };
}
