/**
 * A stroke drawn by the reader becomes the inputs x_1 … x_T.
 *
 * Lengths are measured as a king walks on a chessboard: the longer of |dx| and |dy|. In this measure every move of the
 * characters the network has learned is 1 long, the diagonal ones, (±1, ±1), included. So a perfect L, 7 or Z, of any size
 * and drawn at any speed, becomes exactly the moves that the network knows:
 *
 *   1. the stroke is cut into T pieces of equal length;
 *   2. each piece is replaced by the straight move from its beginning to its end;
 *   3. the moves are scaled until their average length is that of the known characters' moves;
 *   4. each number is rounded to two decimals, so that it can be followed by hand (more where the known moves are so short
 *      that two would leave little of them).
 */
import type { Matrix, Vector } from '../../engine/experiment.ts';

export type Point = readonly [x: number, y: number];

/** The length of a move (dx, dy), as a king walks. */
export const lengthOf = ([dx = 0, dy = 0]: Vector): number => Math.max(Math.abs(dx), Math.abs(dy));

/** The average length of the moves; 1 where there is none to measure. */
export function averageLength(moves: Matrix): number {
  const average = moves.reduce((sum, move) => sum + lengthOf(move), 0) / moves.length;
  return average > 0 && Number.isFinite(average) ? average : 1;
}

export interface Sampled {
  /** T moves (dx, dy), y upward. */
  readonly moves: Matrix;
  /** The length that one unit of the points has in the moves. */
  readonly scale: number;
}

/**
 * Points as on a screen, y downward; `length` is the average that the moves shall have. Null where no moves can be made of
 * the points: fewer than two different ones, or each piece ends where it began. Points that are not finite are left out.
 */
export function sampleStroke(points: readonly Point[], steps: number, length = 1): Sampled | null {
  const way = points.filter(
    (point, k) => point.every(Number.isFinite) && (k === 0 || !isSame(point, points[k - 1]!)),
  );
  const reached = [0];
  for (let k = 1; k < way.length; k++)
    reached.push(reached[k - 1]! + lengthOf(minus(way[k]!, way[k - 1]!)));
  const total = reached.at(-1)!;
  if (!(total > 0) || !Number.isFinite(total)) return null;

  const cuts = Array.from({ length: steps + 1 }, (_, k) =>
    k === steps ? way.at(-1)! : pointAt(way, reached, (total * k) / steps),
  );
  const pieces = cuts.slice(1).map((cut, k) => minus(cut, cuts[k]!));
  const average = pieces.reduce((sum, piece) => sum + lengthOf(piece), 0) / steps;
  // What is left of a piece that ends where it began is rounding.
  if (average < 1e-9 * total) return null;
  const scale = length / average;
  const decimals = decimalsFor(length);
  const moves = pieces.map(([dx, dy]) =>
    [dx, -dy].map((piece) => rounded(piece * scale, decimals)),
  );
  return { moves, scale };
}

/** The moves alone. */
export function strokeToMoves(points: readonly Point[], steps: number, length = 1): Matrix | null {
  return sampleStroke(points, steps, length)?.moves ?? null;
}

const isSame = (a: Point, b: Point) => a[0] === b[0] && a[1] === b[1];
const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]];

/** The point of the way at a length from its beginning; `reached` is the length at each of its points. */
function pointAt(way: readonly Point[], reached: readonly number[], length: number): Point {
  const next = Math.max(
    1,
    reached.findIndex((here) => here >= length),
  );
  const [a, b] = [way[next - 1]!, way[next]!];
  const part = (length - reached[next - 1]!) / (reached[next]! - reached[next - 1]!);
  return [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part];
}

/** The decimals of a move's numbers, where moves have this length on average: 2 from 0.1 on. */
export function decimalsFor(length: number): number {
  return Math.min(Math.max(2, 1 - Math.floor(Math.log10(length))), 20);
}

/** What the calculation left far behind the last decimal must not tip equal moves to different sides; there is no −0. */
export function rounded(x: number, decimals = 2): number {
  return Number(Number(x.toFixed(Math.min(decimals + 7, 100))).toFixed(decimals)) + 0;
}
