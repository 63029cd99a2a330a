/** Where strokes and moves lie on the pad: PAD × PAD units of its own, y downward as on a screen. */
import { PACE, WIDTH } from '../../training/data/moves.ts';
import {
  boxOf,
  cleaned,
  fromScreen,
  normalised,
  type Point,
  type Stroke,
} from '../../training/data/strokes.ts';
import { PAD, pathOf } from '../parts/pad.ts';

export { PAD, pathOf };
/** The longer side of a drawing that is not the reader's. */
const SIDE = 200;

/** Strokes in any units, y upward, in the middle of the pad. */
export function onPad(strokes: readonly Stroke[]): Stroke[] {
  const whole = normalised(strokes) ?? [];
  return whole.map((stroke) =>
    stroke.map(([x, y]): Point => [PAD / 2 + x * SIDE, PAD / 2 - y * SIDE]),
  );
}

/** As they are read: y upward. */
export const fromPad = fromScreen;

/** Where the pen is before the first move and after each, on the pad on which the strokes were drawn. */
export function pointsOf(
  strokes: readonly Stroke[],
  inputs: readonly (readonly number[])[],
): Point[] {
  const clean = cleaned(strokes);
  const box = boxOf(clean);
  if (!box) return [];
  const unit = PACE.spacing * (Math.max(box.width, box.height) || 1);
  const points: Point[] = [clean[0]![0]!];
  for (const [dx = 0, dy = 0] of inputs) {
    const [x, y] = points.at(-1)!;
    points.push([x + dx * unit, y - dy * unit]);
  }
  return points;
}

/** Whether the pen is down at move t. */
export const isDown = (inputs: readonly (readonly number[])[], t: number) =>
  inputs[t - 1]![WIDTH - 1]! > 0;

/** "at the top left", "in the middle": where the moves from one to another lie in the whole drawing. */
export function whereabouts(points: readonly Point[], from: number, to: number): string {
  const box = boxOf([points])!;
  const some = points.slice(from - 1, to + 1);
  const mean = (k: 0 | 1) => some.reduce((sum, point) => sum + point[k], 0) / some.length;
  const third = (at: number, least: number, length: number) =>
    length === 0 ? 1 : Math.min(2, Math.floor((3 * (at - least)) / length));
  // boxOf takes y upward; the least y is the top here.
  const across = ['left', '', 'right'][third(mean(0), box.left, box.width)]!;
  const down = ['top', '', 'bottom'][third(mean(1), box.bottom, box.height)]!;
  const words = [down, across].filter(Boolean).join(' ');
  return words === '' ? 'in the middle' : down === '' ? `on the ${words}` : `at the ${words}`;
}
