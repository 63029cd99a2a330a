import './course-plot.css';
import { withThousands } from './counts.ts';
import { pathOf, type Point } from './course.ts';

export interface Baseline {
  readonly says: string;
  readonly value: number;
  /** The value as it is written. */
  readonly text: string;
}

export interface Curve {
  readonly key: string;
  /** How its line is drawn; its dots have the same with "-dot" at the end. */
  readonly className: string;
  readonly points: readonly Point[];
  readonly dots?: boolean;
}

interface Props {
  /** What is drawn, for who does not see it. */
  says: string;
  /** The updates at the right edge. */
  most: number;
  /** The largest value that is drawn; what is larger is held to the edge. */
  top: number;
  /** Where lines go across, with their numbers. */
  rules: readonly number[];
  rule?: (value: number) => string;
  baselines: readonly Baseline[];
  curves: readonly Curve[];
}

const [WIDTH, HEIGHT] = [400, 230];
const [LEFT, RIGHT, TOP, BOTTOM] = [36, 8, 12, 34];

/** What runs came to as they learned, over the lines of what is reached without learning. */
export function CoursePlot(props: Props) {
  const { says, most, top, rules, rule = String, baselines, curves } = props;
  const x = (k: number) => LEFT + (k / most) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => TOP + (1 - Math.min(value, top) / top) * (HEIGHT - TOP - BOTTOM);
  return (
    <svg
      className="course-plot"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={says}
      suppressHydrationWarning
    >
      {rules.map((value) => (
        <g key={value}>
          <line className="grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} />
          <text x={LEFT - 6} y={y(value) + 4} textAnchor="end">
            {rule(value)}
          </text>
        </g>
      ))}
      {baselines.map(({ says: name, value, text }) => (
        <g key={name} className="baseline">
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} />
          <text x={WIDTH - RIGHT} y={y(value) - 4} textAnchor="end" suppressHydrationWarning>
            {name} {text}
          </text>
        </g>
      ))}
      {curves.map(({ key, className, points, dots }) => (
        <g key={key}>
          <path className={className} d={pathOf(points, x, y)} />
          {dots &&
            points.map(({ at, value }) => (
              <circle key={at} className={`${className}-dot`} cx={x(at)} cy={y(value)} r="2" />
            ))}
        </g>
      ))}
      {[0, most / 2, most].map((k, which) => (
        <text key={k} x={x(k)} y={HEIGHT - BOTTOM + 16} textAnchor={ANCHORS[which]}>
          {withThousands(Math.round(k))}
        </text>
      ))}
      <text x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 3} textAnchor="middle">
        updates
      </text>
    </svg>
  );
}

const ANCHORS = ['start', 'middle', 'end'] as const;
