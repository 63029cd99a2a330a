import { formatNumber } from '../../notation/format.ts';
import { Power, Stretched, Tick } from '../through-time/axes.tsx';
import { percent, ticks, WIDE } from '../through-time/scale.ts';
import { bandPlace, stepAt, type Frame } from './model.ts';

const TOP = 24;
const LOSS = 132;
/** Decades of ‖g‖ that the plot has, and what one of them is high. */
const DECADES = { top: 4, bottom: -5 };
const DECADE = 11;
const GAP = 46;

interface Props {
  frame: Frame;
  levels: readonly number[];
}

/** The loss and, where gradients are clipped, their norms, against the number of updates. */
export function Curves({ frame, levels }: Props) {
  const { setup, descents } = frame;
  const { updates, at, clip } = setup;
  const bands = levels.length + 1;
  const lossY = (loss: number) => TOP + LOSS * (1 - (bandPlace(levels, loss) + 1) / bands);
  const normTop = TOP + LOSS + GAP;
  const held = (norm: number) => Math.min(Math.max(Math.log10(norm), DECADES.bottom), DECADES.top);
  const normY = (norm: number) => normTop + (DECADES.top - held(norm)) * DECADE;
  const normBottom = normTop + (DECADES.top - DECADES.bottom) * DECADE;
  const bottom = clip === null ? TOP + LOSS : normBottom;
  const xOf = (k: number) => (k / updates) * WIDE;
  const x = percent(xOf(at));
  const lines = (yOf: (step: { loss: number; norm: number }) => number) =>
    descents.map(({ name, path }, run) => (
      <path
        key={name}
        className={`surface-line run-${run}`}
        d={`M${(path?.steps ?? []).map((step, k) => `${Math.round(xOf(k))} ${yOf(step).toFixed(1)}`).join('L') || '0 0'}`}
      />
    ));
  return (
    <div className="surface-curves">
      <svg className="way-drawing" width="100%" height={bottom + 38} aria-hidden="true">
        <text className="way-title" x="-44" y="12">
          Loss, with the bands of the picture
        </text>
        {levels.map((level, k) => (
          <g key={level}>
            <line className="way-rule" x1="0" x2="100%" y1={lossY(level)} y2={lossY(level)} />
            {k % 2 === 0 && (
              <text className="way-axis" x="-6" y={lossY(level) + 4} textAnchor="end">
                {formatNumber(level)}
              </text>
            )}
          </g>
        ))}
        <Stretched y={TOP} height={LOSS}>
          {lines(({ loss }) => lossY(loss))}
        </Stretched>
        {clip !== null && (
          <>
            <text className="way-title" x="-44" y={normTop - 16}>
              Norm of the gradient before clipping
            </text>
            {[4, 2, 0, -2, -4].map((decade) => (
              <g key={decade}>
                <line
                  className={decade === 0 ? 'way-rule strong' : 'way-rule'}
                  x1="0"
                  x2="100%"
                  y1={normY(10 ** decade)}
                  y2={normY(10 ** decade)}
                />
                <text className="way-axis" x="-6" y={normY(10 ** decade) + 4} textAnchor="end">
                  <Power of={decade} />
                </text>
              </g>
            ))}
            <Stretched y={normTop} height={normBottom - normTop}>
              {lines(({ norm }) => normY(norm))}
              <path className="surface-clip" d={`M0 ${normY(clip)}H${WIDE}`} />
            </Stretched>
            <text className="surface-clip-name" x="4" y={normY(clip) - 4}>
              clipped to {formatNumber(clip)}
            </text>
          </>
        )}
        <g className="surface-cursor">
          <line x1={x} x2={x} y1={TOP - 4} y2={bottom} />
          {descents.map(
            ({ name, path }) =>
              path && (
                <g key={name}>
                  <circle cx={x} cy={lossY(stepAt(path, at).loss)} r="3.5" />
                  {clip !== null && <circle cx={x} cy={normY(stepAt(path, at).norm)} r="3.5" />}
                </g>
              ),
          )}
        </g>
        {ticks(0, updates).map((k) => (
          <Tick key={k} x={xOf(k)} y={bottom}>
            {k}
          </Tick>
        ))}
        <text className="way-title" x="50%" y={bottom + 34} textAnchor="middle">
          updates
        </text>
      </svg>
    </div>
  );
}
