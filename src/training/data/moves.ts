/**
 * From strokes to what a network is shown, move by move: x_t = (dx, dy, pen), x to the right and y upward, pen 1 where the move draws
 * and 0 where the pen goes through the air to the next stroke. Drawn moves are about 1 long, so a long stroke has many of them;
 * a way through the air is one move, however long.
 */
import { cleaned, normalised, pointsAt, lengthOf, type Point, type Stroke } from './strokes.ts';

/** The numbers of a move. */
export const WIDTH = 3;

export interface Pace {
  /** The length of a drawn move, where the longer side of the character is 1. */
  readonly spacing: number;
  /** More moves than this are never made: for a character with a longer way they are longer. */
  readonly most: number;
}

export const PACE: Pace = { spacing: 0.15, most: 48 };

/** How a pen hurries and lingers on a stroke: the part of its length that is reached when this part of its moves is done. */
export type Progress = (part: number) => number;

/** Nothing was drawn; or more strokes than half of the most moves, so that not each of them could have one. */
export type Refusal = 'nothing' | 'too many strokes';

/**
 * The moves [T × 3] of strokes in any units. Strokes of one point are one drawn move that goes nowhere.
 * @param progress for each stroke how it is gone along; evenly where there is none
 */
export function movesOf(
  strokes: readonly Stroke[],
  { spacing, most }: Pace = PACE,
  progress: (stroke: number) => Progress = () => (part) => part,
): Float32Array | Refusal {
  const whole = normalised(strokes);
  if (!whole) return 'nothing';
  if (2 * whole.length - 1 > most) return 'too many strokes';
  const counts = countsOf(whole.map(lengthOf), spacing, most - (whole.length - 1));
  const moves = new Float32Array(
    (counts.reduce((sum, count) => sum + count) + whole.length - 1) * WIDTH,
  );
  let at = 0;
  let pen: Point | null = null;
  const go = (to: Point, down: number) => {
    if (pen) {
      moves.set([(to[0] - pen[0]) / spacing, (to[1] - pen[1]) / spacing, down], at);
      at += WIDTH;
    }
    pen = to;
  };
  whole.forEach((stroke, k) => {
    const [count, reach] = [counts[k]!, progress(k)];
    const parts = Array.from({ length: count + 1 }, (_, i) => (i === count ? 1 : reach(i / count)));
    pointsAt(stroke, parts).forEach((point, i) => go(point, i === 0 ? 0 : 1));
  });
  return moves;
}

/** How many moves each stroke gets: at least one each, together at most `most`. */
function countsOf(lengths: readonly number[], spacing: number, most: number): number[] {
  const at = (length: number) => lengths.map((one) => Math.max(1, Math.round(one / length)));
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b);
  let counts = at(spacing);
  for (let longer = Math.max(spacing, sum(lengths) / most); sum(counts) > most; longer *= 1.05)
    counts = at(longer);
  return counts;
}

/** The strokes that moves draw, from (0, 0), in units of the spacing: to show what the network is shown. */
export function strokesOfMoves(moves: ArrayLike<number>): Stroke[] {
  const strokes: Point[][] = [[[0, 0]]];
  for (let at = 0; at + WIDTH <= moves.length; at += WIDTH) {
    const [x, y] = strokes.at(-1)!.at(-1)!;
    const to: Point = [x + moves[at]!, y + moves[at + 1]!];
    if (moves[at + 2]! > 0) strokes.at(-1)!.push(to);
    else strokes.push([to]);
  }
  return cleaned(strokes);
}
