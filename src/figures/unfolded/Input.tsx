import { memo } from 'react';
import type { Matrix } from '../../engine/experiment.ts';
import { boxAt, type Grid } from './layout.ts';
import { LOWEST } from './model.ts';
import { through, type Point } from './paths.ts';
import { SvgSymbol } from './SvgSymbol.tsx';

interface Props {
  inputs: Matrix;
  grid: Grid;
  t: number;
  isFocus: boolean;
  names: readonly string[];
  isPen: boolean;
}

/** What stands round the fields of the input of one step: its symbol, the names of its rows, of a pen's move a drawing. */
export const Input = memo(function Input({ inputs, grid, t, isFocus, names, isPen }: Props) {
  const box = boxAt(grid, isFocus);
  return (
    <>
      {isPen && <PenMove inputs={inputs} x={box.left - 10} y={grid.input.top + 12} t={t} />}
      <SvgSymbol
        x={box.right}
        y={grid.input.symbols}
        letter="x"
        index={`${t}`}
        timed
        quantity={`${LOWEST}.x@${t}`}
      />
      {Array.from({ length: grid.inputs }, (_, k) => (
        <text
          key={k}
          className="words"
          x={box.right - (isPen ? 46 : 52)}
          y={grid.input.row(k)}
          textAnchor="end"
        >
          {names[k] ?? k + 1}
        </text>
      ))}
    </>
  );
});

const LONGEST = 15;

interface PenProps {
  inputs: Matrix;
  x: number;
  y: number;
  t: number;
}

/** The pen's way so far, the move of this step, and what is still to come, from inputs (dx, dy) with y upward. */
function PenMove({ inputs, x: x0, y: y0, t }: PenProps) {
  const points: Point[] = [[0, 0]];
  for (const [dx = 0, dy = 0] of inputs) {
    const [x, y] = points.at(-1)!;
    points.push([x + dx, y - dy]);
  }
  // Moves that add up to more than float64 can hold have no drawing; their numbers stand beside it.
  if (!points.flat().every(Number.isFinite)) return null;
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const extent = Math.max(Math.max(...xs) - left, Math.max(...ys) - top, 1);
  const scale = Math.min(LONGEST, 62 / extent);
  const drawn = points.map(([x, y]): Point => [x0 + (x - left) * scale, y0 + (y - top) * scale]);
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
