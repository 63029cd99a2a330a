/** Where a way lies on the sheet. The sheet is SHEET.width × SHEET.height units of its own, y downward as on a screen. */
import type { Matrix } from '../../engine/experiment.ts';
import { through } from '../unfolded/paths.ts';
import type { Point } from './stroke.ts';

export const SHEET = { width: 300, height: 260 } as const;
const MARGIN = 28;
/** A move of 1 is never drawn longer. */
const LARGEST = 44;
/** Squares smaller than this would be a wash of lines. */
const LEAST_SQUARE = 9;

/** The points between moves, from (0, 0); y downward. */
export function wayOf(moves: Matrix): Point[] {
  const points: Point[] = [[0, 0]];
  for (const [dx = 0, dy = 0] of moves) {
    const [x, y] = points.at(-1)!;
    points.push([x + dx, y - dy]);
  }
  return points;
}

export interface Fitted {
  /** Sheet units for a move of 1. */
  readonly scale: number;
  readonly points: readonly Point[];
}

/**
 * A way on the sheet: in its middle, or while it is still being drawn (`fromStart`) with its beginning in the middle, so
 * that nothing moves. Null where the way leaves what float64 can hold.
 */
export function fitted(way: readonly Point[], fromStart = false): Fitted | null {
  const framed = fromStart ? [...way, ...way.map(([x, y]): Point => [-x, -y])] : way;
  const [xs, ys] = [framed.map(([x]) => x), framed.map(([, y]) => y)];
  const [left, right, top, bottom] = [xs, ys].flatMap((all) => [least(all), most(all)]) as [
    number,
    number,
    number,
    number,
  ];
  const [across, down] = [right - left, bottom - top];
  if (![across, down].every(Number.isFinite)) return null;
  const scale = Math.min(
    LARGEST,
    (SHEET.width - 2 * MARGIN) / across,
    (SHEET.height - 2 * MARGIN) / down,
  );
  const points = way.map(([x, y]): Point => [
    SHEET.width / 2 + (x - left - across / 2) * scale,
    SHEET.height / 2 + (y - top - down / 2) * scale,
  ]);
  return { scale, points };
}

const least = (all: readonly number[]) => all.reduce((a, b) => Math.min(a, b));
const most = (all: readonly number[]) => all.reduce((a, b) => Math.max(a, b));

/** As an SVG path. */
export const pathThrough = (points: readonly Point[]) =>
  through(points.map(([x, y]): [number, number] => [x, y]))!;

/** The lines of the squares, one for each unit, through the way's beginning. None where they would be too close. */
export function squares({ scale, points }: Fitted): { xs: number[]; ys: number[] } {
  if (scale < LEAST_SQUARE) return { xs: [], ys: [] };
  const lines = (through: number, end: number) => {
    const all: number[] = [];
    for (let at = through % scale; at < end; at += scale) if (at > 0) all.push(at);
    return all;
  };
  const [x, y] = points[0]!;
  return { xs: lines(x, SHEET.width), ys: lines(y, SHEET.height) };
}

/** The move (from 1) that passes nearest to a point of the sheet; null where none is within `reach`. */
export function moveAt(points: readonly Point[], to: Point, reach: number): number | null {
  let [found, nearest]: [number | null, number] = [null, reach];
  for (let t = 1; t < points.length; t++) {
    const distance = distanceTo(points[t - 1]!, points[t]!, to);
    if (distance < nearest) [found, nearest] = [t, distance];
  }
  return found;
}

/** From a point to a straight line between two others. */
function distanceTo([ax, ay]: Point, [bx, by]: Point, [x, y]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const part = square === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / square;
  const k = Math.min(Math.max(part, 0), 1);
  return Math.hypot(x - ax - k * dx, y - ay - k * dy);
}
