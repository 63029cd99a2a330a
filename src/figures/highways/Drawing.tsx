import { memo, useId, type ReactNode } from 'react';
import type { Way } from '../../engine/derived/highways.ts';
import { formatPowerOfTen } from '../../notation/format.ts';
import { Power, Rule, Stretched, Sub, Tick } from '../through-time/axes.tsx';
import { percent, ticks, WIDE, xOf } from '../through-time/scale.ts';
import { distanceAt, nameOf, type Shown } from './model.ts';
import { percentText } from './percent.ts';
import { ribbonsOf } from './ribbons.ts';
import { BOTTOM, DECADES, HEIGHT, LEAST, MOST, partY, parts, sizes, sizeY, TOP } from './scale.ts';

interface Props {
  shown: Shown;
  /** The step in view. */
  step: number;
}

/**
 * Time runs left to right, so the error comes from the right. Above, what it is made of at each step, as parts of 100 %; below,
 * between the same steps, how large it is: a part of next to nothing can be 100 %.
 */
export function Drawing({ shown, step }: Props) {
  return (
    <svg className="way-drawing" width="100%" height={HEIGHT} aria-hidden="true">
      <Ground shown={shown} />
      <Ribbons shown={shown} />
      <Sizes shown={shown} />
      <Marker shown={shown} step={step} />
    </svg>
  );
}

const Ground = memo(function Ground({ shown }: { shown: Shown }) {
  const { highways, trace, unit } = shown;
  const { memory } = highways.line;
  return (
    <g>
      <text className="way-title" x="0" y="12">
        error of <Sub of={memory} at="t" />
        {unit !== null && `, unit ${unit + 1},`} from <Sub of="L" at={String(highways.loss)} />
        {unit === null && ' alone'}, in parts
      </text>
      {[1.5, 1, 0.5, 0, -0.5].map((part) => (
        <Rule key={part} y={partY(part)} strong={part === 0 || part === 1}>
          {percentText(part, 0)}
        </Rule>
      ))}
      <text className="way-title" x="0" y={sizes.title}>
        its size
      </text>
      {DECADES.map((decade) => (
        <Rule key={decade} y={sizeY(decade)} strong={decade === 0}>
          <Power of={decade} />
        </Rule>
      ))}
      <text className="way-axis italic" x="-8" y={sizes.bottom + 17} textAnchor="end">
        t
      </text>
      {ticks(1, trace.steps).map((t) => (
        <Tick key={t} x={xOf(t, trace.steps)} y={sizes.bottom}>
          {t}
        </Tick>
      ))}
    </g>
  );
});

/** Gates that do the same in different cells have the same shade; the line and what comes from other outputs their own. */
const SHADES: Readonly<Record<string, number>> = { f: 1, u: 1, i: 2, r: 2, g: 3, n: 3, o: 4 };
export const shadeOf = ({ kind, gate }: Way) =>
  gate === null ? `shade-${kind}` : `shade-${SHADES[gate] ?? 2}`;

const Ribbons = memo(function Ribbons({ shown }: { shown: Shown }) {
  const id = useId();
  const { ways, times } = shown.highways;
  const { steps } = shown.trace;
  const ribbons = ribbonsOf(shown.parts, times, steps);
  return (
    <g>
      <Stretched y={parts.top} height={parts.bottom - parts.top}>
        {ways.map((way, w) => {
          const { above, below } = ribbons[w]!;
          const shade = shadeOf(way);
          return (
            <g key={w} className={`ribbon ${shade}`}>
              {above !== '' && <path d={above} />}
              {below !== '' && (
                <>
                  <Hatch id={`${id}${w}`} />
                  <path className="against" d={below} fill={`url(#${id}${w})`} />
                </>
              )}
            </g>
          );
        })}
        <line className="way-rule strong" x1="0" x2={WIDE} y1={partY(0)} y2={partY(0)} />
      </Stretched>
      <Beyond shown={shown} />
      {ways.map((way, w) => {
        const { label } = ribbons[w]!;
        return (
          label && (
            <text
              key={w}
              className="way-name"
              x={percent(label.x)}
              y={label.y + 4}
              textAnchor="middle"
            >
              {nameOf(shown, way)}
            </text>
          )
        );
      })}
    </g>
  );
});

/** Level lines, which stay what they are however wide the drawing is. */
export function Hatch({ id }: { id: string }) {
  return (
    <pattern id={id} width="40" height="4" patternUnits="userSpaceOnUse">
      <path className="hatch" d="M0 1H40" />
    </pattern>
  );
}

/** So far beyond the frame nobody would see that something is cut. */
const LITTLE = 0.02;

/** Where the stacks leave the frame: how far they go. */
function Beyond({ shown }: { shown: Shown }) {
  const { times } = shown.highways;
  const { steps } = shown.trace;
  const stack = (sign: 1 | -1) =>
    times.map((_, d) =>
      shown.parts.reduce((sum, own) => sum + Math.max(0, sign * (own[d] ?? 0)), 0),
    );
  const most = (levels: number[]) => levels.reduce((a, b, d) => (b > levels[a]! ? d : a), 0);
  const [up, down] = [stack(1), stack(-1)];
  const [high, low] = [most(up), most(down)];
  const mark = (d: number, y: number, text: string) => {
    const x = xOf(times[d]!, steps);
    const anchor = x < 200 ? 'start' : x > 800 ? 'end' : 'middle';
    return (
      <text className="way-name beyond" x={percent(x)} y={y} textAnchor={anchor}>
        {text}
      </text>
    );
  };
  return (
    <>
      {up[high]! > MOST + LITTLE && mark(high, parts.top + 15, `↑ ${percentText(up[high]!, 0)}`)}
      {down[low]! > LITTLE - LEAST &&
        mark(low, parts.bottom - 6, `↓ ${percentText(-down[low]!, 0)}`)}
    </>
  );
}

const Sizes = memo(function Sizes({ shown }: { shown: Shown }) {
  const { highways, trace, total, line } = shown;
  const { times } = highways;
  const { steps } = trace;
  return (
    <g>
      <Stretched y={sizes.top} height={sizes.bottom - sizes.top}>
        <path className="way-memory" d={pathOf(line, times, steps)} />
        <path className="way-error" d={pathOf(total, times, steps)} />
      </Stretched>
      <CurveName curve={line} times={times} steps={steps} below>
        the line alone
      </CurveName>
      <CurveName curve={total} times={times} steps={steps}>
        the error
      </CurveName>
    </g>
  );
});

const short = (x: number) => Math.round(x * 10) / 10;

/** Of logarithms; a gap where there is no number. */
function pathOf(curve: Float64Array, times: readonly number[], steps: number): string {
  let path = '';
  curve.forEach((log, d) => {
    if (!Number.isFinite(log)) return;
    const isLone = !Number.isFinite(curve[d + 1] ?? NaN);
    const begins = d === 0 || !Number.isFinite(curve[d - 1]!);
    path += `${begins ? 'M' : 'L'}${short(xOf(times[d]!, steps))} ${short(sizeY(log))}`;
    if (begins && isLone) path += 'h.01';
  });
  return path;
}

interface CurveNameProps {
  curve: Float64Array;
  times: readonly number[];
  steps: number;
  /** Under the curve, and not over it. */
  below?: boolean;
  children: ReactNode;
}

/** The name of a curve, beside the middle of what is seen of it; where it leaves the frame for good, the number it goes to. */
function CurveName({ curve, times, steps, below, children }: CurveNameProps) {
  const isSeen = (log: number) => log <= TOP && log >= BOTTOM;
  const seen = [...curve.keys()].filter((d) => isSeen(curve[d]!));
  const at = seen[Math.floor(seen.length / 2)];
  const last = curve.at(-1)!;
  const isOut = Number.isFinite(last) && !isSeen(last);
  const goesTo = `${last > TOP ? '↑' : '↓'} ${formatPowerOfTen(last)}`;
  const name = below ? 'way-name' : 'way-name error-name';
  if (at === undefined)
    return isOut ? (
      <text
        className={name}
        x="50%"
        y={(last > TOP ? sizes.top + 15 : sizes.bottom - 24) + (below ? 18 : 0)}
        textAnchor="middle"
      >
        {children} {goesTo}
      </text>
    ) : null;
  const x = xOf(times[at]!, steps);
  // Over what rises to the right there is room on the left, under it on the right.
  const isLater = times[0]! > times.at(-1)!;
  const rises = curve[seen[0]!]! > curve[seen.at(-1)!]! === isLater;
  const isRight = rises === (below ?? false) && x < 550;
  const anchor = isRight || x < 150 ? 'start' : 'end';
  const exit = xOf(times[seen.at(-1)!]!, steps);
  return (
    <>
      <text
        className={name}
        x={percent(x)}
        y={sizeY(curve[at]!) + (below ? 17 : -8)}
        textAnchor={anchor}
      >
        {children}
      </text>
      {isOut && (
        <text
          className={name}
          x={percent(exit)}
          dx={exit > 350 ? -6 : 6}
          y={last > TOP ? sizes.top + 15 : sizes.bottom - 6}
          textAnchor={exit > 350 ? 'end' : 'start'}
        >
          {goesTo}
        </text>
      )}
    </>
  );
}

/** The step in view, through both drawings. */
function Marker({ shown: { highways, total, trace }, step }: Props) {
  const at = xOf(step, trace.steps);
  const x = percent(at);
  const d = distanceAt(highways, step);
  const log = d === null ? NaN : total[d]!;
  return (
    <g className="way-marker">
      {[parts, sizes].map(({ top, bottom }) => (
        <line key={top} x1={x} x2={x} y1={top - 4} y2={bottom} />
      ))}
      <text x={x} y={parts.top - 8} textAnchor={at > 900 ? 'end' : at < 100 ? 'start' : 'middle'}>
        <tspan className="italic">t</tspan> = {step}
      </text>
      {log <= TOP && log >= BOTTOM && <circle cx={x} cy={sizeY(log)} r="5" />}
    </g>
  );
}
