import { SIDE, SPELLING_STEPS } from '../../training/data/digits.ts';
import { levelOf, POWERS, powerText } from './scale.ts';
import type { Points, Reading } from './reading.ts';
import { signOf } from './Spelled.tsx';

interface Props {
  reading: Reading;
  points: Points;
  /** ‖∂L/∂h_s‖ for s = 1 … the last step of the loss. */
  flow: readonly number[];
}

const [HEIGHT, TOP, READ, FOOT] = [170, 8, 26, 22] as const;
const COLUMN = 100 / SPELLING_STEPS;
const ALL = HEIGHT + READ + FOOT;

/** All steps of the run: how much of the error stands at each, over what is read or asked for there. */
export function Steps({ reading: { asked }, points, flow }: Props) {
  const y = (size: number) => TOP + (HEIGHT - TOP) * (1 - levelOf(size));
  return (
    <div className="spelling-steps">
      <svg width="100%" height={ALL} aria-hidden="true">
        {POWERS.map((power) => (
          <g key={power}>
            <line x1="0" x2="100%" y1={y(10 ** power)} y2={y(10 ** power)} />
            <text x="-8" y={y(10 ** power) + 4} textAnchor="end">
              {powerText(power)}
            </text>
          </g>
        ))}
        <line
          className="between"
          x1={`${SIDE * COLUMN}%`}
          x2={`${SIDE * COLUMN}%`}
          y1="0"
          y2={ALL}
        />
        <line className="base" x1="0" x2="100%" y1={HEIGHT} y2={HEIGHT} />
        {Array.from({ length: SPELLING_STEPS }, (_, k) => (
          <g key={k}>
            {k < flow.length && (
              <rect
                className="flow"
                data-flow={flow[k]}
                x={`${(k + 0.12) * COLUMN}%`}
                width={`${0.76 * COLUMN}%`}
                y={y(flow[k]!).toFixed(1)}
                height={(HEIGHT - y(flow[k]!)).toFixed(1)}
                suppressHydrationWarning
              />
            )}
            {k < flow.length && flow[k]! > 10 ** POWERS.at(-1)! && (
              <text className="over" x={`${(k + 0.5) * COLUMN}%`} y={TOP + 13} textAnchor="middle">
                ↑
              </text>
            )}
            {k < SIDE ? (
              <Row points={points} row={k} />
            ) : (
              <text
                className={k < flow.length ? 'letter' : 'letter past'}
                x={`${(k + 0.5) * COLUMN}%`}
                y={HEIGHT + 19}
                textAnchor="middle"
              >
                {signOf(asked[k - SIDE] ?? '')}
              </text>
            )}
            <text
              className={k === flow.length - 1 ? 'axis now' : 'axis'}
              x={`${(k + 0.5) * COLUMN}%`}
              y={ALL - 5}
              textAnchor="middle"
            >
              {k + 1}
            </text>
          </g>
        ))}
        <text className="axis" x="-8" y={ALL - 5} textAnchor="end" fontStyle="italic">
          s
        </text>
      </svg>
    </div>
  );
}

/** The points that one step reads. */
function Row({ points, row }: { points: Points; row: number }) {
  const wide = (0.9 * COLUMN) / SIDE;
  return (
    <>
      <rect
        className="strip"
        x={`${(row + 0.05) * COLUMN}%`}
        y={HEIGHT + 7}
        width={`${0.9 * COLUMN}%`}
        height={14}
      />
      {Array.from({ length: SIDE }, (_, k) => (
        <rect
          key={k}
          className="ink"
          x={`${((row + 0.05) * COLUMN + k * wide).toFixed(3)}%`}
          y={HEIGHT + 7}
          width={`${wide.toFixed(3)}%`}
          height={14}
          fillOpacity={Number(points[row * SIDE + k]!.toFixed(4))}
        />
      ))}
    </>
  );
}
