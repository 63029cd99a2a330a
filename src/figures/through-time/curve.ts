/** One curve of the upper drawing: its path, where it leaves the frame, and where its name stands. */
import { BOTTOM, frame, isInside, TOP, WIDE, xOf, yOf } from './scale.ts';

export interface Drawn {
  readonly path: string;
  /** Points within the frame. */
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Where it leaves the frame for good or for a while, first; null where it never does. */
  readonly exit: { readonly x: number; readonly up: boolean } | null;
}

const short = (x: number) => Number(x.toFixed(1));

/** `curve[d]` is a log₁₀ at time `times[d]`. The path ends where the curve has no number. */
export function draw(curve: ArrayLike<number>, times: readonly number[], steps: number): Drawn {
  const end = Array.prototype.findIndex.call(curve, (log: number) => !Number.isFinite(log));
  const count = end < 0 ? times.length : end;
  const points = Array.from(
    { length: count },
    (_, d) => [short(xOf(times[d]!, steps)), short(yOf(curve[d]!))] as const,
  );
  const out = points.findIndex((_, d) => !isInside(curve[d]!));
  let exit: Drawn['exit'] = null;
  if (out >= 0) {
    const up = curve[out]! > TOP;
    const edge = up ? TOP : BOTTOM;
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

/** Room for a name at the edge of the frame, in parts of 1000. */
const ROOM = 420;

/**
 * Where the name of a curve stands: on the side of it where nothing else is drawn. The error lies lowest, its name under it; the
 * product and the bound have theirs above. A curve that leaves the frame early has it where it is no more.
 */
export function labelPlace(
  { points, exit }: Drawn,
  side: 'above' | 'below',
  /** Along the way, from 0 at the loss to 1 at the far end. */
  along: number,
  row: number,
): LabelPlace | null {
  if (points.length === 0) return null;
  const first = points[0]!;
  const last = points.at(-1)!;
  const goesLeft = last[0] <= first[0];
  const beyond = goesLeft ? 'end' : 'start';
  const back = goesLeft ? 'start' : 'end';
  if (exit && (goesLeft ? exit.x : WIDE - exit.x) >= ROOM)
    return {
      x: exit.x + (goesLeft ? -8 : 8),
      y: exit.up ? frame.top + 15 + row * 18 : frame.bottom - 7 - row * 18,
      anchor: beyond,
    };
  const falls = last[1] > first[1];
  const at = points[Math.round(along * (points.length - 1))]!;
  return {
    x: at[0],
    y: at[1] + (side === 'above' ? -8 : 17),
    anchor: falls === (side === 'below') ? back : beyond,
  };
}
