/**
 * Where a surface that is known on a grid lies at or above a level: marching squares. In every square of four nodes the border
 * of that region is a line or two; they are joined to rings, which are closed because nothing outside the grid counts as high.
 */

/** Numbers at n × n nodes, row by row from the top, evenly over a square picture. What is not finite counts as above every level. */
export interface Grid {
  readonly n: number;
  readonly values: ArrayLike<number>;
}

export type Ring = readonly (readonly [x: number, y: number])[];

/** The side of the picture in units of a ring's coordinates, which are whole. */
export const SIDE = 1000;

/** The region value ≥ level: rings with the region on their right in a picture whose y points down. */
export function ringsAt({ n, values }: Grid, level: number): Ring[] {
  // With one more node on every side, below all levels. Nodes are at (column, row), from −1 to n.
  const at = (column: number, row: number) => {
    if (column < 0 || row < 0 || column >= n || row >= n) return -Infinity;
    const value = values[row * n + column]!;
    return Number.isFinite(value) ? value : Infinity;
  };
  const next = segmentsOf(n, at, level);
  const rings: Ring[] = [];
  for (const first of next.keys()) {
    if (!next.has(first)) continue;
    const ring: [number, number][] = [];
    let edge = first;
    do {
      ring.push(crossing(edge, n, at, level));
      const to = next.get(edge)!;
      next.delete(edge);
      edge = to;
    } while (edge !== first);
    const plain = simplified(ring);
    if (plain.length > 2) rings.push(plain);
  }
  return rings;
}

type At = (column: number, row: number) => number;

/** An edge between two neighbours, as a number: that to the right of a node is even, that below it odd. */
const edgeOf = (column: number, row: number, down: 0 | 1, n: number) =>
  ((row + 1) * (n + 2) + column + 1) * 2 + down;

/** From each edge where the border of the region enters a square to the edge where it leaves it. */
function segmentsOf(n: number, at: At, level: number): Map<number, number> {
  const next = new Map<number, number>();
  for (let row = -1; row < n; row++)
    for (let column = -1; column < n; column++) {
      // Most squares are all high or all low, and need no lists.
      const isHigh = at(column, row) >= level;
      if (
        at(column + 1, row) >= level === isHigh &&
        at(column + 1, row + 1) >= level === isHigh &&
        at(column, row + 1) >= level === isHigh
      )
        continue;
      // Clockwise from the upper left: corner k, and edge k from it to the corner after it.
      const corners = [
        at(column, row),
        at(column + 1, row),
        at(column + 1, row + 1),
        at(column, row + 1),
      ];
      const high = corners.map((value) => value >= level);
      const changes = [0, 1, 2, 3].filter((k) => high[k] !== high[(k + 1) % 4]);
      const edges = [
        edgeOf(column, row, 0, n),
        edgeOf(column + 1, row, 1, n),
        edgeOf(column, row + 1, 0, n),
        edgeOf(column, row, 1, n),
      ];
      const joined = changes.length === 4 && corners.reduce((a, b) => a + b) / 4 >= level;
      for (const k of changes.filter((edge) => high[edge])) {
        // The walk round the square leaves the region here, and comes back to it at another edge.
        const other = changes.filter((edge) => !high[edge]);
        // Of two, the next one where the square's middle is high, else the one that cuts this corner off.
        const to = other.length === 1 ? other[0]! : (k + (joined ? 1 : 3)) % 4;
        next.set(edges[k]!, edges[to]!);
      }
    }
  return next;
}

/** Where on an edge the level is met, a straight line being drawn between its nodes; held to the picture. */
function crossing(edge: number, n: number, at: At, level: number): [number, number] {
  const node = edge >> 1;
  const [column, row] = [(node % (n + 2)) - 1, Math.floor(node / (n + 2)) - 1];
  const [dx, dy] = edge % 2 === 0 ? [1, 0] : [0, 1];
  const [a, b] = [at(column, row), at(column + dx, row + dy)];
  // Next to what is infinite the border is at the other node, so that outside the grid it is on the picture's edge.
  const part = Number.isFinite(b) ? (Number.isFinite(a) ? (level - a) / (b - a) : 1) : 0;
  const inPicture = (k: number) => Math.round((Math.min(Math.max(k, 0), n - 1) / (n - 1)) * SIDE);
  return [inPicture(column + part * dx), inPicture(row + part * dy)];
}

/** Without points that repeat, or lie on the line between their neighbours; the last point's neighbour is the first. */
function simplified(ring: Ring): Ring {
  const distinct = ring.filter((point, k) => !isSame(point, ring[(k + 1) % ring.length]!));
  return distinct.filter((point, k) => {
    const before = distinct[(k + distinct.length - 1) % distinct.length]!;
    return !isBetween(before, point, distinct[(k + 1) % distinct.length]!);
  });
}

type Point = Ring[number];
const isSame = (a: Point, b: Point) => a[0] === b[0] && a[1] === b[1];
const isBetween = (a: Point, b: Point, c: Point) =>
  (b[0] - a[0]) * (c[1] - b[1]) === (b[1] - a[1]) * (c[0] - b[0]);

/** As the d of a path, each point told from the one before. */
export function pathOfRings(rings: readonly Ring[]): string {
  return rings
    .map((ring) =>
      ring
        .map(([x, y], k) => {
          if (k === 0) return `M${x} ${y}`;
          const [a, b] = ring[k - 1]!;
          return `${k === 1 ? 'l' : ' '}${x - a} ${y - b}`;
        })
        .join('')
        .concat('z'),
    )
    .join('');
}

/** Twice over, the area of rings is the sum of their cross products: holes count against what is round them. */
export function areaOf(rings: readonly Ring[]): number {
  const twice = rings.flatMap((ring) =>
    ring.map(([x, y], k) => {
      const [a, b] = ring[(k + 1) % ring.length]!;
      return x * b - a * y;
    }),
  );
  return twice.reduce((sum, part) => sum + part, 0) / 2;
}
