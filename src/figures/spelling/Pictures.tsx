import type { ReactNode } from 'react';
import { SIDE } from '../../training/data/digits.ts';
import { levelOf, POWERS, powerText } from './scale.ts';
import type { Points } from './reading.ts';

const [LEFT, CELL, TOP] = [34, 32, 3] as const;
const [WIDTH, HEIGHT] = [LEFT + SIDE * CELL + 3, TOP + SIDE * CELL + 3] as const;

const places = Array.from({ length: SIDE * SIDE }, (_, k) => ({
  x: LEFT + (k % SIDE) * CELL,
  y: TOP + Math.floor(k / SIDE) * CELL,
}));

/** The frame of both pictures: eight rows, each with the step that reads it. */
function Rows() {
  return (
    <>
      <rect className="frame" x={LEFT} y={TOP} width={SIDE * CELL} height={SIDE * CELL} />
      {Array.from({ length: SIDE }, (_, row) => (
        <g key={row}>
          {row > 0 && (
            <line x1={LEFT} x2={LEFT + SIDE * CELL} y1={TOP + row * CELL} y2={TOP + row * CELL} />
          )}
          <text x={LEFT - 8} y={TOP + row * CELL + CELL / 2 + 5} textAnchor="end">
            <tspan fontStyle="italic">x</tspan>
            <tspan dy="3" fontSize="11">
              {row + 1}
            </tspan>
          </text>
        </g>
      ))}
    </>
  );
}

/** Ink by its amount; `faint` where it lies under something else. */
function Ink({ points, faint }: { points: Points; faint?: boolean }) {
  return places.map(({ x, y }, k) => {
    const ink = points[k]! * (faint ? 0.16 : 1);
    return (
      ink > 0 && (
        <rect
          key={k}
          className="ink"
          x={x}
          y={y}
          width={CELL}
          height={CELL}
          fillOpacity={Number(ink.toFixed(4))}
        />
      )
    );
  });
}

interface PictureProps {
  points: Points;
  faint?: boolean;
  says: string;
  children?: ReactNode;
}

function Picture({ points, faint, says, children }: PictureProps) {
  return (
    <svg
      className="spelling-picture"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={says}
    >
      <Ink points={points} faint={faint} />
      <Rows />
      {children}
    </svg>
  );
}

/** What is read: x_1 … x_8, a row a step. */
export const Image = ({ points, says }: { points: Points; says: string }) => (
  <Picture points={points} says={says} />
);

interface ArrivedProps {
  points: Points;
  error: ArrayLike<number>;
  says: string;
}

/** The error at each point as a square: its side is the size, on a scale of powers of ten; full for more ink more loss, hollow for less. */
export const Arrived = ({ points, error, says }: ArrivedProps) => (
  <Picture points={points} faint says={says}>
    {places.map(({ x, y }, k) => (
      <Square key={k} error={error[k]!} x={x + CELL / 2} y={y + CELL / 2} />
    ))}
  </Picture>
);

/** Smaller squares would be dust. */
const LEAST = 1.5;

function Square({ error, x, y }: { error: number; x: number; y: number }) {
  const side = levelOf(Math.abs(error)) * (CELL - 3);
  if (side < LEAST) return null;
  // The line of a hollow square lies within its size, so that full and hollow ones of one size are as wide.
  const inset = error < 0 ? Math.min(1, side / 6) : 0;
  const at = (middle: number) => (middle - side / 2 + inset).toFixed(1);
  const wide = (side - 2 * inset).toFixed(1);
  return (
    <rect
      className={error < 0 ? 'error negative' : 'error positive'}
      x={at(x)}
      y={at(y)}
      width={wide}
      height={wide}
      strokeWidth={error < 0 ? (2 * inset).toFixed(1) : undefined}
      suppressHydrationWarning
    />
  );
}

/** How the squares are read. */
export function SquareKey() {
  return (
    <p className="spelling-key">
      {[1, -1].map((sign) => (
        <span key={sign}>
          {POWERS.map((power) => (
            <svg key={power} width="26" height="26" viewBox="-16 -16 32 32" aria-hidden="true">
              <Square error={sign * 10 ** power} x={0} y={0} />
            </svg>
          ))}{' '}
          {sign > 0 ? 'more ink, more loss' : 'more ink, less loss'}
        </span>
      ))}{' '}
      <span>
        The longer a side, the larger the derivative: drawn here are{' '}
        {POWERS.map(powerText).join(', ')}.
      </span>
    </p>
  );
}
