/** The axes of the three plots: pixels from the top, and parts of a thousand from the left (through-time/scale.ts). */
import { WIDE } from '../through-time/scale.ts';

export interface Axis {
  /** From here, in the units of the axis, … */
  readonly top: number;
  /** … down to here. */
  readonly bottom: number;
  readonly rules: readonly number[];
  readonly height: number;
}

/** Above the frame. */
export const HEAD = 12;
export const FOOT = 24;

export const yOn = ({ top, bottom, height }: Axis, value: number) =>
  HEAD + ((top - value) / (top - bottom)) * height;
export const isOn = ({ top, bottom }: Axis, value: number) => value <= top && value >= bottom;

/** log₁₀ of the error: the same decades in every frame. */
export const FLOW: Axis = { top: 1, bottom: -15, rules: [0, -3, -6, -9, -12, -15], height: 256 };
export const ACCURACY: Axis = { top: 1, bottom: 0, rules: [0, 0.5, 1], height: 96 };
/** A loss that is farther off than chance by a half is on the edge. */
export const lossAxis = (chance: number): Axis => ({
  top: 1.5 * chance,
  bottom: 0,
  rules: [0, chance],
  height: 96,
});

export interface Point {
  readonly x: number;
  readonly y: number;
}

const short = (value: number) => Number(value.toFixed(1));

/** Points of a curve in the drawing; the path ends where it has no number, and is held to the frame's edge where it leaves it. */
export function pointsOf(
  axis: Axis,
  values: readonly (readonly [x: number, value: number])[],
): Point[] {
  const end = values.findIndex(([, value]) => !Number.isFinite(value));
  return values
    .slice(0, end < 0 ? undefined : end)
    .map(([x, value]) => ({ x: short(x * WIDE), y: short(yOn(axis, value)) }));
}

export const pathOf = (points: readonly Point[]) =>
  points.map(({ x, y }, k) => `${k === 0 ? 'M' : 'L'}${x} ${y}`).join('');

/** The last point before the curve leaves the frame, or its last. */
export function endOfCurve(axis: Axis, points: readonly Point[]): Point | null {
  const floor = HEAD + axis.height;
  const out = points.findIndex(({ y }) => y > floor);
  if (out < 0) return points.at(-1) ?? null;
  const [to, from] = [points[out]!, points[Math.max(out - 1, 0)]!];
  const part = to.y === from.y ? 0 : (floor - from.y) / (to.y - from.y);
  return { x: from.x + part * (to.x - from.x), y: floor };
}

/** So far apart that one can be read above the other, in order, and none below `floor`. */
export function apart(heights: readonly number[], floor: number, gap = 14): number[] {
  const order = heights.map((_, k) => k).sort((a, b) => heights[a]! - heights[b]!);
  const placed = [...heights];
  let room = -Infinity;
  for (const k of order) placed[k] = room = Math.max(heights[k]!, room + gap);
  let most = floor;
  for (const k of order.reverse()) {
    placed[k] = Math.min(placed[k]!, most);
    most = placed[k]! - gap;
  }
  return placed;
}
