/** What the drawing of one cell shows, read off a trace: the same for every cell. */
import type { Cell } from '../../engine/cell.ts';
import { factorParts } from '../../engine/derived/factors.ts';
import { memoryOf } from '../../engine/memory-line.ts';
import type { Strand } from '../../engine/network.ts';
import { planOf } from '../../engine/plan.ts';
import type { Trace } from '../../engine/trace.ts';
import { norm } from '../../engine/vector.ts';
import { quantityPlace } from '../../lab/place.ts';
import { after, before } from '../../notation/wiring.ts';
import { mirrored, type Edge, type Layout, type Point } from '../layouts/layout.ts';
import { layouts } from '../layouts/index.ts';
import { rowsDrawn } from '../unfolded/layout.ts';

/** Values alone, or the errors with their ways too. */
export type Faces = 'values' | 'all';

/** A step of one strand, and the steps it reads before and after. */
export interface View {
  readonly trace: Trace;
  readonly strand: Strand;
  readonly t: number;
  readonly faces: Faces;
}

export const stepBefore = ({ strand, t }: View) => before(strand, t) as number;
/** Null at the end of the way on which the strand reads. */
export function stepAfter({ trace, strand, t }: View): number | null {
  const next = after(strand, t) as number;
  return next >= 1 && next <= trace.steps ? next : null;
}

/** "c'" at t = 3 is the quantity c of step 2. */
export function placeOf(view: View, node: string) {
  const isBefore = node.endsWith("'");
  return {
    layer: view.strand.key,
    name: isBefore ? node.slice(0, -1) : node,
    t: isBefore ? stepBefore(view) : view.t,
  };
}
export const addressOf = (view: View, node: string) => {
  const { layer, name, t } = placeOf(view, node);
  return `${layer}.${name}@${t}`;
};

/** One line of the written addition of an error. */
export type Line =
  | {
      readonly kind: 'share' | 'ways';
      /** Null where the line stands for several shares; it is then no number of the trace. */
      readonly consumer: string | null;
      /** Which step the consumers stand in. */
      readonly t: number | null;
      readonly ways: number;
      readonly values: Float64Array;
    }
  | { readonly kind: 'none'; readonly words: string };

/** So many shares are written one by one. */
const MOST = 3;

/** How many lines the addition of a node's error has; 0 where it has one share, or its shares stand on its lines. */
export function linesOf(cell: Cell, faces: Faces): (node: string) => number {
  const plan = planOf(cell, 1, 1);
  return (node) => {
    const name = node.replace("'", '');
    if (faces === 'values' || name === cell.input) return 0;
    const { shares } = plan.quantity.get(name)!;
    if (shares.length < 2) return 0;
    const later = shares.filter(({ lag }) => lag === 1).length;
    return shares.length <= MOST ? shares.length : shares.length - later + Math.min(later, 1);
  };
}

/** The addition as it is written: what comes at the same step first, then what comes from the step after. */
export function linesAt(view: View, node: string): Line[] {
  const { trace, strand } = view;
  const place = placeOf(view, node);
  const { shares: slots } = strand.plan.quantity.get(place.name)!;
  const later = slots.filter(({ lag }) => lag === 1).length;
  const shares = trace.shares(place).map(({ consumer, values }) => {
    const at = Number(consumer.split('@')[1]);
    return { kind: 'share', consumer, values, ways: 1, t: Number.isNaN(at) ? null : at } as const;
  });
  const now = shares.filter(({ t }) => t === place.t);
  const then = shares.filter(({ t }) => t !== place.t);
  const [first, second] = strand.backward ? ['past', 'future'] : ['future', 'past'];
  const none = (count: number, words: string): Line[] =>
    Array.from({ length: count }, () => ({ kind: 'none', words }));
  const written = slots.length <= MOST ? later : Math.min(later, 1);
  const ofNow = now.length > 0 ? now : none(slots.length - later, `no ${second}`);
  if (then.length === 0) return [...ofNow, ...none(written, `no ${first}`)];
  if (slots.length <= MOST || then.length === 1) return [...ofNow, ...then];
  const { t } = then[0]!;
  const values = sumOf(then.map((share) => share.values));
  return [...ofNow, { kind: 'ways', consumer: null, t, ways: then.length, values }];
}

export function sumOf(vectors: readonly Float64Array[]): Float64Array {
  return vectors[0]!.map((_, k) => vectors.reduce((sum, vector) => sum + vector[k]!, 0));
}

/** The quantities y = fn(a) whose a is a sum with weights, "f" with "a_f": what has a column of its own in the drawing. */
export function gatesOf(cell: Cell): { readonly gate: string; readonly sum: string }[] {
  return cell.equations.flatMap(({ name, fn, terms }) => {
    const sum = terms[0]!.factors[0]?.name;
    const weighed = cell.equations.find((line) => line.name === sum)?.terms;
    const isGate = fn.name !== 'identity' && weighed?.some(({ weight }) => weight !== null);
    return isGate ? [{ gate: name, sum: sum! }] : [];
  });
}

/** What is carried on its own line: c where there is one, else the output itself. */
export const carriedBy = (cell: Cell): string => memoryOf(cell) ?? cell.output;

/** Undefined where a cell has no drawing. */
export function layoutOf({ strand, faces }: View): Layout | undefined {
  const { cell, size, inputSize } = strand.plan;
  const make = layouts[cell.name];
  if (!make) return undefined;
  const layout = make({
    units: rowsDrawn(size),
    inputs: rowsDrawn(inputSize),
    lines: linesOf(cell, faces),
  });
  return strand.backward ? mirrored(layout) : layout;
}

/** A piece of the way of one or more lines, with what flows back on it. */
export interface Flow {
  readonly points: readonly Point[];
  /** The node whose error, or whose share of an error, this is. */
  readonly of: string;
  readonly face: 'share' | 'error';
  /** The consumer, where it is one alone. */
  readonly consumer: string | null;
  readonly size: number;
  /** Does it end at the node? */
  readonly arrives: boolean;
}

interface Lead {
  readonly points: readonly Point[];
  readonly to: string;
  readonly values: Float64Array;
}

/**
 * The lines of a layout as pieces, each once. From a quantity to the operator a line sends back that factor's part; where
 * lines of one quantity run together, the sum of theirs; from the operator on, the error of what the operator makes.
 */
export function flowsOf(view: View, layout: Layout): Flow[] {
  const { trace, strand, t } = view;
  const parts = new Map(
    strand.plan.cell.equations.map(({ name }) => [name, factorParts(trace, strand.key, name, t)]),
  );
  const leads = new Map<string, Lead[]>();
  const stems = new Map<string, Flow>();
  for (const edge of layout.edges) {
    const { from, to, term, factor, way, mark = way.length - 1 } = edge;
    const part = parts.get(to)!.find((one) => one.term === term && one.factor === factor)!;
    const lead = { points: way.slice(0, mark + 1), to, values: part.values };
    leads.set(from, [...(leads.get(from) ?? []), lead]);
    const stem = stemOf(view, edge);
    if (stem) stems.set(`${to} ${JSON.stringify(stem.points)}`, stem);
  }
  return [
    ...stems.values(),
    ...[...leads].flatMap(([from, ways]) => together(from, groupedByStart(ways))),
  ];
}

function stemOf({ trace, strand, t }: View, { to, way, mark }: Edge): Flow | null {
  if (mark === undefined) return null;
  const size = norm(trace.error({ layer: strand.key, name: to, t })!);
  return { points: way.slice(mark), of: to, face: 'error', consumer: null, size, arrives: false };
}

const key = ([x, y]: Point) => `${x} ${y}`;

function groupedBy(ways: readonly Lead[], at: number): Lead[][] {
  const groups = new Map<string, Lead[]>();
  for (const way of ways) {
    const point = key(way.points[at]!);
    groups.set(point, [...(groups.get(point) ?? []), way]);
  }
  return [...groups.values()];
}
const groupedByStart = (ways: readonly Lead[]) => groupedBy(ways, 0);

/** Ways that begin in the same point, as a tree: the piece that all share, then the branches. */
function together(from: string, groups: readonly (readonly Lead[])[]): Flow[] {
  return groups.flatMap((ways) => branch(from, ways, 0, true));
}

function branch(from: string, ways: readonly Lead[], start: number, arrives: boolean): Flow[] {
  let end = start;
  const next = (k: number) => new Set(ways.map(({ points }) => points[k] && key(points[k])));
  while (next(end + 1).size === 1 && ways[0]!.points[end + 1]) end++;
  const consumers = new Set(ways.map(({ to }) => to));
  const piece: Flow[] =
    end === start
      ? []
      : [
          {
            points: ways[0]!.points.slice(start, end + 1),
            of: from,
            face: 'share',
            consumer: consumers.size === 1 ? ways[0]!.to : null,
            size: norm(sumOf(ways.map(({ values }) => values))),
            arrives,
          },
        ];
  const on = ways.filter(({ points }) => points.length > end + 1);
  return [
    ...piece,
    ...groupedBy(on, end + 1).flatMap((group) =>
      branch(from, group, end, arrives && end === start),
    ),
  ];
}

/** What comes back over the edge of the drawing: from what reads the state at the step after, or the output at this one. */
export function arriving(view: View, name: string, from: 'future' | 'above'): Float64Array | null {
  const { trace, strand, t } = view;
  const shares = trace
    .shares({ layer: strand.key, name, t })
    .filter(({ consumer }) =>
      from === 'future' ? !consumer.endsWith(`@${t}`) : isOutside(view, consumer),
    );
  return shares.length === 0 ? null : sumOf(shares.map(({ values }) => values));
}

export function isOutside({ strand, t }: View, consumer: string): boolean {
  const [name = '', at] = consumer.split('@');
  return Number(at) === t && !strand.plan.quantity.has(name);
}

/** Every number of the cell at this step, in the order in which the errors are computed: from the output back to the input. */
export function pinsOf(view: View): string[] {
  const { trace, strand } = view;
  const { cell } = strand.plan;
  const nodes = [
    ...cell.equations.map(({ name }) => name).toReversed(),
    ...cell.state.map((name) => `${name}'`),
    cell.input,
  ];
  return nodes.flatMap((node) => {
    const place = placeOf(view, node);
    const rows = rowsDrawn(trace.value(place)!.length);
    return Array.from({ length: rows }, (_, unit) =>
      quantityPlace(place.layer, place.name, place.t, unit),
    );
  });
}
