import { formatNumber } from '../../notation/format.ts';
import { FINE } from './use-contours.ts';

/** The bands of the picture with the losses between them; as in the picture, each lies over those below it. */
export function Legend({ levels }: { levels: readonly number[] }) {
  const bands = levels.length + 1;
  const width = 100 / bands;
  return (
    <div className="surface-legend">
      <p>
        Loss <i>L</i>, in nats, computed at {FINE} × {FINE} points; what is finer the picture does
        not show.
      </p>
      <svg width="100%" height="34" aria-hidden="true">
        <rect className="surface-ground" width="100%" height="14" />
        <g className="surface-levels">
          {levels.map((level, k) => (
            <rect key={level} x={`${width * (k + 1)}%`} width="100%" height="14" />
          ))}
        </g>
        <rect className="surface-frame" width="100%" height="14" />
        {levels.map((level, k) => (
          <text key={level} x={`${width * (k + 1)}%`} y="29" textAnchor="middle">
            {formatNumber(level)}
          </text>
        ))}
      </svg>
    </div>
  );
}
