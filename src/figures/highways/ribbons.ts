/** The ribbons: at every step the parts stacked on one another, those above 0 upwards, those below it downwards. */
import { WIDE, xOf } from '../through-time/scale.ts';
import { LEAST, MOST, partY } from './scale.ts';

export interface Ribbon {
  /** Paths of what runs with the total, and of what runs against it; empty where there is nothing. */
  readonly above: string;
  readonly below: string;
  /** Where its name has room; null where it has none. */
  readonly label: { readonly x: number; readonly y: number } | null;
}

/** Thinner than so many pixels a ribbon cannot be written on, nor seen at all. */
const WRITABLE = 16;
const VISIBLE = 0.4;

/** A part of 1 at times[d], at the bottom and the top of each ribbon. */
interface Edge {
  readonly from: number;
  readonly to: number;
}

/** parts[w][d] at times[d]; null where the total is 0: there the ribbons have a gap. */
export function ribbonsOf(
  parts: readonly (readonly (number | null)[])[],
  times: readonly number[],
  steps: number,
): Ribbon[] {
  const up = times.map(() => 0);
  const down = times.map(() => 0);
  return parts.map((own) => {
    const stacked = (levels: number[], sign: 1 | -1) =>
      own.map((part, d): Edge | null => {
        if (part === null) return null;
        const from = levels[d]!;
        levels[d] = from + (part * sign > 0 ? part : 0);
        return { from, to: levels[d]! };
      });
    const above = stacked(up, 1);
    const below = stacked(down, -1);
    return {
      above: pathOf(above, times, steps),
      below: pathOf(below, times, steps),
      label: labelOf([...above, ...below], [...times, ...times], steps),
    };
  });
}

const short = (x: number) => Math.round(x * 10) / 10;

/** One closed path for each run of steps without a gap; each step is half a step wide to both sides at the ends of a run. */
function pathOf(edges: readonly (Edge | null)[], times: readonly number[], steps: number): string {
  const runs: number[][] = [];
  edges.forEach((edge, d) => {
    if (!edge) return;
    if (edges[d - 1]) runs.at(-1)!.push(d);
    else runs.push([d]);
  });
  const half = WIDE / steps / 2;
  const isVisible = (run: number[]) =>
    run.some((d) => Math.abs(partY(edges[d]!.from) - partY(edges[d]!.to)) > VISIBLE);
  return runs
    .filter(isVisible)
    .map((run) => {
      const [first, last] = [run[0]!, run.at(-1)!];
      const out = times[first]! >= times[last]! ? half : -half;
      const xs = [first, ...run, last].map((d) => xOf(times[d]!, steps));
      xs[0]! += out;
      xs[xs.length - 1]! -= out;
      let [there, back] = ['', ''];
      [first, ...run, last].forEach((d, k) => {
        const { from, to } = edges[d]!;
        const x = short(xs[k]!);
        there += `${k === 0 ? 'M' : 'L'}${x} ${short(partY(to))}`;
        back = `L${x} ${short(partY(from))}${back}`;
      });
      return `${there}${back}Z`;
    })
    .join('');
}

/** In the middle of the thickest place that is inside the frame and not too near its ends. */
function labelOf(edges: readonly (Edge | null)[], times: readonly number[], steps: number) {
  const inside = (part: number) => Math.min(Math.max(part, LEAST), MOST);
  let best: { x: number; y: number } | null = null;
  let thickest = WRITABLE;
  edges.forEach((edge, d) => {
    const x = xOf(times[d]!, steps);
    if (!edge || ((x < 150 || x > 850) && steps > 3)) return;
    const [a, b] = [partY(inside(edge.from)), partY(inside(edge.to))];
    if (Math.abs(a - b) <= thickest) return;
    thickest = Math.abs(a - b);
    best = { x, y: (a + b) / 2 };
  });
  return best;
}
