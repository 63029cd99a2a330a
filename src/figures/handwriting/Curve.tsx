import type { History } from '../../training/history.ts';
import { withThousands } from '../parts/counts.ts';

interface Props {
  history: History;
  /** The updates at the right edge. */
  until: number;
  chance: number;
}

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [300, 130, 48, 22, 8] as const;

/** The part of the held-out drawings that is read, over the updates. */
export function Curve({ history: { examined }, until, chance }: Props) {
  const end = Math.max(until, examined.at(-1)?.count ?? 0);
  const x = (count: number) => LEFT + ((WIDTH - LEFT - 8) * count) / end;
  const y = (part: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - part);
  const points = examined.map(({ count, accuracy }) => `${x(count).toFixed(1)} ${y(accuracy).toFixed(1)}`); // prettier-ignore
  const last = examined.at(-1);
  return (
    <svg className="hand-curve" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {[0, 0.5, 1].map((part) => (
        <g key={part}>
          <line x1={LEFT} x2={WIDTH - 8} y1={y(part)} y2={y(part)} />
          <text x={LEFT - 6} y={y(part) + 4} textAnchor="end">
            {100 * part} %
          </text>
        </g>
      ))}
      <line className="chance" x1={LEFT} x2={WIDTH - 8} y1={y(chance)} y2={y(chance)} />
      <text className="words" x={WIDTH - 10} y={y(chance) - 4} textAnchor="end">
        chance
      </text>
      {points.length > 0 && <path d={`M${points.join('L')}`} />}
      {last && <circle cx={x(last.count)} cy={y(last.accuracy)} r={3.5} />}
      <text x={LEFT} y={HEIGHT - 5}>
        0
      </text>
      <text x={WIDTH - 8} y={HEIGHT - 5} textAnchor="end">
        {withThousands(end)} updates
      </text>
    </svg>
  );
}
