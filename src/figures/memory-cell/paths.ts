/** SVG paths of lines that turn at right angles. */
import type { Point } from '../layouts/layout.ts';

const ROUND = 9;

const toward = ([ax, ay]: Point, [bx, by]: Point, by_: number): Point => {
  const length = Math.hypot(bx - ax, by - ay) || 1;
  const step = Math.min(by_, length);
  return [ax + ((bx - ax) / length) * step, ay + ((by - ay) / length) * step];
};
const write = ([x, y]: Point) => `${+x.toFixed(1)} ${+y.toFixed(1)}`;

/** A line through points, with its corners rounded. */
export function lineThrough(points: readonly Point[]): string {
  return points
    .map((point, k) => {
      const [before, after] = [points[k - 1], points[k + 1]];
      if (!before) return `M${write(point)}`;
      const isStraight =
        !after ||
        (before[0] === point[0] && point[0] === after[0]) ||
        (before[1] === point[1] && point[1] === after[1]);
      if (isStraight) return `L${write(point)}`;
      const room = (to: Point) =>
        Math.min(ROUND, Math.hypot(to[0] - point[0], to[1] - point[1]) / 2);
      const round = Math.min(room(before), room(after));
      return `L${write(toward(point, before, round))}Q${write(point)} ${write(toward(point, after, round))}`;
    })
    .join('');
}

/** A band that ends in a point: where its line begins, and the triangle before that. */
export function arrowInto(points: readonly Point[], width: number) {
  const [end, next] = [points[0]!, points[1]!];
  const half = width / 2 + (width < 6 ? 2.5 : 0);
  const shoulder = toward(end, next, Math.min(half + 3, 10));
  const [dx, dy] = [next[0] - end[0], next[1] - end[1]];
  const length = Math.hypot(dx, dy) || 1;
  const [nx, ny] = [(-dy / length) * half, (dx / length) * half];
  const [sx, sy] = shoulder;
  return {
    line: [shoulder, ...points.slice(1)],
    tip: `M${write(end)}L${write([sx + nx, sy + ny])}L${write([sx - nx, sy - ny])}Z`,
  };
}

/** The open arrow at the end of a forward line. */
export function arrowAt(points: readonly Point[]): string {
  const [end, before] = [points.at(-1)!, points.at(-2)!];
  const length = Math.hypot(before[0] - end[0], before[1] - end[1]) || 1;
  const [ux, uy] = [(before[0] - end[0]) / length, (before[1] - end[1]) / length];
  const side = (s: number): Point => [
    end[0] + ux * 6 - uy * 3.5 * s,
    end[1] + uy * 6 + ux * 3.5 * s,
  ];
  return `M${write(side(1))}L${write(end)}L${write(side(-1))}`;
}
