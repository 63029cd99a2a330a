/**
 * A drawing as the makers of the data had it: cut out and set into a box of 32 × 32, black or white; the box is counted in blocks of 4 × 4,
 * and a count, from 0 to 16, is a point of the image.
 */
import { INK, SIDE } from './digits.ts';
import { boxOf, cleaned, type Point, type Stroke } from './strokes.ts';

/** The sheet's side, and a block's. */
export const SHEET = 32;
const BLOCK = SHEET / SIDE;
/** Half of the pen's width, in squares of the sheet. */
export const PEN = 2.2;
/** No wider than theirs are: all but a few leave the outer columns free. */
const WIDEST = 24;
/** What is flat is not drawn out to the full height: no more than so many times as high for its width. */
const MOST_STRETCHED = 2;

/** Strokes in any units, y downward, set into the box: as high as it is, and in its middle. None where there is no point. */
export function fitted(strokes: readonly Stroke[]): Stroke[] {
  const clean = cleaned(strokes);
  const box = boxOf(clean);
  if (!box) return [];
  const [wide, high] = [WIDEST - 2 * PEN, SHEET - 2 * PEN];
  const down = Math.min(high / box.height, (MOST_STRETCHED * wide) / box.width);
  const scale = Number.isFinite(down) ? down : 0;
  const across = Math.min(scale, wide / box.width);
  const [left, top] = [box.left + box.width / 2, box.bottom + box.height / 2];
  return clean.map((stroke) =>
    stroke.map(([x, y]): Point => [
      SHEET / 2 + (x - left) * (Number.isFinite(across) ? across : 0),
      SHEET / 2 + (y - top) * scale,
    ]),
  );
}

/** [32 × 32] which squares a pen blackens: those whose middle it passes over. The strokes are in units of the sheet. */
export function bitmapOf(strokes: readonly Stroke[]): Uint8Array {
  const bitmap = new Uint8Array(SHEET * SHEET);
  for (let y = 0; y < SHEET; y++)
    for (let x = 0; x < SHEET; x++)
      if (strokes.some((stroke) => passes(stroke, [x + 0.5, y + 0.5]))) bitmap[y * SHEET + x] = 1;
  return bitmap;
}

const passes = (stroke: Stroke, at: Point) =>
  stroke.some((from, k) => distance(from, stroke[k + 1] ?? from, at) <= PEN);

/** From a point to a straight line between two others. */
function distance([ax, ay]: Point, [bx, by]: Point, [x, y]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const part = square === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / square;
  const k = Math.min(Math.max(part, 0), 1);
  return Math.hypot(x - ax - k * dx, y - ay - k * dy);
}

/** The counts of the blocks as points from 0 to 1. */
export function countedOf(bitmap: Uint8Array): number[] {
  const points = new Array<number>(SIDE * SIDE).fill(0);
  bitmap.forEach((on, k) => {
    const [row, column] = [Math.floor(k / SHEET), k % SHEET];
    if (on) points[Math.floor(row / BLOCK) * SIDE + Math.floor(column / BLOCK)]! += 1 / INK;
  });
  return points;
}

/** What a network reads of a drawing, y downward; null where nothing is drawn. */
export function imageOf(strokes: readonly Stroke[]): number[] | null {
  const set = fitted(strokes);
  return set.length === 0 ? null : countedOf(bitmapOf(set));
}
