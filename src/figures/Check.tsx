import './check/check.css';
import './frame-sentence.css';
import './weights.css';
import { useDeferredValue, useId, useMemo, useState, type CSSProperties } from 'react';
import { checkEntry, checkOneSided } from '../engine/derived/check.ts';
import type { Experiment } from '../engine/experiment.ts';
import { traceOf } from '../engine/trace.ts';
import { useLabState, useSetting, useTrace } from '../lab/react.ts';
import { Chooser } from './check/Chooser.tsx';
import { Curve, SLIDER } from './check/Curve.tsx';
import {
  epsilonInWords,
  epsilonOf,
  LEAST,
  MOST,
  readExponent,
  STEP,
  USUAL,
} from './check/epsilon.ts';
import { CheckSentence } from './check/CheckSentence.tsx';
import { CheckSum } from './check/Sum.tsx';
import { overflowInWords } from './check/words.ts';
import { entryAt, firstRecurrent } from './parts/entry.ts';

/** Multiplications that the curve may cost: some tens of milliseconds. */
const AFFORDABLE = 3e7;

/**
 * One gradient, checked: the slope between two losses beside the number of the reverse pass, and how far apart they are for
 * every step ε. The entry is the pinned one.
 */
export function Check({ number }: { number: string }) {
  const trace = useTrace();
  const [setting, set] = useSetting('epsilon', `${USUAL}`);
  const [oneSided, setOneSided] = useState(false);
  const pin = useLabState((state) => state.pin);
  const entry = useMemo(() => entryAt(trace, pin) ?? firstRecurrent(trace), [trace, pin]);
  const exponent = readExponent(setting);
  const id = useId();
  if (trace.overflow?.face === 'value')
    return <p className="check-words">{overflowInWords(trace.overflow)}</p>;
  const check = (oneSided ? checkOneSided : checkEntry)(
    trace.experiment,
    entry,
    epsilonOf(exponent),
  );
  return (
    <div className="check">
      <div className="check-left">
        <Chooser trace={trace} entry={entry} />
        <CheckSum check={check} entry={entry} oneSided={oneSided} />
        <CheckSentence
          number={number}
          trace={trace}
          entry={entry}
          check={check}
          exponent={exponent}
          oneSided={oneSided}
        />
      </div>
      <div className="check-right">
        <DrawnCurve
          experiment={trace.experiment}
          entry={entry}
          both={oneSided}
          now={{ exponent, relativeError: check.relativeError }}
        />
        <div
          className="epsilon controls"
          style={{ '--start': `${SLIDER.start}%`, '--width': `${SLIDER.width}%` } as CSSProperties}
        >
          <input
            id={id}
            type="range"
            min={LEAST}
            max={MOST}
            step={STEP}
            value={exponent}
            aria-valuetext={`ε = ${epsilonInWords(exponent)}`}
            onChange={(event) => set(event.target.value)}
          />
          <div>
            <label htmlFor={id}>
              The step <span className="now-epsilon">ε = {epsilonInWords(exponent)}</span>
            </label>
            <label className="option">
              <input
                type="checkbox"
                checked={oneSided}
                onChange={(event) => setOneSided(event.target.checked)}
              />
              from one side only
            </label>
          </div>
        </div>
      </div>
    </div>
  );
}

/** The drawing may follow a moment after the numbers: it takes a hundred forward passes where they take two. */
function DrawnCurve(now: Omit<Parameters<typeof Curve>[0], 'perDecade'>) {
  const experiment = useDeferredValue(now.experiment);
  const entry = useDeferredValue(now.entry);
  const cost = costOfPass(experiment);
  const perDecade = [4, 1].find((density) => cost * density * 30 * (now.both ? 2 : 1) < AFFORDABLE);
  if (perDecade === undefined)
    return (
      <p className="check-words">
        The curve would take more forward passes of this network than a page can wait for. The
        numbers beside it are there for every ε.
      </p>
    );
  return (
    <Curve
      experiment={experiment}
      entry={entry}
      perDecade={perDecade}
      both={now.both}
      now={now.now}
    />
  );
}

/** Multiplications of one forward pass, about. */
function costOfPass(experiment: Experiment): number {
  const { strands, steps } = traceOf(experiment);
  return steps * strands.reduce((sum, { plan }) => sum + plan.parameterCount, 0);
}
