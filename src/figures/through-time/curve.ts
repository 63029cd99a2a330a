/** One curve of the upper drawing: its path, where it leaves the frame, and where its name stands. */
import { frame, isInside, WIDE, WIDEST, xOf, yOf, type Decades } from './scale.ts';

export interface Drawn {
  readonly path: string;
  /** Points within the frame. */
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Where it leaves the frame for good or for a while, first; null where it never does. */
  readonly exit: { readonly x: number; readonly up: boolean } | null;
}

const short = (x: number) => Number(x.toFixed(1));

/** `curve[d]` is a log₁₀ at time `times[d]`. The path ends where the curve has no number. */
export function draw(
  curve: ArrayLike<number>,
  times: readonly number[],
  steps: number,
  decades: Decades = WIDEST,
): Drawn {
  const end = Array.prototype.findIndex.call(curve, (log: number) => !Number.isFinite(log));
  const count = end < 0 ? times.length : end;
  const points = Array.from(
    { length: count },
    (_, d) => [short(xOf(times[d]!, steps)), short(yOf(curve[d]!, decades))] as const,
  );
  const out = points.findIndex((_, d) => !isInside(curve[d]!, decades));
  let exit: Drawn['exit'] = null;
  if (out >= 0) {
    const up = curve[out]! > decades.top;
    const edge = up ? decades.top : decades.bottom;
    const [to, from] = [curve[out]!, curve[Math.max(out - 1, 0)]!];
    const part = to === from ? 0 : (edge - from) / (to - from);
    const [x1, x0] = [points[out]![0], points[Math.max(out - 1, 0)]![0]];
    exit = { x: x0 + part * (x1 - x0), up };
  }
  return {
    path: points.map(([x, y], d) => `${d === 0 ? 'M' : 'L'}${x} ${y}`).join(''),
    points: points.slice(0, out < 0 ? undefined : out),
    exit,
  };
}

export interface LabelPlace {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

/** What a name needs to know to find its place. */
export interface Naming {
  /** On which side of the curve nothing else is drawn: the error lies lowest, the product and the bound above it. */
  readonly side: 'above' | 'below';
  /** How far along the way the name stands, from 0 at the loss to 1 at the far end. */
  readonly along: number;
  /** Of the names at the upper or lower edge of the frame, the how many-th. */
  readonly row: { readonly up: number; readonly down: number };
}

/** Room for a name at the edge of the frame, in parts of 1000. */
const ROOM = 420;

/**
 * Where the name of a curve stands: beside it; where it leaves the frame early, at the edge where it is no more, and beyond all
 * curves that leave there (`all`). Null where there is no line to name.
 */
export function labelPlace(
  { points, exit }: Drawn,
  { side, along, row }: Naming,
  all: readonly Drawn[],
): LabelPlace | null {
  if (points.length < 2) return null;
  const first = points[0]!;
  const last = points.at(-1)!;
  const goesLeft = last[0] <= first[0];
  const beyond = goesLeft ? 'end' : 'start';
  const back = goesLeft ? 'start' : 'end';
  if (exit) {
    const exits = all.flatMap((one) => (one.exit?.up === exit.up ? [one.exit.x] : []));
    const x = goesLeft ? Math.min(...exits) : Math.max(...exits);
    if ((goesLeft ? x : WIDE - x) >= ROOM)
      return {
        x: x + (goesLeft ? -8 : 8),
        y: exit.up ? frame.top + 15 + row.up * 18 : frame.bottom - 7 - row.down * 18,
        anchor: beyond,
      };
  }
  const falls = last[1] > first[1];
  const at = points[Math.round(along * (points.length - 1))]!;
  return {
    x: at[0],
    y: at[1] + (side === 'above' ? -8 : 17),
    anchor: falls === (side === 'below') ? back : beyond,
  };
}
