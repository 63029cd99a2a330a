/**
 * What a pen draws on paper: strokes, each a way of straight pieces while the pen is down. x is to the right and y upward, as in the
 * book's moves; a screen's y is downward (`fromScreen`).
 */
export type Point = readonly [x: number, y: number];
export type Stroke = readonly Point[];

/** The same strokes with y upward, where they were taken from a screen. */
export const fromScreen = (strokes: readonly Stroke[]): Stroke[] =>
  strokes.map((stroke) => stroke.map(([x, y]): Point => [x, 0 - y]));

export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

/** The least upright box round all points; null where there is none. */
export function boxOf(strokes: readonly Stroke[]): Box | null {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const stroke of strokes)
    for (const [x, y] of stroke) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      bottom = Math.min(bottom, y);
      top = Math.max(top, y);
    }
  return left > right ? null : { left, bottom, width: right - left, height: top - bottom };
}

/**
 * Strokes without what says nothing: points that are not finite, points repeated at once, strokes without a point. A stroke of one
 * point is a dot and stays. A point that is not finite takes no stroke apart.
 */
export function cleaned(strokes: readonly Stroke[]): Stroke[] {
  return strokes
    .map((stroke) => {
      const kept: Point[] = [];
      for (const point of stroke) {
        const last = kept.at(-1);
        if (!Number.isFinite(point[0]) || !Number.isFinite(point[1])) continue;
        if (!last || last[0] !== point[0] || last[1] !== point[1]) kept.push(point);
      }
      return kept;
    })
    .filter((stroke) => stroke.length > 0);
}

/**
 * Moved and scaled so that the middle of the box is (0, 0) and its longer side 1; width and height keep their ratio. Strokes that
 * are all one dot stay a dot, at (0, 0). Null where there is no point, or the box is too large for float64.
 */
export function normalised(strokes: readonly Stroke[]): Stroke[] | null {
  const clean = cleaned(strokes);
  const box = boxOf(clean);
  if (!box || !Number.isFinite(box.width + box.height)) return null;
  const [x0, y0] = [box.left + box.width / 2, box.bottom + box.height / 2];
  const side = Math.max(box.width, box.height) || 1;
  return cleaned(
    clean.map((stroke) => stroke.map(([x, y]): Point => [(x - x0) / side, (y - y0) / side])),
  );
}

/** The length of the way along a stroke up to each of its points; the first is 0. */
export function reachedAt(stroke: Stroke): Float64Array {
  const reached = new Float64Array(stroke.length);
  for (let k = 1; k < stroke.length; k++) {
    const [[a, b], [x, y]] = [stroke[k - 1]!, stroke[k]!];
    reached[k] = reached[k - 1]! + Math.hypot(x - a, y - b);
  }
  return reached;
}

/** The length of a stroke. */
export const lengthOf = (stroke: Stroke): number => reachedAt(stroke).at(-1) ?? 0;

/**
 * The points of a stroke at the given parts of its length, which must rise from 0 to 1. In time proportional to points and parts.
 */
export function pointsAt(stroke: Stroke, parts: readonly number[]): Point[] {
  const reached = reachedAt(stroke);
  const total = reached.at(-1)!;
  let next = 1;
  return parts.map((part) => {
    const length = part * total;
    while (next < stroke.length - 1 && reached[next]! < length) next++;
    if (stroke.length === 1 || total === 0) return stroke[0]!;
    const [a, b] = [stroke[next - 1]!, stroke[next]!];
    const piece = reached[next]! - reached[next - 1]!;
    const k = piece > 0 ? Math.min(Math.max((length - reached[next - 1]!) / piece, 0), 1) : 0;
    return [a[0] + (b[0] - a[0]) * k, a[1] + (b[1] - a[1]) * k];
  });
}
