import { LARGEST } from './scale.ts';
import { Square } from './Square.tsx';

/** How to read a square. */
export function ScaleLegend({ norm }: { norm: boolean }) {
  const sizes = [0.001, 0.01, 0.1, 1, LARGEST];
  return (
    <p className="triangle-legend">
      {sizes.map((size) => (
        <span key={size} className="legend-entry">
          <Square value={size} norm={norm} />
          {size}
        </span>
      ))}
      {!norm && (
        <span className="legend-entry">
          <Square value={-1} />
          −1
        </span>
      )}
      <span>
        A number ten times as large adds the same length to the side each time; from {LARGEST} on a
        square is full.{!norm && ' A filled square is positive, a hollow one negative.'}
      </span>
    </p>
  );
}
