/**
 * The fonts were drawn for plotters, which do not care at which end they begin: many strokes begin at the bottom. Hands mostly begin at
 * the top, so each stroke is turned to begin at its upper end; where both ends are about as high, at the left one. A closed stroke begins at its
 * topmost point and goes left from there, as 0 and 8 are written.
 */
import { boxOf, type Point, type Stroke } from '../../../src/training/data/strokes.ts';

/** Ends closer than this part of the character's longer side are equally high, or one point. */
const LEVEL = 0.15;
const CLOSED = 0.06;

export function oriented(strokes: readonly Stroke[]): Stroke[] {
  const box = boxOf(strokes)!;
  const side = Math.max(box.width, box.height);
  return strokes.map((stroke) => {
    const [a, b] = [stroke[0]!, stroke.at(-1)!];
    if (stroke.length > 3 && Math.hypot(a[0] - b[0], a[1] - b[1]) < CLOSED * side)
      return fromTop(stroke);
    const up = b[1] - a[1];
    const turn = Math.abs(up) > LEVEL * side ? up > 0 : b[0] < a[0];
    return turn ? stroke.toReversed() : stroke;
  });
}

function fromTop(stroke: Stroke): Stroke {
  const ring = stroke.slice(0, -1);
  const top = ring.reduce((best, [, y], k) => (y > ring[best]![1] ? k : best), 0);
  const rolled: Point[] = [...ring.slice(top), ...ring.slice(0, top), ring[top]!];
  // Which way is left is read off the points about an eighth of the way on, either side: the top itself may be a straight piece.
  const eighth = Math.max(1, Math.round(ring.length / 8));
  return rolled[eighth]![0] > rolled.at(-1 - eighth)![0] ? rolled.reverse() : rolled;
}
