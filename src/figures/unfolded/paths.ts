/** SVG paths of the lines along which values go forward and errors come back. */
import { line } from 'd3-shape';

type Point = [x: number, y: number];

/** A path through points; a tenth of a pixel is enough. */
export const through = line().digits(1);

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
  const half = width / 2;
  const q = lowest(top - 2, depth, width);
  const start = top + 4;
  const shoulder = top + 2 + Math.min(half + 4, 12);
  const point = (k: number): Point => {
    const n = 1 - k;
    const [a, b, c, d] = [n * n * n, 3 * n * n * k, 3 * n * k * k, k * k * k];
    return [(a + b) * from + (c + d) * to, a * start + (b + c) * q + d * shoulder];
  };
  const [left, right]: [Point[], Point[]] = [[], []];
  for (let i = 0; i <= 40; i++) {
    const k = i / 40;
    const [x, y] = point(k);
    const [x0, y0] = point(Math.max(0, k - 1e-3));
    const [x1, y1] = point(Math.min(1, k + 1e-3));
    const length = Math.hypot(x1 - x0, y1 - y0) || 1;
    const [nx, ny] = [((y1 - y0) / length) * half, ((x1 - x0) / length) * half];
    left.push([x - nx, y + ny]);
    right.unshift([x + nx, y - ny]);
  }
  const head = half + (width < 6 ? 2.5 : 0);
  const tip: Point[] = [
    [to - head, shoulder],
    [to, top + 1],
    [to + head, shoulder],
  ];
  return `${through([...left, ...tip, ...right])}Z`;
}
