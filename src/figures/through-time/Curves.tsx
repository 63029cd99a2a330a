/** What is drawn of the numbers: the curves with their names, the singular values, the slopes. */
import { memo, type ReactNode } from 'react';
import { thousandfold } from '../../engine/derived/through-time.ts';
import { formatPowerOfTen } from '../../notation/format.ts';
import { Arrow, Stretched } from './axes.tsx';
import { draw, labelPlace, type Drawn, type Naming } from './curve.ts';
import type { Way } from './model.ts';
import {
  frame,
  percent,
  sigma,
  sigmaY,
  slope,
  slopeY,
  WIDE,
  xOf,
  yOf,
  type Decades,
} from './scale.ts';

/** Above so many steps the points of a curve would run together. */
const MOST_POINTS = 100;

interface Props {
  way: Way;
  decades: Decades;
}

const NAMING = {
  bound: { side: 'above', along: 0.8, row: { up: 0, down: 2 } },
  product: { side: 'above', along: 0.35, row: { up: 1, down: 1 } },
  memory: { side: 'above', along: 0.5, row: { up: 1, down: 1 } },
  error: { side: 'below', along: 0.55, row: { up: 2, down: 0 } },
} as const satisfies Record<string, Naming>;
type Kind = keyof typeof NAMING;

export const Curves = memo(function Curves({ way, decades }: Props) {
  const { curve, steps } = way;
  const numbers: Record<Kind, Float64Array | null> = {
    bound: curve?.bound ?? null,
    product: curve?.attained ?? null,
    memory: curve?.memory ?? null,
    error: curve?.error ?? null,
  };
  const lines = (Object.keys(NAMING) as Kind[]).flatMap((kind) => {
    const line = numbers[kind];
    return line ? [{ kind, numbers: line, drawn: draw(line, curve!.times, steps, decades) }] : [];
  });
  const all = lines.map(({ drawn }) => drawn);
  const error = lines.find(({ kind }) => kind === 'error');
  const dots = steps <= MOST_POINTS ? (error?.drawn.points ?? []) : [];
  const names: Record<Kind, ReactNode> = {
    bound: 'the bound',
    product: 'the product',
    memory: (
      <>
        error of <tspan className="italic">c</tspan>
      </>
    ),
    error: curve?.memory ? (
      <>
        error of <tspan className="italic">h</tspan>
      </>
    ) : (
      'the error'
    ),
  };
  return (
    <g>
      <Stretched y={frame.top} height={frame.bottom - frame.top}>
        {lines.map(({ kind, drawn }) => (
          <path key={kind} className={`way-${kind}`} d={drawn.path} />
        ))}
        <path className="way-dots" d={dots.map(([x, y]) => `M${x} ${y}h.01`).join('')} />
      </Stretched>
      <Thousandth way={way} decades={decades} />
      {lines.map(({ kind, drawn, numbers: line }) => (
        <Name key={kind} kind={kind} drawn={drawn} all={all} last={line.at(-1)!}>
          {names[kind]}
        </Name>
      ))}
      <Stretched y={sigma.top - 4} height={sigma.bottom - sigma.top + 8}>
        <SingularValues way={way} />
      </Stretched>
      <Stretched y={slope.top} height={slope.bottom - slope.top}>
        <path className="way-slope" d={staircase(way)} />
      </Stretched>
    </g>
  );
});

/** The largest of each step thick, the others thin. */
function SingularValues({ way: { singular, steps } }: { way: Way }) {
  const dots = (from: number, to?: number) =>
    (singular ?? [])
      .map((values, k) =>
        [...values.slice(from, to)]
          .filter((value) => !Number.isNaN(value))
          .map((value) => `M${xOf(k + 1.5, steps).toFixed(1)} ${sigmaY(value).toFixed(1)}h.01`)
          .join(''),
      )
      .join('');
  const dense = steps > MOST_POINTS ? ' dense' : '';
  return (
    <>
      <path className={`way-sigma${dense}`} d={dots(1)} />
      <path className={`way-sigma largest${dense}`} d={dots(0, 1)} />
    </>
  );
}

function staircase({ slopes, steps }: Way): string {
  const x = (k: number) => ((k / steps) * WIDE).toFixed(1);
  const up = Array.from(slopes, (left, k) => {
    const y = slopeY(Number.isNaN(left) ? 0 : left).toFixed(1);
    return `V${y}H${x(k + 1)}`;
  });
  return `M0 ${slope.bottom}${up.join('')}V${slope.bottom}Z`;
}

interface NameProps {
  kind: Kind;
  drawn: Drawn;
  all: readonly Drawn[];
  /** log₁₀ at the far end. */
  last: number;
  children: ReactNode;
}

/** The name of a curve beside it; where it leaves the frame, an arrow and the number it goes to. */
function Name({ kind, drawn, all, last, children }: NameProps) {
  const place = labelPlace(drawn, NAMING[kind], all);
  const { exit } = drawn;
  const isError = kind === 'error';
  return (
    <>
      {exit && <Arrow x={exit.x} up={exit.up} isError={isError} />}
      {place && (
        <text
          className={isError ? 'way-name error-name' : 'way-name'}
          x={percent(place.x)}
          y={place.y}
          textAnchor={place.anchor}
        >
          {children}
          {exit && Number.isFinite(last) && ` ${exit.up ? '↑' : '↓'} ${formatPowerOfTen(last)}`}
        </text>
      )}
    </>
  );
}

/** Where a thousandth of the error is left, or where it is a thousand times what it was. */
function Thousandth({ way: { curve, steps }, decades }: Props) {
  const found = curve && thousandfold(curve);
  if (!found || !Number.isFinite(curve.error[found.distance]!)) return null;
  const at = xOf(curve.times[found.distance]!, steps);
  const y = Math.min(Math.max(yOf(curve.error[found.distance]!, decades), frame.top), frame.bottom);
  const x = percent(at);
  return (
    <g className="way-thousandth">
      <line x1={x} x2={x} y1={y} y2={frame.bottom + 27} />
      <text
        x={x}
        y={frame.bottom + 39}
        textAnchor={at > 800 ? 'end' : at < 200 ? 'start' : 'middle'}
      >
        here {found.grown ? '1000 times as much' : '1/1000 is left'}
      </text>
    </g>
  );
}
