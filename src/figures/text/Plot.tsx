import type { History } from '../../training/history.ts';
import type { Baselines } from './baselines.ts';
import { curveOf, examinedOf, pathOf } from './curve.ts';
import { bitsText } from './words.ts';

interface Props {
  history: History;
  count: number;
  goal: number;
  uniform: number;
  baselines: Baselines | null;
}

const [WIDTH, HEIGHT] = [400, 230];
const [LEFT, RIGHT, TOP, BOTTOM] = [30, 8, 12, 34];

/** The loss as it fell, in bits per character, over the lines that counting reaches. */
export function Plot({ history, count, goal, uniform, baselines }: Props) {
  const most = Math.max(goal, count, 1);
  const top = Math.ceil(uniform + 0.5);
  const x = (k: number) => LEFT + (k / most) * (WIDTH - LEFT - RIGHT);
  const y = (bits: number) => TOP + (1 - Math.min(bits, top) / top) * (HEIGHT - TOP - BOTTOM);
  const examined = examinedOf(history);
  const lines: [string, number][] = [['any character as likely', uniform]];
  if (baselines)
    lines.push(['counts of characters', baselines.letters], ['counts of pairs', baselines.pairs]);
  return (
    <svg
      className="text-plot"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`The loss in bits per character over the updates. ${lines
        .map(([says, bits]) => `${says}: ${bitsText(bits)} bits`)
        .join('; ')}.`}
    >
      {Array.from({ length: top + 1 }, (_, bits) => (
        <g key={bits}>
          <line className="grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(bits)} y2={y(bits)} />
          <text x={LEFT - 6} y={y(bits) + 4} textAnchor="end">
            {bits}
          </text>
        </g>
      ))}
      {lines.map(([says, bits]) => (
        <g key={says} className="baseline">
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(bits)} y2={y(bits)} />
          <text x={WIDTH - RIGHT} y={y(bits) - 4} textAnchor="end" suppressHydrationWarning>
            {says} {bitsText(bits)}
          </text>
        </g>
      ))}
      <path className="learned" d={pathOf(curveOf(history), x, y)} />
      <path className="held" d={pathOf(examined, x, y)} />
      {examined.map(({ at, bits }) => (
        <circle key={at} className="held-dot" cx={x(at)} cy={y(bits)} r="2" />
      ))}
      {[0, most / 2, most].map((k, which) => (
        <text key={k} x={x(k)} y={HEIGHT - BOTTOM + 16} textAnchor={ANCHORS[which]}>
          {Math.round(k)}
        </text>
      ))}
      <text x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 3} textAnchor="middle">
        updates
      </text>
    </svg>
  );
}

const ANCHORS = ['start', 'middle', 'end'] as const;

/** What the two curves are, with their last numbers. */
export function Key({ history }: { history: History }) {
  const [learned, held] = [history.recent, history.examined.at(-1)];
  return (
    <ul className="text-key">
      <li>
        <svg width="24" height="10" aria-hidden>
          <line className="learned" x1="0" x2="24" y1="5" y2="5" />
        </svg>{' '}
        the part it learns from{learned && <>: {bitsText(learned.loss / Math.LN2)}</>}
      </li>
      <li>
        <svg width="24" height="10" aria-hidden>
          <line className="held" x1="0" x2="24" y1="5" y2="5" />
          <circle className="held-dot" cx="12" cy="5" r="2.5" />
        </svg>{' '}
        the part held out{held && <>: {bitsText(held.loss / Math.LN2)}</>}
      </li>
    </ul>
  );
}
