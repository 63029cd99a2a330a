import './predict/curve.css';
import { useRef, useState, type PointerEvent, type ReactNode } from 'react';
import type { Trace } from '../engine/trace.ts';
import { reachable } from '../figures/parts/reachable.ts';
import { useTrace } from '../lab/react.ts';
import { formatNumber } from '../notation/format.ts';
import { atColumns, columnAt, drawnOver, type Guess } from './predict/curve.ts';
import { Plot } from './predict/Plot.tsx';
import { Reveal } from './predict/Reveal.tsx';
import { fractionOf, gapInWords, isBeyond, PARTS, valueAt, type Scale } from './predict/scale.ts';

interface Props {
  question: ReactNode;
  /** What the curve is of, as the name of its controls: "probability of the 7". */
  name: string;
  /** What the columns count: "t". */
  axis: string;
  /** What stands under the columns, at most twelve: one for each value that is drawn. */
  columns: readonly string[];
  scale: Scale;
  /** So many of the first values are there from the start. */
  given?: number;
  /**
   * What happens, from the reader's own network (of the chapter's where the trace is not looked at): a value for each column, or
   * more of them, evenly spaced from the first column to the last. Values that are not finite leave a gap.
   */
  truth: (trace: Trace) => readonly number[];
  /** On the gap, one sentence; both with one value for each column. Left out: where the largest gap is. */
  says?: (guess: readonly number[], truth: readonly number[]) => string;
  /** The place that a value of the truth shows, "readout.z@3.1": lights up with it. One for each value. */
  place?: (k: number) => string;
  /** What happens, and why. */
  children: ReactNode;
}

/** Draw where a curve will go, then see where it goes: by pointer or finger across the columns, or by a slider for each. */
export function PredictCurve(props: Props) {
  const { question, name, axis, columns, scale, given = 0, truth, says, place, children } = props;
  const trace = useTrace();
  const full = truth(trace);
  const values = atColumns(full, columns.length);
  const [heights, setHeights] = useState<Guess>(() => columns.map(() => null));
  const [seen, setSeen] = useState(false);
  const [asked, setAsked] = useState('');

  const guess = heights.map((height, k) =>
    k < given ? values[k]! : height === null ? null : valueAt(scale, height),
  );
  const missing = columns.filter((_, k) => guess[k] === null);
  const set = (change: (now: Guess) => Guess) => {
    setAsked('');
    setHeights(change);
  };
  const see = () => {
    if (missing.length > 0)
      return setAsked(
        `Draw the ${missing.length < columns.length - given ? 'rest' : 'curve'} first: ${axis} = ${listed(missing)}.`,
      );
    setAsked('');
    setSeen(true);
  };
  const drawn = guess as readonly number[];
  const said = seen ? (says ?? largestGap)(drawn, values) : asked;
  function largestGap(guessed: readonly number[], truly: readonly number[]): string {
    const miss = (k: number) =>
      Math.abs((fractionOf(scale, guessed[k]!) ?? 0) - (fractionOf(scale, truly[k]!) ?? 0));
    const worst = columns.map((_, k) => k).reduce((a, b) => (miss(b) > miss(a) ? b : a));
    if (miss(worst) <= 1 / PARTS) return 'Your curve is as near as can be drawn, everywhere.';
    return `Your curve is farthest off at ${axis} = ${columns[worst]}: ${gapInWords(scale, guessed[worst]!, truly[worst]!)}.`;
  }

  const pointer = useDrawing({ columns: columns.length, given, heights, set });
  const form = (
    <Plot
      scale={scale}
      axis={axis}
      columns={columns}
      given={given}
      guess={guess}
      truth={seen ? full : null}
      firstValues={values.slice(0, given)}
      place={place}
      pointer={seen ? {} : pointer}
    >
      {(k) => {
        const height = heights[k]!;
        return (
          <input
            type="range"
            min={0}
            max={PARTS}
            aria-label={`${name} at ${axis} = ${columns[k]}`}
            aria-valuetext={height === null ? 'not drawn yet' : formatNumber(guess[k]!)}
            value={Math.round(PARTS * (height ?? restingHeight(guess, k, scale)))}
            onChange={({ target }) => {
              const fraction = Number(target.value) / PARTS;
              set((now) => now.with(k, fraction));
            }}
          />
        );
      }}
    </Plot>
  );
  const beyond = full.filter((value) => isBeyond(scale, value)).length;
  return (
    <Reveal
      question={question}
      form={form}
      seen={seen}
      said={said}
      onSee={see}
      onTakeBack={() => {
        setSeen(false);
        setHeights(columns.map(() => null));
      }}
    >
      <div className="curve-table" {...reachable} role="group" aria-label={`What happens: ${name}`}>
        <table>
          <thead>
            <tr>
              <th scope="row">
                <i>{axis}</i>
              </th>
              {columns.map((column, k) => (
                <th key={k} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {seen && <Row head="you drew" numbers={drawn} />}
            <Row head="what happens" numbers={values} />
          </tbody>
        </table>
      </div>
      {beyond > 0 && (
        <p>
          {beyond === 1 ? 'One value lies' : `${beyond} values lie`} beyond the scale, drawn at its
          end or not at all.
        </p>
      )}
      {children}
    </Reveal>
  );
}

function Row({ head, numbers }: { head: string; numbers: readonly number[] }) {
  return (
    <tr>
      <th scope="row">{head}</th>
      {numbers.map((value, k) => (
        <td key={k}>{formatNumber(value)}</td>
      ))}
    </tr>
  );
}

/** Where a slider rests that has not been used: at the last value before it, or in the middle. */
function restingHeight(guess: readonly (number | null)[], k: number, scale: Scale): number {
  const before = guess.slice(0, k).findLast((value) => value !== null);
  return (before !== undefined && before !== null ? fractionOf(scale, before) : null) ?? 0.5;
}

/** "4, 5 and 6" */
function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

interface Drawing {
  columns: number;
  given: number;
  heights: Guess;
  set: (change: (now: Guess) => Guess) => void;
}

/** A pointer draws while it is down. A finger that turns out to scroll the page (pan-y) leaves all as it was. */
function useDrawing({ columns, given, heights, set }: Drawing) {
  const now = useRef<{
    pointer: number;
    before: Guess;
    last: { column: number; fraction: number } | null;
  } | null>(null);

  const draw = (event: PointerEvent<HTMLElement>) => {
    const state = now.current;
    if (state?.pointer !== event.pointerId) return;
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const passed = event.nativeEvent.getCoalescedEvents?.() ?? [];
    for (const { clientX, clientY } of passed.length > 0 ? passed : [event]) {
      const fraction = Math.min(Math.max(1 - (clientY - top) / height, 0), 1);
      const stop = { column: columnAt((clientX - left) / width, columns), fraction };
      const from = state.last;
      state.last = stop;
      set((all) => drawnOver(all, from, stop, given));
    }
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (now.current || !event.isPrimary || event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      now.current = { pointer: event.pointerId, before: heights, last: null };
      if (event.pointerType === 'mouse') draw(event);
    },
    onPointerMove: draw,
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (now.current?.pointer !== event.pointerId) return;
      draw(event);
      now.current = null;
    },
    onPointerCancel: (event: PointerEvent<HTMLElement>) => {
      if (now.current?.pointer !== event.pointerId) return;
      const { before } = now.current;
      now.current = null;
      set(() => before);
    },
  };
}
