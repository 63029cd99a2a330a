import '../parts/drawing-sheet.css';
import type { Point, Stroke } from '../../training/data/strokes.ts';
import { isDown, PAD, pathOf } from './pad.ts';
import type { Ink } from '../parts/use-ink.ts';

interface Props {
  strokes: readonly Stroke[];
  inputs: readonly (readonly number[])[];
  /** Where the pen is before the first move and after each. */
  points: readonly Point[];
  /** The output whose error is drawn: at this step. */
  step: number;
  /** The part of it that arrived at each move up to that step. */
  parts: readonly number[];
  ink: Ink;
  /** What is to be drawn on it: "digit". */
  one: string;
}

/** A move that all of the error arrived at would be so wide; none is wider. */
const WIDTH_OF_ALL = 90;
const WIDEST = 20;
export const widthOf = (part: number) => Math.min(WIDEST, WIDTH_OF_ALL * part);

const labelOf = (one: string) =>
  `The pad. Draw a ${one} with a pointer, in as many strokes as you like. With keys: arrows draw, the space bar lifts the pen or puts it down, ` +
  'Backspace takes a stroke back, Escape clears the pad.';

/** The pad: what is read, cut into moves, and on each the error that came back to it. It can be drawn on. */
export function Pad({ strokes, inputs, points, step, parts, ink, one }: Props) {
  const { trail, pen, handlers } = ink;
  // A widget of its own, with its own keys: what the role "application" says, and the linter does not count as interactive.
  /* eslint-disable jsx-a11y/no-noninteractive-tabindex */
  return (
    <div
      className="drawing-sheet hand-pad"
      role="application"
      aria-label={labelOf(one)}
      tabIndex={0}
      {...handlers}
    >
      <svg viewBox={`0 0 ${PAD} ${PAD}`} aria-hidden="true">
        <g className={trail ? 'hand-old' : undefined}>
          {strokes.map((stroke, k) => (
            <path key={k} className="hand-made" d={pathOf(stroke)} />
          ))}
          {!trail && (
            <>
              <g className="hand-error">
                {parts.map((part, k) => (
                  <path key={k} strokeWidth={widthOf(part)} d={pathOf(points.slice(k, k + 2))} />
                ))}
              </g>
              <Moves points={points} inputs={inputs} step={step} />
            </>
          )}
        </g>
        {trail && <path className="hand-trail" d={pathOf(trail)} />}
        {pen && (
          <circle
            className={pen.down ? 'hand-pen down' : 'hand-pen'}
            cx={pen.at[0]}
            cy={pen.at[1]}
            r={7}
          />
        )}
      </svg>
    </div>
  );
}

/** Drawn moves up to the step in ink, later ones fainter, ways through the air dotted; a joint between any two. */
function Moves({ points, inputs, step }: Pick<Props, 'points' | 'inputs' | 'step'>) {
  const nib = points[step];
  return (
    <>
      {inputs.map((_, k) => (
        <path
          key={k}
          className={`${isDown(inputs, k + 1) ? 'hand-move' : 'hand-air'}${k + 1 > step ? ' later' : ''}`}
          d={pathOf(points.slice(k, k + 2))}
        />
      ))}
      {points.map(([x, y], k) => (
        <circle
          key={k}
          className={k > step ? 'hand-joint later' : 'hand-joint'}
          cx={x}
          cy={y}
          r={2.2}
        />
      ))}
      {nib && <circle className="hand-nib" cx={nib[0]} cy={nib[1]} r={5} />}
    </>
  );
}
