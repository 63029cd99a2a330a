import type { Experiment } from '../../engine/experiment.ts';
import type { Layout } from './layout.ts';

interface Props {
  experiment: Experiment;
  layout: Layout;
  t: number;
}

const LONGEST = 15;

/** The pen's way so far, the move of this step, and what is still to come, from inputs (dx, dy) with y upward. */
export function PenMove({ experiment, layout, t }: Props) {
  const points: [number, number][] = [[0, 0]];
  for (const [dx = 0, dy = 0] of experiment.inputs) {
    const [x, y] = points.at(-1)!;
    points.push([x + dx, y - dy]);
  }
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const extent = Math.max(Math.max(...xs) - left, Math.max(...ys) - top, 1);
  const scale = Math.min(LONGEST, 62 / extent);
  const [x0, y0] = [layout.leftAt(t) - 10, layout.input.top + 12];
  const text = (part: readonly [number, number][]) =>
    part.map(
      ([x, y]) => `${(x0 + (x - left) * scale).toFixed(1)} ${(y0 + (y - top) * scale).toFixed(1)}`,
    );
  const line = (part: readonly [number, number][]) => `M${text(part).join('L')}`;
  const [cx, cy] = text([points[t]!])[0]!.split(' ');
  return (
    <g className="pen" aria-hidden="true">
      <path className="ghost" d={line(points)} />
      {t > 1 && <path className="trail" d={line(points.slice(0, t))} />}
      <path className="move" d={line(points.slice(t - 1, t + 1))} />
      <circle className="nib" cx={cx} cy={cy} r={3.2} />
    </g>
  );
}
