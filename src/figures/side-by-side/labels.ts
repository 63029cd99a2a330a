/** Where the names of the curves of a panel stand: at their far ends, or where they leave the frame. */
import type { Drawn } from '../through-time/curve.ts';
import { frame } from '../through-time/scale.ts';

export interface Placed<Kind> {
  readonly kind: Kind;
  /** In parts of 1000. */
  readonly x: number;
  /** So many pixels from there: the name begins there where it stands to the right, and ends there to the left. */
  readonly dx: number;
  readonly y: number;
}

/** Between the lines on which two names stand, in pixels. */
const GAP = 14;
/** Between a name and what it names. */
const APART = 7;

/** From here on a name right of where a curve leaves the frame would find no room, in parts of 1000. */
const NO_ROOM = 780;

/**
 * Names of curves that leave the frame stand one above the other where nothing else is drawn: below all curves that fall, to
 * their right; of those that rise to the left, where they are no more.
 */
export function placeNames<Kind>(
  lines: readonly { readonly kind: Kind; readonly drawn: Drawn }[],
): Placed<Kind>[] {
  const within = lines.filter(({ drawn }) => !drawn.exit && drawn.points.length > 0);
  const ends = within
    .map(({ kind, drawn }) => {
      const [x, y] = drawn.points.at(-1)!;
      return { kind, x, y: y + 4, dx: -APART };
    })
    .sort((a, b) => a.y - b.y);
  return [...spread(ends), ...atEdge(lines, true), ...atEdge(lines, false)];
}

function atEdge<Kind>(
  lines: readonly { readonly kind: Kind; readonly drawn: Drawn }[],
  up: boolean,
): Placed<Kind>[] {
  const leaving = lines
    .flatMap(({ kind, drawn: { exit } }) => (exit?.up === up ? [{ kind, x: exit.x }] : []))
    .sort((a, b) => b.x - a.x);
  const all = leaving.map(({ x }) => x);
  const isRight = !up && Math.max(...all) < NO_ROOM;
  const x = isRight ? Math.max(...all) : Math.min(...all);
  return leaving.map(({ kind }, row) => ({
    kind,
    x,
    // To the right a curve comes down: a name higher up stands farther off.
    dx: isRight ? 24 + row * GAP : -APART,
    y: up ? frame.top + 14 + row * GAP : frame.bottom - 6 - row * GAP,
  }));
}

/** Sorted by y: those too near to the one above are moved down, and all of them up again where that leads out of the frame. */
function spread<Kind>(sorted: readonly Placed<Kind>[]): Placed<Kind>[] {
  const rows: Placed<Kind>[] = [];
  for (const place of sorted) {
    const before = rows.at(-1)?.y ?? -Infinity;
    rows.push({ ...place, y: Math.max(place.y, before + GAP) });
  }
  let room = frame.bottom - 2;
  for (let k = rows.length - 1; k >= 0; k--) {
    rows[k] = { ...rows[k]!, y: Math.min(rows[k]!.y, room) };
    room = rows[k]!.y - GAP;
  }
  return rows;
}
