import '../check/pattern.css';
import { formatNumber } from '../../notation/format.ts';

import { ticks } from '../through-time/scale.ts';
import { Mark } from '../check/Mark.tsx';
import type { StepSize } from './model.ts';

/** The decades of the scale, the same in every frame; what lies beyond stands on its edge. */
const [TOP, BOTTOM] = [1, -4];
const DECADE = 26;
const FRAME = { top: 12, bottom: 12 + (TOP - BOTTOM) * DECADE };
const HEIGHT = FRAME.bottom + 24;
/** With more steps than these, there is no room for a word at each. */
const MOST_WORDS = 10;
/** With more steps, the circles would touch. */
const MOST_POINTS = 60;

const yOf = (size: number) => {
  const log = size === 0 ? BOTTOM : Number.isFinite(size) ? Math.log10(size) : TOP;
  return FRAME.top + (TOP - Math.min(TOP, Math.max(BOTTOM, log))) * DECADE;
};
/** The drawing is stretched: across, places are per cent. */
const across = (t: number, steps: number) => ((t - 0.5) / steps) * 100;
const percent = (x: number) => `${Number(x.toFixed(3))}%`;

interface Props {
  sizes: readonly StepSize[];
  name: string;
  step: number;
}

/** The size of one error at every step: as it should be, and as the pass that is shown has it. */
export function Strip({ sizes, name, step }: Props) {
  const steps = sizes.length;
  const x = (t: number) => percent(across(t, steps));
  const now = sizes[step - 1]!;
  const wrong = sizes.some((one) => one.wrong);
  const line = (face: 'shown' | 'right') =>
    sizes
      .map((one) => `${(across(one.t, steps) * 10).toFixed(1)},${yOf(one[face]).toFixed(1)}`)
      .join(' ');
  return (
    <div className="size-strip" data-strip={name}>
      <p>
        Size of the error of <i>{name}</i>
        <sub>t</sub>: at <i>t</i> = {step} it is{' '}
        <span data-size={String(now.shown)}>
          {now.wrong && <Mark verdict="wrong" />} {formatNumber(now.shown)}
        </span>
        {now.wrong && (
          <span data-size={String(now.right)}> and should be {formatNumber(now.right)}</span>
        )}
      </p>
      <svg width="100%" height={HEIGHT} aria-hidden="true">
        {Array.from({ length: TOP - BOTTOM + 1 }, (_, k) => TOP - k).map((decade) => (
          <g key={decade}>
            <line
              className={decade === 0 ? 'hair' : 'staff'}
              x1="0"
              x2="100%"
              y1={yOf(10 ** decade)}
              y2={yOf(10 ** decade)}
            />
            {decade % 2 === 0 && (
              <text className="axis" x="-8" y={yOf(10 ** decade) + 4} textAnchor="end">
                {decade === 0
                  ? '1'
                  : `10${[...String(decade)].map((c) => (c === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)])).join('')}`}
              </text>
            )}
          </g>
        ))}
        <line className="focus-rule" x1={x(step)} x2={x(step)} y1={FRAME.top} y2={FRAME.bottom} />
        <svg
          x="0"
          y="0"
          width="100%"
          height={HEIGHT}
          viewBox={`0 0 1000 ${HEIGHT}`}
          preserveAspectRatio="none"
        >
          <polyline className="right" points={line('right')} />
          {wrong && <polyline className="shown" points={line('shown')} />}
        </svg>
        {steps <= MOST_POINTS &&
          sizes.map(({ t, shown, right, wrong: isWrong }) => (
            <g key={t}>
              {isWrong && (
                <line className="lost" x1={x(t)} x2={x(t)} y1={yOf(right)} y2={yOf(shown)} />
              )}
              <circle className="right" cx={x(t)} cy={yOf(right)} r="4" />
              {isWrong && <circle className="shown" cx={x(t)} cy={yOf(shown)} r="3.5" />}
            </g>
          ))}
        {ticks(1, steps).map((t) => (
          <g key={t}>
            <text className="axis" x={x(t)} y={FRAME.bottom + 18} textAnchor="middle">
              {t}
            </text>
          </g>
        ))}
      </svg>
      {wrong && steps <= MOST_WORDS && (
        <p className="left-over" aria-hidden="true">
          {sizes.map((one) => (
            <span key={one.t}>{leftOver(one)}</span>
          ))}
        </p>
      )}
    </div>
  );
}

/** What the circles are. */
export function StripKey({ wrong }: { wrong: boolean }) {
  if (!wrong) return null;
  return (
    <p className="strip-key">
      <span>
        <svg width="12" height="12" aria-hidden="true">
          <circle className="right" cx="6" cy="6" r="4" />
        </svg>{' '}
        as it should be
      </span>
      <span>
        <svg width="12" height="12" aria-hidden="true">
          <circle className="shown" cx="6" cy="6" r="4" />
        </svg>{' '}
        as this pass has it; under the steps, the size beside what it should be
      </span>
    </p>
  );
}

function leftOver({ shown, right, wrong }: StepSize): string {
  if (!wrong) return 'right';
  const ratio = shown / right;
  if (!Number.isFinite(ratio)) return '';
  return ratio < 10 ? `${Math.round(ratio * 100)} %` : `× ${formatNumber(ratio, { digits: 2 })}`;
}
