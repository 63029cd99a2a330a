/** Where the lines, arrows and names of the ways stand in the picture. */
import { stepAt, type Descent } from './model.ts';
import type { Place } from './surface.ts';
import { exitOf, inPicture, isInView, type View } from './view.ts';

/** Beyond so many units of the picture a point is drawn nearer, in the same direction from the middle. */
const FARTHEST = 1e5;

export function pointOf(view: View, place: Place): Place {
  const [x, y] = inPicture(view, place);
  const scale = Math.max(Math.abs(x) / FARTHEST, Math.abs(y) / FARTHEST, 1);
  return [Math.round(x / scale), Math.round(y / scale)];
}

/** The way from update `from` to update `to`, as the d of a path. */
export function lineOf({ path }: Descent, view: View, from: number, to: number): string {
  if (path === null) return '';
  const points = path.steps.slice(from, to + 1).map(({ place }) => pointOf(view, place).join(' '));
  return points.length < 2 ? '' : `M${points.join('L')}`;
}

export interface Exit {
  readonly at: Place;
  /** Its direction in the picture. */
  readonly towards: Place;
  readonly place: Place;
}

/** Where a way that is now outside the picture has left it for the last time; null where it is inside, or never was. */
export function exitNow({ path }: Descent, view: View, at: number): Exit | null {
  if (path === null || isInView(view, stepAt(path, at).place)) return null;
  for (let k = Math.min(at, path.steps.length - 1); k > 0; k--) {
    const [from, to] = [path.steps[k - 1]!.place, path.steps[k]!.place];
    const exit = exitOf(view, from, to);
    if (exit === null) continue;
    const [a, b] = [pointOf(view, from), pointOf(view, to)];
    return { at: exit, towards: [b[0] - a[0], b[1] - a[1]], place: stepAt(path, at).place };
  }
  return null;
}
