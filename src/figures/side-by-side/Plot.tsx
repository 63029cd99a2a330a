import { memo, useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { formatNumber, formatPowerOfTen } from '../../notation/format.ts';
import { Arrow, Power, Stretched, Tick } from '../through-time/axes.tsx';
import { draw, type Drawn } from '../through-time/curve.ts';
import { frame, isInside, namedOf, percent, ticks, WIDE, yOf } from '../through-time/scale.ts';
import { placeNames } from './labels.ts';
import { carrierOf, farthest, type Band, type Panel } from './model.ts';
import { KindName } from './Names.tsx';
import type { Bands } from './use-bands.ts';

const HEIGHT = frame.bottom + 26;
/** Room for the names of the curves left of where they end, in pixels; the same in the style sheet. */
const NAMES = 50;

interface Props {
  panels: readonly Panel[];
  bands: Bands | null;
  /** The distance in view. */
  back: number;
  onBack: (back: number) => void;
}

/** The networks side by side, on the same axes; the distance in view is chosen by pointing, or by the keys of a slider. */
export function Plot({ panels, bands, back, onBack }: Props) {
  const far = farthest(panels);
  const held = useRef<Element | null>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    // Time runs left to right: to the left is farther back.
    const to = {
      ArrowLeft: back + 1,
      ArrowDown: back + 1,
      ArrowRight: back - 1,
      ArrowUp: back - 1,
      PageDown: back + 10,
      PageUp: back - 10,
      Home: far,
      End: 0,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    onBack(to);
  };
  const choose = ({ clientX }: PointerEvent) => {
    if (!held.current) return;
    const { left, width } = held.current.getBoundingClientRect();
    onBack(Math.floor((1 - (clientX - left) / width) * (far + 1)));
  };
  const onPointerDown = (event: PointerEvent) => {
    const inner = (event.target as Element).closest('.side-panel')?.querySelector('.side-inner');
    if (event.button !== 0 || !inner) return;
    held.current = inner;
    event.currentTarget.setPointerCapture(event.pointerId);
    choose(event);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) choose(event);
  };
  const sizes = panels.flatMap((panel) => {
    const log = carrierOf(panel)?.sizes[back];
    return log === undefined ? [] : [`${panel.name} ${formatPowerOfTen(log)}`];
  });
  return (
    <div
      className="side-plot"
      role="slider"
      tabIndex={0}
      aria-label="Distance in view, in steps back from the loss"
      aria-valuemin={0 - far}
      aria-valuemax={0}
      aria-valuenow={0 - back}
      aria-valuetext={[back === 1 ? '1 step back' : `${back} steps back`, ...sizes].join(', ')}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
    >
      {panels.map((panel, k) => (
        <div key={panel.name} className="side-panel">
          <div className="side-inner">
            <svg className="way-drawing" width="100%" height={HEIGHT} aria-hidden="true">
              <Ground panel={panel} far={far} />
              <Spread panel={panel} far={far} band={bands?.[k] ?? null} />
              <Marker panel={panel} far={far} back={back} />
              <Curves panels={panels} at={k} far={far} />
            </svg>
          </div>
        </div>
      ))}
    </div>
  );
}

/** The distances as times of a sequence that ends with the loss: what draw() asks for. */
const xOfDistance = (d: number, far: number) => ((far - d + 0.5) / (far + 1)) * WIDE;
const timesOf = (far: number) => Array.from({ length: far + 1 }, (_, d) => far + 1 - d);
const drawn = (sizes: ArrayLike<number>, far: number): Drawn =>
  draw(sizes, timesOf(far).slice(0, sizes.length), far + 1);

const Ground = memo(function Ground({ panel, far }: { panel: Panel; far: number }) {
  const all = ticks(0, far).filter((d) => d === far || d < 0.86 * far);
  return (
    <g>
      <text className="side-name" x={-NAMES} y="13">
        {panel.name}
        <tspan className="side-rates" dx="8">
          <Rates panel={panel} />
        </tspan>
      </text>
      {namedOf().map((decade) => (
        <g key={decade}>
          <line
            className={decade === 0 ? 'way-rule strong' : 'way-rule'}
            x1={-NAMES}
            x2="100%"
            y1={yOf(decade)}
            y2={yOf(decade)}
          />
          <text
            className="way-axis side-decade"
            x={-NAMES - 7}
            y={yOf(decade) + 4}
            textAnchor="end"
          >
            <Power of={decade} />
          </text>
        </g>
      ))}
      {all.map((d) => (
        <Tick key={d} x={xOfDistance(d, far)} y={frame.bottom}>
          {d}
        </Tick>
      ))}
    </g>
  );
});

/** What each error is multiplied with on the way, on the geometric mean. */
function Rates({ panel: { lines } }: { panel: Panel }) {
  const shown = lines.filter(({ kind, rate }) => kind !== 'kept' && rate !== null).reverse();
  return (
    <>
      {shown.map(({ kind, rate }, k) => (
        <tspan key={kind}>
          {k > 0 && ', '}
          <KindName kind={kind} svg /> ×{formatNumber(rate!.factor)}
        </tspan>
      ))}
      {shown.length > 0 && ' a step'}
    </>
  );
}

interface SpreadProps {
  panel: Panel;
  far: number;
  band: Band | null;
}

/** Where the middle half of many seeds lies. */
const Spread = memo(function Spread({ panel, far, band }: SpreadProps) {
  const kind = carrierOf(panel)?.kind;
  const spread = kind && band?.[kind];
  if (!spread) return null;
  return (
    <Stretched y={frame.top} height={frame.bottom - frame.top}>
      <path className="side-band" d={between(spread.lower, spread.upper, far)} />
      <path className="side-median" d={drawn(spread.median, far).path} />
    </Stretched>
  );
});

interface CurvesProps {
  panels: readonly Panel[];
  at: number;
  far: number;
}

const Curves = memo(function Curves({ panels, at, far }: CurvesProps) {
  const panel = panels[at]!;
  const lines = panel.lines.map(({ kind, sizes }) => ({ kind, drawn: drawn(sizes, far) }));
  const others = panels.filter((_, k) => k !== at).flatMap((other) => carrierOf(other) ?? []);
  return (
    <g>
      <Stretched y={frame.top} height={frame.bottom - frame.top}>
        {others.map(({ sizes }, k) => (
          <path key={k} className="side-other" d={drawn(sizes, far).path} />
        ))}
        {lines.map((line) => (
          <path key={line.kind} className={`side-line ${line.kind}`} d={line.drawn.path} />
        ))}
      </Stretched>
      {lines.map(
        ({ kind: of, drawn: { exit } }) =>
          exit && <Arrow key={of} x={exit.x} up={exit.up} isError={of !== 'kept'} />,
      )}
      {placeNames(lines).map(({ kind: of, x, y, dx }) => (
        <text
          key={of}
          className={`side-label ${of}`}
          x={percent(x)}
          dx={dx}
          y={y}
          textAnchor={dx < 0 ? 'end' : 'start'}
        >
          <KindName kind={of} gate={panel.kept?.gate} svg />
        </text>
      ))}
    </g>
  );
});

/** The area between two curves, held to the frame. */
function between(lower: Float64Array, upper: Float64Array, far: number): string {
  const place = (log: number, d: number) => {
    const held = Number.isNaN(log) ? Infinity : log;
    const y = Math.min(Math.max(yOf(held), frame.top - 5), frame.bottom + 5);
    return `${xOfDistance(d, far).toFixed(1)} ${y.toFixed(1)}`;
  };
  const there = Array.from(upper, place);
  const back = Array.from(lower, place).reverse();
  return `M${[...there, ...back].join('L')}Z`;
}

/** The distance in view, and where each curve is there. */
function Marker({ panel, far, back }: { panel: Panel; far: number; back: number }) {
  const at = xOfDistance(back, far);
  const x = percent(at);
  const dots: ReactNode[] = panel.lines.flatMap(({ kind, sizes }) =>
    kind !== 'kept' && isInside(sizes[back] ?? NaN)
      ? [<circle key={kind} cx={x} cy={yOf(sizes[back]!)} r="4.5" />]
      : [],
  );
  return (
    <g className="way-marker">
      <line x1={x} x2={x} y1={frame.top - 4} y2={frame.bottom} />
      <text x={x} y={frame.top - 8} textAnchor={at > 800 ? 'end' : at < 200 ? 'start' : 'middle'}>
        {back} back
      </text>
      {dots}
    </g>
  );
}
