import './check/check.css';
import './frame-sentence.css';
import { memo, useDeferredValue, useId, useMemo } from 'react';
import { bugNamed, bugs, bugsOf, type Bug, type Family } from '../engine/bugs.ts';
import { patternOf, type Pattern } from '../engine/derived/pattern.ts';
import { costOfSlopes } from '../engine/derived/verdict.ts';
import type { Trace } from '../engine/trace.ts';
import { useSetting, useTrace } from '../lab/react.ts';
import { Rich } from './check/Rich.tsx';
import { PatternView } from './check/PatternView.tsx';
import { tooLargeInWords, overflowInWords, patternInWords } from './check/words.ts';
import { Sentence } from './parts/Sentence.tsx';

const FAMILIES: Readonly<Record<Family, string>> = {
  gates: 'Inside a gated cell',
  errors: 'Where errors are carried',
  slopes: 'At the slope of the function',
  gradients: 'Where the gradient is gathered',
  loss: 'At the loss',
};

/**
 * A reverse pass with a known bug in it, every gradient of it checked by finite differences: which are wrong, and from which
 * step back the errors are. The bug is the setting `bug`; the chapter says which is on at first.
 */
export function BreakBackprop({ number }: { number: string }) {
  // An edit is on the page sooner when this follows a moment after: it takes four forward passes for each weight.
  const trace = useDeferredValue(useTrace());
  const [name, set] = useSetting('bug', 'none');
  const bug = bugNamed(name);
  const inapplicable = bug?.applies(trace.experiment) ?? null;
  const refused = refusal(trace);
  const pattern = useMemo(
    () => (refused === null ? patternOf(trace, inapplicable === null ? bug : null) : null),
    [trace, bug, inapplicable, refused],
  );
  return (
    <div className="break">
      <BugChoice trace={trace} bug={bug} onChoose={set} />
      <BugSentence
        number={number}
        trace={trace}
        bug={bug}
        pattern={pattern}
        inapplicable={inapplicable}
      />
      {refused !== null && <p className="check-words">{refused}</p>}
      {pattern && <Shown trace={trace} pattern={pattern} />}
      {bug && <About bug={bug} />}
    </div>
  );
}

/** What waits for the deferred trace is not drawn again before it comes. */
const Shown = memo(PatternView);

interface ChoiceProps {
  trace: Trace;
  bug: Bug | null;
  onChoose: (name: string) => void;
}

function BugChoice({ trace, bug, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <p className="controls">
      <label htmlFor={id}>The reverse pass </label>
      <select
        id={id}
        value={bug === null ? 'none' : bug.name}
        onChange={(event) => onChoose(event.target.value)}
      >
        <option value="none">as it should be</option>
        {listedFor(trace, bug).map(({ family, of }) => (
          <optgroup key={family} label={FAMILIES[family]}>
            {of.map((one) => (
              <option key={one.name} value={one.name}>
                {one.title}
                {one.applies(trace.experiment) !== null && ' (not in this network)'}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </p>
  );
}

/** By family. A bug that a link has brought is in the list in any network: of it is said why it cannot be here. */
function listedFor({ experiment }: Trace, chosen: Bug | null): { family: Family; of: Bug[] }[] {
  const here = bugsOf(experiment);
  const all = bugs.filter((bug) => here.includes(bug) || bug === chosen);
  return (Object.keys(FAMILIES) as Family[])
    .map((family) => ({ family, of: all.filter((bug) => bug.family === family) }))
    .filter(({ of }) => of.length > 0);
}

/** A sentence where the network cannot be checked, or not while a reader waits. */
function refusal(trace: Trace): string | null {
  if (trace.overflow?.face === 'value') return overflowInWords(trace.overflow);
  return tooLargeInWords(costOfSlopes(trace.experiment));
}

interface SentenceProps {
  number: string;
  trace: Trace;
  bug: Bug | null;
  pattern: Pattern | null;
  inapplicable: string | null;
}

function BugSentence({ number, trace, bug, pattern, inapplicable }: SentenceProps) {
  const told = pattern ? patternInWords(trace, pattern, bug !== null) : '';
  return (
    <Sentence number={number}>
      {bug && (
        <strong>
          <Rich text={`${bug.title}.`} />
        </strong>
      )}{' '}
      {bug && <Rich text={bug.what} />}{' '}
      <Rich
        text={inapplicable === null ? told : `This network cannot have the bug. ${inapplicable}`}
      />
    </Sentence>
  );
}

/** Where the bug is met, and why its pattern is the one it is. */
export function About({ bug }: { bug: Bug }) {
  return (
    <dl className="about">
      <div>
        <dt>Why these and no others</dt>
        <dd>
          <Rich text={bug.why} />
        </dd>
      </div>
      <div>
        <dt>Where it is met</dt>
        <dd>
          <Rich text={bug.met} />
        </dd>
      </div>
    </dl>
  );
}
