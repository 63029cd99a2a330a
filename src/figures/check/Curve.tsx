import { useMemo } from 'react';
import { checkEntry, checkOneSided, errorLaw, type ErrorLaw } from '../../engine/derived/check.ts';
import type { Entry, Experiment } from '../../engine/experiment.ts';
import { epsilonOf, LEAST, MOST, powerOfTen } from './epsilon.ts';

/** The drawing's units; the powers of ten that its axes reach to. */
const WIDTH = 420;
const HEIGHT = 316;
export const PLOT = { left: 48, right: 408, top: 14, bottom: 262 };
/** Relative errors below this are drawn on the lower edge: a logarithm has no place for 0. */
const FLOOR = -14;
const TOP = 1;

const x = (exponent: number) =>
  PLOT.left + ((exponent - LEAST) / (MOST - LEAST)) * (PLOT.right - PLOT.left);
const y = (power: number) => PLOT.top + ((TOP - power) / (TOP - FLOOR)) * (PLOT.bottom - PLOT.top);
const round = (length: number) => Number(length.toFixed(1));

export interface Point {
  readonly exponent: number;
  readonly relativeError: number;
}

/** The relative error of one entry at every ε from 1 to 1e-15, `perDecade` points in each power of ten. */
export function curveOf(
  experiment: Experiment,
  entry: Entry,
  perDecade: number,
  oneSided: boolean,
): Point[] {
  const check = oneSided ? checkOneSided : checkEntry;
  return Array.from({ length: (MOST - LEAST) * perDecade + 1 }, (_, k) => {
    const exponent = LEAST + k / perDecade;
    const { relativeError } = check(experiment, entry, epsilonOf(exponent));
    return { exponent, relativeError };
  });
}

interface Props {
  experiment: Experiment;
  entry: Entry;
  perDecade: number;
  /** Draw the one-sided difference too. */
  both: boolean;
  now: Point;
}

/** The relative error against ε, both on logarithmic axes: truncation falls with ε², rounding rises with 1/ε. */
export function Curve({ experiment, entry, perDecade, both, now }: Props) {
  // The slider moves the point alone.
  const { central, oneSided, law } = useMemo(
    () => ({
      central: curveOf(experiment, entry, perDecade, false),
      oneSided: both ? curveOf(experiment, entry, perDecade, true) : null,
      law: errorLaw(experiment, entry),
    }),
    [experiment, entry, perDecade, both],
  );
  return (
    <svg className="curve" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
      <Axes />
      <svg
        x={PLOT.left}
        y={PLOT.top - 6}
        width={PLOT.right - PLOT.left}
        height={PLOT.bottom - PLOT.top + 6}
        viewBox={`${PLOT.left} ${PLOT.top - 6} ${PLOT.right - PLOT.left} ${PLOT.bottom - PLOT.top + 6}`}
      >
        {law && <Guides law={law} />}
      </svg>
      {oneSided && (
        <>
          <Line points={oneSided} className="one-sided" />
          <OneSidedLabel points={oneSided} />
        </>
      )}
      <Line points={central} className="central" />
      {law && <GuideLabels law={law} />}
      <Now point={now} />
    </svg>
  );
}

function Axes() {
  return (
    <g className="axes">
      {[0, -3, -6, -9, -12].map((power) => (
        <g key={power}>
          <line className="staff" x1={PLOT.left} x2={PLOT.right} y1={y(power)} y2={y(power)} />
          <text x={PLOT.left - 8} y={y(power) + 4.5} textAnchor="end">
            {power === 0 ? '1' : powerOfTen(power)}
          </text>
        </g>
      ))}
      <line className="hair" x1={PLOT.left} x2={PLOT.right} y1={PLOT.bottom} y2={PLOT.bottom} />
      {[-15, -12, -9, -6, -3, 0].map((exponent) => (
        <g key={exponent}>
          <line
            className="hair"
            x1={x(exponent)}
            x2={x(exponent)}
            y1={PLOT.bottom}
            y2={PLOT.bottom + 5}
          />
          <text x={x(exponent)} y={PLOT.bottom + 21} textAnchor="middle">
            {exponent === 0 ? '1' : powerOfTen(exponent)}
          </text>
        </g>
      ))}
      <text className="words" x={PLOT.right} y={PLOT.bottom + 43} textAnchor="end">
        the step ε
      </text>
      <text className="words" x={PLOT.left + 6} y={PLOT.top + 4}>
        relative error
      </text>
    </g>
  );
}

/** Straight lines of slope 2 and −1 in these axes. */
function Guides({ law: { truncation, rounding } }: { law: ErrorLaw }) {
  const [t, r] = [Math.log10(truncation), Math.log10(rounding)];
  return (
    <g className="guides">
      {truncation > 0 && (
        <line x1={x(MOST)} x2={x(LEAST)} y1={round(y(t + 2 * MOST))} y2={round(y(t + 2 * LEAST))} />
      )}
      {rounding > 0 && (
        <line x1={x(MOST)} x2={x(LEAST)} y1={round(y(r - MOST))} y2={round(y(r - LEAST))} />
      )}
    </g>
  );
}

/** Beside each line, where it passes this height. */
const LABEL_AT = -5;

function GuideLabels({ law: { truncation, rounding } }: { law: ErrorLaw }) {
  const up = (LABEL_AT - Math.log10(truncation)) / 2;
  const down = Math.log10(rounding) - LABEL_AT;
  const inside = (exponent: number) => exponent > LEAST + 2.5 && exponent < MOST - 1;
  return (
    <g className="guide-labels">
      {inside(up) && (
        <text x={round(x(up)) + 9} y={y(LABEL_AT) + 12}>
          ∝ ε²
        </text>
      )}
      {inside(down) && (
        <text x={round(x(down)) - 12} y={y(LABEL_AT) + 12} textAnchor="end">
          ∝ 1/ε
        </text>
      )}
    </g>
  );
}

/** Over the rising part of the curve. */
function OneSidedLabel({ points }: { points: readonly Point[] }) {
  const point = points.find(({ exponent }) => exponent === -4);
  if (!point || !Number.isFinite(point.relativeError)) return null;
  return (
    <g className="guide-labels">
      <text x={round(x(point.exponent)) - 8} y={height(point) - 6} textAnchor="end">
        one side: ∝ ε
      </text>
    </g>
  );
}

const height = ({ relativeError }: Point) =>
  round(y(Math.min(Math.max(Math.log10(relativeError), FLOOR), TOP)));

/** A dot for each point; hollow where it lies below the lower edge. What is not finite is left out. */
function Line({ points, className }: { points: readonly Point[]; className: string }) {
  const drawn = points.filter(({ relativeError }) => Number.isFinite(relativeError));
  return (
    <g className={className}>
      <polyline
        points={drawn.map((point) => `${round(x(point.exponent))},${height(point)}`).join(' ')}
      />
      {drawn.map((point) => (
        <circle
          key={point.exponent}
          cx={round(x(point.exponent))}
          cy={height(point)}
          r={1.9}
          className={isBelow(point) ? 'below' : undefined}
        />
      ))}
    </g>
  );
}

export const isBelow = ({ relativeError }: Point) => relativeError < 10 ** FLOOR;

function Now({ point }: { point: Point }) {
  const at = round(x(point.exponent));
  return (
    <g className="now">
      <line x1={at} x2={at} y1={PLOT.top - 6} y2={PLOT.bottom} />
      {Number.isFinite(point.relativeError) && <circle cx={at} cy={height(point)} r={5} />}
    </g>
  );
}

/** Where the slider under the drawing has to stand, in per cent of the width. */
export const SLIDER = {
  start: (PLOT.left / WIDTH) * 100,
  width: ((PLOT.right - PLOT.left) / WIDTH) * 100,
};
