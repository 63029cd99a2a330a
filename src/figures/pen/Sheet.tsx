import '../parts/drawing-sheet.css';
import type { HTMLAttributes } from 'react';
import type { Matrix } from '../../engine/experiment.ts';
import { fitted, pathThrough, SHEET, squares, wayOf, type Fitted } from './geometry.ts';
import type { Point } from './stroke.ts';
import type { Drawing } from './use-stroke.ts';

/** The reader's own stroke, in units of the sheet it was drawn on, and the length of one of them in the moves made of it. */
export interface Made {
  readonly points: readonly Point[];
  readonly scale: number;
}

interface Props {
  moves: Matrix;
  step: number;
  drawing: Drawing | null;
  /** Of which the moves were made. */
  made: Made | null;
  /** T, as a number in words. */
  label: string;
  handlers: HTMLAttributes<HTMLElement>;
}

/** The sheet: the pen's way on squared paper, one square for a move of 1. It can be drawn on. */
export function Sheet({ moves, step, drawing, made, label, handlers }: Props) {
  const shown = drawing?.by === 'keys' ? drawing.moves : moves;
  const way = fitted(wayOf(shown), drawing?.by === 'keys');
  const { width, height } = SHEET;
  // A widget of its own, with its own keys: what the role "application" says, and the linter does not count as interactive.
  /* eslint-disable jsx-a11y/no-noninteractive-tabindex */
  return (
    <div
      className="drawing-sheet pen-sheet"
      role="application"
      aria-label={label}
      tabIndex={0}
      {...handlers}
    >
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {way && <Squares way={way} />}
        {drawing?.by === 'pointer' ? (
          <>
            {way && <path className="pen-ghost" d={pathThrough(way.points)} />}
            <path className="pen-trail" d={pathThrough(drawing.points)} />
          </>
        ) : (
          way && (
            <>
              {made && <path className="pen-made" d={pathThrough(madeOver(made, way))} />}
              <Way way={way} step={drawing ? shown.length : step} />
            </>
          )
        )}
      </svg>
    </div>
  );
}

function Squares({ way }: { way: Fitted }) {
  const { xs, ys } = squares(way);
  return (
    <g className="pen-squares">
      {xs.map((x) => (
        <line key={`x${x}`} x1={x} x2={x} y1={0} y2={SHEET.height} />
      ))}
      {ys.map((y) => (
        <line key={`y${y}`} x1={0} x2={SHEET.width} y1={y} y2={y} />
      ))}
    </g>
  );
}

/** A long way is a line without its joints. */
const MOST_JOINTS = 60;

/** The way so far in ink, the move of the step in view in the second ink, the rest as a ghost; the nib where the pen is. */
function Way({ way: { points }, step }: { way: Fitted; step: number }) {
  const path = (from: number, to: number) => pathThrough(points.slice(from, to));
  const nib = points[step]!;
  const joints = points.length > MOST_JOINTS ? points.slice(0, 1) : points;
  return (
    <>
      <path className="pen-ghost" d={path(step, points.length)} />
      {joints.slice(step + 1).map(([x, y], k) => (
        <circle key={k} className="pen-joint-ghost" cx={x} cy={y} r={2.4} />
      ))}
      <path className="pen-trail" d={path(0, step)} />
      {joints.slice(0, step).map(([x, y], k) => (
        <circle
          key={k}
          className={k === 0 ? 'pen-start' : 'pen-joint'}
          cx={x}
          cy={y}
          r={k === 0 ? 4 : 2.8}
        />
      ))}
      <path className="pen-move" d={path(step - 1, step + 1)} />
      <circle className="pen-nib" cx={nib[0]} cy={nib[1]} r={4.2} />
    </>
  );
}

/** The reader's stroke laid over the moves that were made of it: both begin at the same point. */
function madeOver({ points, scale }: Made, way: Fitted): Point[] {
  const [[x0, y0], [x, y]] = [points[0]!, way.points[0]!];
  const by = scale * way.scale;
  return points.map(([px, py]): Point => [x + (px - x0) * by, y + (py - y0) * by]);
}
