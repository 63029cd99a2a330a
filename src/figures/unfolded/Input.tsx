import type { Experiment } from '../../engine/experiment.ts';
import type { Layout } from './layout.ts';
import { through } from './paths.ts';

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
  // Moves that add up to more than float64 can hold have no drawing; their numbers stand beside it.
  if (!points.flat().every(Number.isFinite)) return null;
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const extent = Math.max(Math.max(...xs) - left, Math.max(...ys) - top, 1);
  const scale = Math.min(LONGEST, 62 / extent);
  const [x0, y0] = [layout.leftAt(t) - 10, layout.input.top + 12];
  const drawn = points.map(([x, y]): [number, number] => [
    x0 + (x - left) * scale,
    y0 + (y - top) * scale,
  ]);
  const [cx, cy] = drawn[t]!;
  return (
    <g className="pen" aria-hidden="true">
      <path className="ghost" d={through(drawn)!} />
      {t > 1 && <path className="trail" d={through(drawn.slice(0, t))!} />}
      <path className="move" d={through(drawn.slice(t - 1, t + 1))!} />
      <circle className="nib" cx={cx} cy={cy} r={3.2} />
    </g>
  );
}
