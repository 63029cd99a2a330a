import { memo, useEffect, useRef, type MouseEvent } from 'react';
import type { Trace } from '../../engine/trace.ts';
import { formatNumber } from '../../notation/format.ts';
import { reachable } from '../parts/reachable.ts';
import { EM } from './glyphs.tsx';
import type { Saliency } from './saliency.ts';

interface Props {
  trace: Trace;
  step: number;
  saliency: Saliency;
  classes: readonly string[];
  /** The class with the largest probability, step by step. */
  said: readonly number[];
  target: number;
  /** A path for each class in the place of its name, in a box of EM (glyphs.tsx). */
  glyphs?: readonly string[] | null;
  onStep: (t: number) => void;
}

/** On the right stand a name of up to 15 and a number of up to 80, "5.72×10⁻¹⁰". */
const [LEFT, GAP, ERRORS, RIGHT] = [34, 3, 96, 110] as const;
/** A lane's height: the more lanes, the less. */
const laneOf = (classes: number) => (classes > 10 ? 15 : 20);
/** A move's width: the more moves, the less; all of them fit a wide page. */
const columnOf = (steps: number) => Math.min(26, Math.max(12, Math.floor(534 / steps)));
/** Norms are drawn on one logarithmic scale, whatever the network and the step: from 10^LOW to 10^HIGH. */
const [LOW, HIGH] = [-6, 1] as const;

/** The height of a norm, from 0 to 1. */
export function levelOf(norm: number): number {
  if (!(norm > 0)) return 0;
  return Math.min(1, Math.max(0, (Math.log10(norm) - LOW) / (HIGH - LOW)));
}

/** Over the moves: what the network says at each, a lane a character; and below, how much error came back to each from the output in view. */
export const Strips = memo(function Strips(props: Props) {
  const { trace, step, saliency, classes, said, target, glyphs, onStep } = props;
  const { steps } = trace;
  const lane = laneOf(classes.length);
  const lanes = classes.length * (lane + GAP);
  const column = columnOf(steps);
  const errors = lanes + 26;
  const [width, height] = [LEFT + steps * column + RIGHT, errors + 16 + ERRORS + 22];
  const x = (t: number) => LEFT + (t - 1) * column;
  const z = trace.value(`readout.z@${step}`)!;
  const onClick = (event: MouseEvent<SVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const t = Math.floor((((event.clientX - box.left) * width) / box.width - LEFT) / column) + 1;
    if (t >= 1 && t <= steps) onStep(t);
  };
  const strips = useRef<HTMLDivElement>(null);
  // Where the page is narrower than the drawing, the move in view stays in view; at the last one, the numbers too.
  useEffect(() => {
    const { clientWidth, scrollWidth } = strips.current!;
    if (scrollWidth <= clientWidth) return;
    const middle = LEFT + (step - 0.5) * column;
    strips.current!.scrollLeft = step === steps ? scrollWidth : middle - clientWidth / 2;
  }, [step, steps, column]);
  return (
    <div
      ref={strips}
      className="hand-strips"
      {...reachable}
      role="group"
      aria-label="What the network says at each move, and how much error came back to it"
    >
      {/* The step control does the same by keyboard; this is the pointer's short cut. */}
      <svg
        viewBox={`0 0 ${width} ${height}`}
        style={{ inlineSize: width }}
        role="img"
        aria-label={`Bars of the probability of each character at each of ${steps} moves, and of the error that came back to each move. Their numbers stand in the table.`}
        onClick={onClick}
      >
        <rect className="hand-now" x={x(step)} y={0} width={column} height={height - 22} />
        {classes.map((name, k) => {
          const floor = k * (lane + GAP) + lane;
          const value = z[k]!;
          return (
            <g key={k} className={said[step - 1] === k ? 'hand-lane best' : 'hand-lane'}>
              <line x1={LEFT} x2={x(steps + 1)} y1={floor + 0.5} y2={floor + 0.5} />
              <Name name={name} path={glyphs?.[k]} x={LEFT - 9} y={floor - 1} isEnd size={lane} />
              <path
                className={k === target ? 'hand-bar target' : 'hand-bar'}
                d={barsOf(trace, k, { floor, lane }, x, column)}
              />
              {/* Again: on a phone the names on the left are out of view when the numbers are in it. */}
              <Name
                name={name}
                path={glyphs?.[k]}
                x={x(steps + 1) + 12}
                y={floor - 1}
                size={lane}
              />
              <text className="number" x={x(steps + 1) + RIGHT - 2} y={floor - 1} textAnchor="end">
                {formatNumber(value)}
              </text>
            </g>
          );
        })}
        <text className="words" x={LEFT} y={errors}>
          ‖∂L/∂x‖, L at t = {step}
        </text>
        <Errors column={column} saliency={saliency} top={errors + 12} x={x} right={x(steps + 1)} />
        {Array.from({ length: steps }, (_, k) => k + 1)
          .filter((t) => t === step || (t % 5 === 0 && Math.abs(t - step) > 1))
          .map((t) => (
            <text
              key={t}
              className={t === step ? 'axis now' : 'axis'}
              x={x(t) + column / 2}
              y={height - 5}
              textAnchor="middle"
            >
              {t}
            </text>
          ))}
        <text className="axis italic" x={LEFT - 9} y={height - 5} textAnchor="end">
          t
        </text>
      </svg>
    </div>
  );
});

interface NameProps {
  name: string;
  path: string | undefined;
  x: number;
  /** Where it stands. */
  y: number;
  /** Whether it ends at x, and not begins. */
  isEnd?: boolean;
  size: number;
}

/** A character's name, or the strokes of it. */
function Name({ name, path, x, y, isEnd = false, size }: NameProps) {
  if (!path)
    return (
      <text x={x} y={y} textAnchor={isEnd ? 'end' : 'start'}>
        {name}
      </text>
    );
  const left = isEnd ? x - size : x;
  return <path className="hand-sign" transform={`translate(${left} ${y + 1 - size}) scale(${size / EM})`} d={path} />; // prettier-ignore
}

/** All bars of a lane as one path: their height is the probability, from 0 to 1. */
function barsOf(
  trace: Trace,
  k: number,
  { floor, lane }: { floor: number; lane: number },
  x: (t: number) => number,
  column: number,
): string {
  return Array.from({ length: trace.steps }, (_, i) => {
    const tall = trace.value(`readout.z@${i + 1}`)![k]! * lane;
    return Number.isFinite(tall) ? `M${x(i + 1) + 2} ${floor}v${(-tall).toFixed(2)}h${column - 4}V${floor}Z` : ''; // prettier-ignore
  }).join('');
}

function Errors(props: {
  saliency: Saliency;
  top: number;
  x: (t: number) => number;
  right: number;
  column: number;
}) {
  const { saliency, top, x, right, column } = props;
  const y = (level: number) => top + ERRORS * (1 - level);
  return (
    <g className="hand-errors">
      {[-6, -4, -2, 0].map((power) => (
        <g key={power}>
          <line
            x1={LEFT}
            x2={right}
            y1={y((power - LOW) / (HIGH - LOW))}
            y2={y((power - LOW) / (HIGH - LOW))}
          />
          <text
            className="axis"
            x={LEFT - 5}
            y={y((power - LOW) / (HIGH - LOW)) + 4}
            textAnchor="end"
          >
            {power === 0 ? '1' : `10${superscript(power)}`}
          </text>
        </g>
      ))}
      {saliency.norms.map((norm, k) => {
        const tall = ERRORS * levelOf(norm);
        return (
          tall > 0 && (
            <rect
              key={k}
              x={x(k + 1) + 2}
              width={column - 4}
              y={top + ERRORS - tall}
              height={tall}
            />
          )
        );
      })}
    </g>
  );
}

const superscript = (power: number) =>
  String(power)
    .replace('-', '⁻')
    .replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]!);
