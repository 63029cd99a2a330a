/** How the ways are told apart: by the dashes of a line and the shape of its points, in the order in which they are named. */

/** Round (0, 0), in the units of the picture. */
const SHAPES = [
  'M-14 0a14 14 0 1 0 28 0a14 14 0 1 0 -28 0z',
  'M-12.5 -12.5h25v25h-25z',
  'M0 -17L16 12H-16z',
  'M0 -18L18 0L0 18L-18 0z',
];

export const shapeOf = (run: number) => SHAPES[run % SHAPES.length]!;

/** A piece of a line with its point, for a key. */
export function Sample({ run }: { run: number }) {
  return (
    <svg className="surface-sample" width="44" height="14" aria-hidden="true">
      <path className={`surface-line run-${run}`} d="M1 7H43" />
      <path
        className={`surface-now run-${run}`}
        d={shapeOf(run)}
        transform="translate(22 7) scale(0.42)"
      />
    </svg>
  );
}

interface ArrowProps {
  /** Its direction, y downwards; of any length but 0. */
  x: number;
  y: number;
  length: number;
  className: string;
}

/** From (0, 0). */
export function Arrow({ x, y, length, className }: ArrowProps) {
  const degrees = (Math.atan2(y, x) * 180) / Math.PI;
  return (
    <g className={className} transform={`rotate(${degrees.toFixed(1)})`}>
      <path className="shaft" d={`M0 0H${length - 4}`} />
      <path className="head" d={`M${length} 0l-7 -3.5v7z`} />
    </g>
  );
}
