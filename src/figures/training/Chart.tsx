import { memo, type ReactNode } from 'react';
import { Stretched, Tick } from '../through-time/axes.tsx';
import { percent, WIDE } from '../through-time/scale.ts';
import { Mark } from './Mark.tsx';
import { apart, endOfCurve, FOOT, HEAD, pathOf, yOn, type Axis, type Point } from './scale.ts';

export interface Curve {
  readonly cell: string;
  readonly name: string;
  readonly points: readonly Point[];
  /** Drawn faint behind: what was, or what is learned from. */
  readonly behind: readonly Point[];
}

interface Props {
  axis: Axis;
  curves: readonly Curve[];
  /** Where the names stand: at the far end, which is left where time runs back. */
  names: 'left' | 'right';
  ticks: readonly { readonly x: number; readonly text: ReactNode }[];
  rule: (value: number) => ReactNode;
  /** A line across at this part of the width. */
  marker?: number | null;
}

const nameAt = { left: { dx: -10, anchor: 'end' }, right: { dx: 10, anchor: 'start' } } as const;

/** Three curves on fixed axes, told apart by how they are drawn, by the mark at their end, and by name. */
export const Chart = memo(function Chart({ axis, curves, names, ticks, rule, marker }: Props) {
  const floor = HEAD + axis.height;
  const ends = curves.flatMap((curve) => {
    const end = endOfCurve(axis, curve.points);
    return end ? [{ ...curve, end: { x: end.x, y: Math.max(end.y, HEAD) } }] : [];
  });
  const heights = apart(
    ends.map(({ end }) => end.y + 4),
    floor,
  );
  const { dx, anchor } = nameAt[names];
  return (
    <svg className="way-drawing race-chart" width="100%" height={floor + FOOT} aria-hidden="true">
      {axis.rules.map((value) => (
        <g key={value}>
          <line
            className={value === 0 ? 'way-rule strong' : 'way-rule'}
            x1="0"
            x2="100%"
            y1={yOn(axis, value)}
            y2={yOn(axis, value)}
          />
          <text className="way-axis" x="-52" y={yOn(axis, value) + 4} textAnchor="end">
            {rule(value)}
          </text>
        </g>
      ))}
      {ticks.map(({ x, text }) => (
        <Tick key={x} x={x * WIDE} y={floor}>
          {text}
        </Tick>
      ))}
      {marker != null && (
        <line
          className="race-moment"
          x1={percent(marker * WIDE)}
          x2={percent(marker * WIDE)}
          y1={HEAD}
          y2={floor}
        />
      )}
      <Stretched y={HEAD} height={axis.height}>
        {curves.map(({ cell, behind }) => (
          <path key={cell} className={`race-behind ${cell}`} d={pathOf(behind)} />
        ))}
        {curves.map(({ cell, points }) => (
          <path key={cell} className={`race-line ${cell}`} d={pathOf(points)} />
        ))}
      </Stretched>
      {ends.map(({ cell, name, end }, k) => (
        <g key={cell}>
          <svg x={percent(end.x)} y={end.y} overflow="visible">
            <Mark cell={cell} />
          </svg>
          <text className="race-name" x={percent(end.x)} dx={dx} y={heights[k]} textAnchor={anchor}>
            {name}
          </text>
        </g>
      ))}
    </svg>
  );
});
