/** Where the names of the ways stand in the picture: beside their own way, and where they cover as little as can be of any. */
import { SIDE } from './contours.ts';
import type { Place } from './surface.ts';

export interface NamePlace {
  /** A point of the way. */
  readonly at: Place;
  /** On which side of it the name stands, and how far above (−) or below (+) it its middle is. */
  readonly side: 'left' | 'right';
  readonly by: number;
}

/** What a name takes up, in units of the picture where that is small, and its distance from its point. */
const LETTER = 30;
const HEIGHT = 54;
const GAP = 30;
/** Above and below its point, a name is tried at these. */
const RISES = [0, -30, 30, -60, 60];
/** Ways are looked at this close. */
const APART = 12;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

const boxOf = (name: string, { at: [x, y], side, by }: NamePlace): Box => {
  const width = LETTER * name.length;
  return { left: side === 'right' ? x + GAP : x - GAP - width, top: y + by - HEIGHT / 2, width };
};
const holds = ({ left, top, width }: Box, [x, y]: Place) =>
  x >= left && x <= left + width && y >= top && y <= top + HEIGHT;
const meet = (a: Box, b: Box) =>
  a.left < b.left + b.width && b.left < a.left + a.width && Math.abs(a.top - b.top) < HEIGHT;
const isInside = ({ left, top, width }: Box) =>
  left >= 0 && left + width <= SIDE && top >= 0 && top + HEIGHT <= SIDE;

/** The points of a way and those between them; of a leap over the picture no more than are needed to see it. */
function dense(points: readonly Place[]): Place[] {
  return points.flatMap((to, k) => {
    const from = points[k - 1];
    if (!from) return [to];
    const parts = Math.min(100, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / APART));
    return Array.from({ length: parts }, (_, j): Place => {
      const part = (j + 1) / parts;
      return [from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])];
    });
  });
}

/**
 * For each way, given by its name and its points within the picture in order, the place of its name; null where none of it is in the picture.
 * Best is what covers no way, no other name and no edge; of those, the point that is farthest from all other ways.
 */
export function namePlaces(
  ways: readonly { readonly name: string; readonly points: readonly Place[] }[],
): (NamePlace | null)[] {
  const lines = ways.flatMap(({ points }) => dense(points));
  const named: Box[] = [];
  return ways.map(({ name, points }, way) => {
    const others = ways.flatMap((one, other) => (other === way ? [] : one.points));
    let best: NamePlace | null = null;
    let least = Infinity;
    for (const at of points) {
      const room = Math.min(SIDE, ...others.map(([x, y]) => Math.hypot(x - at[0], y - at[1])));
      for (const side of ['right', 'left'] as const)
        for (const by of RISES) {
          // What covers nothing costs as much; where that is too much already, nothing is counted.
          const free = Math.abs(by) - room;
          if (free >= least) continue;
          const place = { at, side, by };
          const box = boxOf(name, place);
          const covered = lines.filter((point) => holds(box, point)).length;
          const hits = covered + (isInside(box) ? 0 : 50) + 50 * named.filter((one) => meet(one, box)).length; // prettier-ignore
          const cost = hits * SIDE + free;
          if (cost < least) [best, least] = [place, cost];
        }
    }
    if (best) named.push(boxOf(name, best));
    return best;
  });
}
