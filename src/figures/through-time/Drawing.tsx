import { memo } from 'react';
import { Power, Rule, Sub, Tick } from './axes.tsx';
import { Curves } from './Curves.tsx';
import { distanceOf, hasMemory, type Way } from './model.ts';
import {
  frame,
  isInside,
  HEIGHT,
  namedOf,
  percent,
  sigma,
  SIGMA_DECADES,
  sigmaY,
  slope,
  slopeY,
  ticks,
  xOf,
  yOf,
  type Decades,
} from './scale.ts';

interface Props {
  way: Way;
  /** The step in view. */
  step: number;
  decades: Decades;
}

/**
 * The error against the way it has come, time running left to right as everywhere; under it, between the same two steps, the
 * singular values of the step's Jacobian, and how much of its slope each step has left.
 */
export function Drawing({ way, step, decades }: Props) {
  return (
    <svg className="way-drawing" width="100%" height={HEIGHT} aria-hidden="true">
      <Ground way={way} decades={decades} />
      <Marker way={way} step={step} decades={decades} />
      <Curves way={way} decades={decades} />
    </svg>
  );
}

/** What the names and lines of the axes are. */
const Ground = memo(function Ground({ way, decades }: Omit<Props, 'step'>) {
  const { curve, steps, strand } = way;
  const backward = strand.backward;
  const far = curve ? curve.times.length - 1 : 0;
  const isTanh = strand.plan.cell.name === 'rnn';
  return (
    <g>
      <text className="way-title" x="0" y="12">
        size of the error of <Sub of="h" at="t" />
        {curve && (
          <>
            {' '}
            from <Sub of="L" at={String(curve.loss)} /> alone
          </>
        )}
      </text>
      {namedOf(decades).map((decade) => (
        <Rule key={decade} y={yOf(decade, decades)} strong={decade === 0}>
          <Power of={decade} />
        </Rule>
      ))}
      <text className="way-axis" x="-8" y={frame.bottom + 20} textAnchor="end">
        steps back
      </text>
      {curve &&
        ticks(0, far).map((d) => (
          <Tick key={d} x={xOf(curve.times[d]!, steps)} y={frame.bottom} down={20}>
            {d}
          </Tick>
        ))}

      <text className="way-title" x="0" y={sigma.title}>
        singular values of ∂<Sub of="h" at={backward ? 't−1' : 't+1'} />
        /∂
        <Sub of="h" at="t" />
        {hasMemory(way) && ', the memory held fixed'}
      </text>
      {SIGMA_DECADES.map((decade) => (
        <Rule key={decade} y={sigmaY(10 ** decade)} strong={decade === 0}>
          <Power of={decade} />
        </Rule>
      ))}

      <text className="way-title" x="0" y={slope.title}>
        {isTanh ? (
          <>
            slope left in the tanh, mean of 1 − <tspan className="italic">h</tspan>²
          </>
        ) : (
          'slope left in all squashing functions, mean'
        )}
      </text>
      {[1, 0].map((left) => (
        <Rule key={left} y={slopeY(left)} strong={left === 0}>
          {left}
        </Rule>
      ))}
      <text className="way-axis italic" x="-8" y={slope.bottom + 17} textAnchor="end">
        t
      </text>
      {ticks(1, steps).map((t) => (
        <Tick key={t} x={xOf(t, steps)} y={slope.bottom}>
          {t}
        </Tick>
      ))}
    </g>
  );
});

/** The step in view, through all three drawings. */
function Marker({ way: { curve, steps }, step, decades }: Props) {
  const at = xOf(step, steps);
  const x = percent(at);
  const d = curve && distanceOf(curve, step);
  const log = curve && d !== null ? curve.error[d]! : NaN;
  return (
    <g className="way-marker">
      {[frame, sigma, slope].map(({ top, bottom }) => (
        <line key={top} x1={x} x2={x} y1={top - 4} y2={bottom} />
      ))}
      <text x={x} y={frame.top - 8} textAnchor={at > 900 ? 'end' : at < 100 ? 'start' : 'middle'}>
        <tspan className="italic">t</tspan> = {step}
      </text>
      {isInside(log, decades) && <circle cx={x} cy={yOf(log, decades)} r="5.5" />}
    </g>
  );
}
