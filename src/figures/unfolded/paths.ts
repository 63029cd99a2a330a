/** SVG paths of the lines along which values go forward and errors come back. */
import { line } from 'd3-shape';

export type Point = readonly [x: number, y: number];

/** A path through points; a tenth of a pixel is enough. */
const join = line().digits(1);
export const through = (points: readonly Point[]) => join(points as [number, number][]);

/** A tip that points up, for values. */
export function tipUp(x: number, y: number): string {
  return `M${x - 3.5} ${y + 6}L${x} ${y}L${x + 3.5} ${y + 6}`;
}

/** A band straight down from `top` to its point at `bottom`. */
export function fall(x: number, top: number, bottom: number, width: number): string {
  const half = width / 2;
  const shoulder = bottom - Math.min(half + 3, 10);
  const head = half + (width < 6 ? 2.5 : 0);
  return (
    `M${x - half} ${top}H${x + half}V${shoulder}L${x + head} ${shoulder}L${x} ${bottom}` +
    `L${x - head} ${shoulder}L${x - half} ${shoulder}Z`
  );
}

/** The depth of a bow that hangs from `top` and whose lower edge, `width` wide, stays within `depth`. */
function lowest(top: number, depth: number, width: number): number {
  return top + depth * 0.98 - width * 0.55;
}

/** The line of a bow from (from, top) to (to, top), hanging below. */
export function bow(from: number, to: number, top: number, depth: number, width: number): string {
  const q = lowest(top, depth, width);
  return `M${from} ${top}C${from} ${q} ${to} ${q} ${to} ${top}`;
}

/** The same bow as a band of constant width, with its point at (to, top): how an error comes back from `from`. */
export function bowBand(
  from: number,
  to: number,
  top: number,
  depth: number,
  width: number,
): string {
  const q = lowest(top - 2, depth, width);
  const shoulder = top + 2 + Math.min(width / 2 + 4, 12);
  const piece: Piece = [
    [from, top + 4],
    [from, q],
    [to, q],
    [to, shoulder],
  ];
  return ribbon([piece], width, [to, top + 1]);
}

/** The four points of a cubic. */
type Piece = readonly [Point, Point, Point, Point];

/**
 * A way up or down through points, at each of which it runs straight up or down: where two stand above one another a line,
 * else an S.
 */
export type Way = readonly Point[];

const piecesOf = (way: Way): Piece[] =>
  way.slice(1).map((to, k) => {
    const from = way[k]!;
    const middle = (from[1] + to[1]) / 2;
    return [from, [from[0], middle], [to[0], middle], to];
  });

/** A way as a thin line. */
export function wayLine(way: Way): string {
  const [x, y] = way[0]!;
  const pieces = piecesOf(way).map(([a, b, c, d]) =>
    a[0] === d[0] ? `V${d[1]}` : `C${b.join(' ')} ${c.join(' ')} ${d.join(' ')}`,
  );
  return `M${x} ${y}${pieces.join('')}`;
}

/** A way downwards as a band of constant width, with its point at the end. */
export function wayBand(way: Way, width: number): string {
  const [x, y] = way.at(-1)!;
  const shoulder: Point = [x, y - Math.min(width / 2 + 3, 10)];
  return ribbon(piecesOf([...way.slice(0, -1), shoulder]), width, [x, y]);
}

const PIECES = 40;

/** The band of constant width along cubics, each beginning where the one before ends, and its point. */
function ribbon(pieces: readonly Piece[], width: number, point: Point): string {
  const half = width / 2;
  const [left, right]: [Point[], Point[]] = [[], []];
  for (const piece of pieces)
    for (let i = 0; i <= PIECES; i++) {
      const k = i / PIECES;
      const [x, y] = pointOf(piece, k);
      const [x0, y0] = pointOf(piece, Math.max(0, k - 1e-3));
      const [x1, y1] = pointOf(piece, Math.min(1, k + 1e-3));
      const length = Math.hypot(x1 - x0, y1 - y0) || 1;
      const [nx, ny] = [((y1 - y0) / length) * half, ((x1 - x0) / length) * half];
      left.push([x - nx, y + ny]);
      right.unshift([x + nx, y - ny]);
    }
  const [to, shoulder] = pieces.at(-1)![3];
  const head = half + (width < 6 ? 2.5 : 0);
  // The last point of `left` lies to the left of the tip or to its right, as the band arrives from above or from below.
  const side = Math.sign(left.at(-1)![0] - to) || 1;
  const tip: Point[] = [[to + side * head, shoulder], point, [to - side * head, shoulder]];
  return `${through([...left, ...tip, ...right])}Z`;
}

function pointOf([a, b, c, d]: Piece, k: number): Point {
  const n = 1 - k;
  const [wa, wb, wc, wd] = [n * n * n, 3 * n * n * k, 3 * n * k * k, k * k * k];
  return [
    wa * a[0] + wb * b[0] + wc * c[0] + wd * d[0],
    wa * a[1] + wb * b[1] + wc * c[1] + wd * d[1],
  ];
}
