import './exercise.css';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import type { Trace } from '../engine/trace.ts';
import { readNumber } from '../figures/parts/read-number.ts';
import { useLabState, useTrace } from '../lab/react.ts';
import { formatNumber } from '../notation/format.ts';
import { numberOf } from './number-of.ts';

/** A wrong way that people really take: what it gives, and the sentence that helps. */
export interface Mistake {
  readonly gives: (trace: Trace, step: number) => number;
  readonly says: string;
}

interface Props {
  /** What is asked for, in words: the name of the answer field. */
  asks: string;
  /** The engine's answer for the reader's own network. */
  answer: (trace: Trace, step: number) => number;
  mistakes: readonly Mistake[];
  /** The sentence that helps where the answer is wrong in no known way. */
  hint: string;
  /** Only a whole number can be right: nothing is left to rounding. */
  whole?: boolean;
  children: ReactNode;
}

/** Right to two decimals, or to one per cent: what pencil and paper give. */
const roomOf = (wanted: number) => Math.max(0.006, 0.01 * Math.abs(wanted));

/** A calculation by hand, marked by the engine. A wrong answer that is a known mistake is met with what it is. */
export function Exercise({ asks, answer, mistakes, hint, whole = false, children }: Props) {
  const id = useId();
  const trace = useTrace();
  const step = useLabState((state) => state.step);
  const [text, setText] = useState('');
  const [said, setSaid] = useState('');
  const [shown, setShown] = useState(false);
  const wanted = numberOf(answer, trace, step);
  const room = (near: number) => (whole ? 0 : roomOf(near));

  const mark = (event: FormEvent) => {
    event.preventDefault();
    if (wanted === undefined)
      return setSaid('There is no such number at this step of this network: choose another step.');
    const given = readNumber(text);
    if (given === null) return setSaid('Write a number, for example −0.52.');
    // Where a mistake gives nearly the right number, the nearer of the two is what was meant.
    const known = mistakes
      .map(({ gives, says }) => ({
        says,
        off: Math.abs(given - (numberOf(gives, trace, step) ?? NaN)),
      }))
      .filter(({ off }) => off <= room(given))
      .sort((a, b) => a.off - b.off)[0];
    const off = Math.abs(given - wanted);
    // What rounds to the answer in two decimals is right, whatever else is near.
    if ((!whole && off <= 0.005) || (off <= room(wanted) && (!known || off <= known.off)))
      return setSaid(`Right: ${whole ? wanted : formatNumber(wanted)}.`);
    if (known) return setSaid(known.says);
    if (Math.abs(-given - wanted) <= room(wanted))
      return setSaid('The size is right, the sign is not.');
    setSaid(`Not this number. ${hint}`);
  };

  return (
    <div className="exercise">
      <div className="exercise-question">
        <span className="tag">By hand</span> {children}
      </div>
      <form onSubmit={mark}>
        <label htmlFor={id}>{asks}</label>
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="word">
          Mark it
        </button>
        <button
          type="button"
          className="word"
          onClick={() => setShown(!shown)}
          aria-expanded={shown}
        >
          {shown ? 'Hide the answer' : 'Show the answer'}
        </button>
      </form>
      <p role="status" className="exercise-said">
        {said}
      </p>
      {shown && wanted !== undefined && (
        <p>The page computes {whole ? wanted : formatNumber(wanted, { digits: 4 })}.</p>
      )}
    </div>
  );
}
