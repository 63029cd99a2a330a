import './check/check.css';
import './frame-sentence.css';
import {
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type FormEvent,
} from 'react';
import type { Bug } from '../engine/bugs.ts';
import { patternOf } from '../engine/derived/pattern.ts';
import { costOfSlopes } from '../engine/derived/verdict.ts';
import type { Trace } from '../engine/trace.ts';
import { useTrace } from '../lab/react.ts';
import { About } from './BreakBackprop.tsx';
import { Rich } from './check/Rich.tsx';
import { PatternView } from './check/PatternView.tsx';
import { contrastInWords, roundOf } from './check/rounds.ts';
import { overflowInWords, patternInWords, tooLargeInWords } from './check/words.ts';

/** The check the other way round: the pattern is there, and the bug is to be named. Each round has one; the first stands in the page. */
export function NameTheBug({ number }: { number: string }) {
  const trace = useDeferredValue(useTrace());
  const [round, setRound] = useState(1);
  /** Drawn by lot with the second round: every visit meets the bugs in another order. */
  const [visit, setVisit] = useState(0);
  const [score, setScore] = useState({ named: 0, played: 0 });
  const refused =
    trace.overflow?.face === 'value'
      ? overflowInWords(trace.overflow)
      : tooLargeInWords(costOfSlopes(trace.experiment));
  const found = useMemo(
    () => (refused === null ? roundOf(trace, round, visit) : null),
    [refused, trace, round, visit],
  );
  if (!found)
    return (
      <p className="check-words">
        {refused ??
          'In this network too few bugs show for a game: with these weights, steps and labels nearly all patterns are the same.'}
      </p>
    );
  return (
    <Play
      key={round}
      number={number}
      trace={trace}
      round={round}
      {...found}
      score={score}
      onNamed={(isRight) =>
        setScore(({ named, played }) => ({ named: named + Number(isRight), played: played + 1 }))
      }
      onNext={() => {
        if (visit === 0) setVisit(1 + Math.floor(Math.random() * 1e6));
        setRound(round + 1);
      }}
    />
  );
}

interface PlayProps {
  number: string;
  trace: Trace;
  round: number;
  bug: Bug;
  choices: readonly Bug[];
  score: { named: number; played: number };
  onNamed: (isRight: boolean) => void;
  onNext: () => void;
}

function Play({ number, trace, round, bug, choices, score, onNamed, onNext }: PlayProps) {
  const name = useId();
  const [choice, setChoice] = useState<string>();
  const [answer, setAnswer] = useState<Bug>();
  const [asked, setAsked] = useState(false);
  const heading = useFocusOnNext(round);
  const button = useRef<HTMLButtonElement>(null);
  const pattern = useMemo(() => patternOf(trace, bug), [trace, bug]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (answer) return onNext();
    const chosen = choices.find((one) => one.name === choice);
    setAsked(true);
    if (!chosen) return;
    setAnswer(chosen);
    // The choices are closed now: the keyboard goes on at the button.
    button.current!.focus();
    onNamed(chosen === bug);
  };

  const said = answer
    ? verdictInWords(trace, bug, answer)
    : asked && choice === undefined
      ? 'Choose one first.'
      : '';

  return (
    <div className="break game">
      <p className="frame-sentence" ref={heading}>
        <span className="figure-number">Figure {number}</span> <strong>Round {round}.</strong> One
        bug is in this reverse pass. <Rich text={patternInWords(trace, pattern, true)} />
      </p>
      <PatternView trace={trace} pattern={pattern} opens={false} />
      <form onSubmit={submit}>
        <fieldset disabled={answer !== undefined}>
          <legend>Which bug is it?</legend>
          {choices.map((one) => (
            <label
              key={one.name}
              className="choice"
              data-holds={(answer && one === bug) || undefined}
            >
              <input
                type="radio"
                name={name}
                value={one.name}
                checked={choice === one.name}
                onChange={() => setChoice(one.name)}
              />
              <span>
                <b>
                  <Rich text={`${one.title}.`} />
                </b>{' '}
                <Rich text={one.what} />
              </span>
            </label>
          ))}
        </fieldset>
        <p className="controls">
          <button type="submit" className="word" ref={button}>
            {answer ? 'Next round' : 'Name it'}
          </button>
          <span className="score">{scoreInWords(score)}</span>
        </p>
      </form>
      <p className="said" role="status">
        <Rich text={said} />
      </p>
      {answer && <About bug={bug} />}
    </div>
  );
}

function verdictInWords(trace: Trace, bug: Bug, answer: Bug): string {
  return answer === bug
    ? `Right. It is “${bug.title}”.`
    : `No, it is “${bug.title}”. ${contrastInWords(trace, bug, answer)}`;
}

function scoreInWords({ named, played }: PlayProps['score']): string {
  return played === 0 ? '' : `${named} of ${played} named`;
}

/** A new round begins at its top, for the eye and for the keyboard. */
function useFocusOnNext(round: number) {
  const heading = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (round === 1) return;
    heading.current!.tabIndex = -1;
    heading.current!.focus();
  }, [round]);
  return heading;
}
