import './predict/point.css';
import { useId, useState, type CSSProperties, type ReactNode } from 'react';
import type { Trace } from '../engine/trace.ts';
import { readNumber } from '../figures/parts/read-number.ts';
import { useTrace } from '../lab/react.ts';
import { formatNumber } from '../notation/format.ts';
import { Reveal } from './predict/Reveal.tsx';
import {
  fractionOf,
  gapInWords,
  isBeyond,
  PARTS,
  ticksOf,
  valueAt,
  type Scale,
} from './predict/scale.ts';

interface Props {
  question: ReactNode;
  /** What the number is, as the name of its controls: "L at t = 1". */
  name: string;
  scale: Scale;
  /** What happens, from the reader's own network (of the chapter's where the trace is not looked at). */
  truth: (trace: Trace) => number;
  /** On the gap, one sentence. Left out: both numbers and their distance. */
  says?: (guess: number, truth: number) => string;
  /** What happens, and why. */
  children: ReactNode;
}

/** Place one number on a line, by hand or by typing it; then see where it is. */
export function PredictPoint({ question, name, scale, truth, says, children }: Props) {
  const id = useId();
  const value = truth(useTrace());
  const [guess, setGuess] = useState<number | null>(null);
  const [text, setText] = useState('');
  const [seen, setSeen] = useState(false);
  const [asked, setAsked] = useState('');

  const place = (number: number | null, written: string) => {
    setAsked('');
    setGuess(number);
    setText(written);
  };
  const see = () => {
    if (guess !== null) setSeen(true);
    else setAsked(text === '' ? 'Place it first.' : 'Write a number, for example 0.5.');
  };
  const said = seen ? (says ?? gap)(guess!, value) : asked;
  function gap(guessed: number, truly: number): string {
    return `You say ${formatNumber(guessed)}; it is ${formatNumber(truly)}: ${gapInWords(scale, guessed, truly)}.`;
  }

  const form = (
    <div className="point">
      <div className="point-line">
        <input
          type="range"
          min={0}
          max={PARTS}
          data-unset={guess === null || undefined}
          aria-label={name}
          aria-valuetext={guess === null ? 'not placed yet' : formatNumber(guess)}
          value={Math.round(PARTS * ((guess === null ? null : fractionOf(scale, guess)) ?? 0.5))}
          onChange={({ target }) => {
            const number = valueAt(scale, Number(target.value) / PARTS);
            place(number, formatNumber(number));
          }}
        />
        {ticksOf(scale).map(({ fraction, text: written }) => (
          <span key={written} className="point-tick" style={across(fraction)} aria-hidden="true">
            {written}
          </span>
        ))}
        {seen && !Number.isNaN(value) && (
          <span
            className="point-truth"
            style={across(fractionOf(scale, value)!)}
            aria-hidden="true"
          >
            {formatNumber(value)}
          </span>
        )}
      </div>
      <p className="point-number">
        <label htmlFor={id}>{name}</label>
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          onChange={({ target }) => place(readNumber(target.value), target.value)}
        />
      </p>
    </div>
  );
  return (
    <Reveal
      question={question}
      form={form}
      seen={seen}
      said={said}
      onSee={see}
      onTakeBack={() => {
        setSeen(false);
        place(null, '');
      }}
    >
      <p>
        What happens: {name} is {formatNumber(value)}.
        {isBeyond(scale, value) && ' That lies beyond the line, so its mark stands at the end.'}
      </p>
      {children}
    </Reveal>
  );
}

/** The middle of the slider's knob travels so much less than the whole line. */
const across = (fraction: number): CSSProperties =>
  ({ '--at': fraction.toFixed(4) }) as CSSProperties;
