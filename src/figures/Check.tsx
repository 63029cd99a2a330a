import './check/check.css';
import './frame-sentence.css';
import './weights.css';
import { useDeferredValue, useId, useMemo, useState, type CSSProperties } from 'react';
import {
  checkEntry,
  checkOneSided,
  errorLaw,
  type Check as CheckOfEntry,
} from '../engine/derived/check.ts';
import { entryOf, type Entry, type Experiment } from '../engine/experiment.ts';
import { numberAt, traceOf, type Trace } from '../engine/trace.ts';
import { indexWords } from '../lab/names.ts';
import { entryPlace, hasPlace, parsePlace } from '../lab/place.ts';
import { useLab, useLabState, useSetting, useTrace } from '../lab/react.ts';
import { gradientSymbol } from '../notation/symbols.ts';
import { Curve, isBelow, SLIDER } from './check/Curve.tsx';
import {
  epsilonInWords,
  epsilonOf,
  LEAST,
  MOST,
  readExponent,
  STEP,
  USUAL,
} from './check/epsilon.ts';
import { Rich } from './check/Rich.tsx';
import { CheckSum } from './check/Sum.tsx';
import { relativeInWords } from './check/relative.ts';
import { entryInWords, overflowInWords, parameterInWords } from './check/words.ts';
import { Field } from './parts/Field.tsx';
import { Formula } from './parts/Formula.tsx';
import { Num } from './parts/Num.tsx';
import { Sentence } from './parts/Sentence.tsx';

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
  const entry = useEntry(trace);
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

/** The pinned number of a parameter; else the first of the lowest layer's that reads the step before. */
function useEntry(trace: Trace): Entry {
  const pin = useLabState((state) => state.pin);
  return useMemo(() => {
    const place = pin === null ? null : parsePlace(pin);
    if (place?.kind === 'parameter' && hasPlace(trace, place)) {
      const { layer, parameter } = place;
      return place.index.length > 0
        ? { layer, parameter, index: place.index }
        : firstEntry(trace, layer, parameter);
    }
    const { key, plan } = trace.strands[0]!;
    const recurrent = plan.parameters.find(({ name }) => name.startsWith('W_h'));
    return firstEntry(trace, key, (recurrent ?? plan.parameters[0]!).name);
  }, [trace, pin]);
}

function firstEntry(trace: Trace, layer: string, parameter: string): Entry {
  const { cols } = trace.gradient(layer, parameter)!;
  return { layer, parameter, index: cols === 0 ? [0] : [0, 0] };
}

/** Which number is checked: the parameter from a list, the number of it where it stands. */
function Chooser({ trace, entry }: { trace: Trace; entry: Entry }) {
  const lab = useLab();
  const id = useId();
  const { layer, parameter, index } = entry;
  const gradients = trace.gradient(layer, parameter)!;
  const { rows, cols } = gradients;
  const choose = (chosen: Entry) => lab.pinAt(entryPlace(chosen));
  const all = trace.strands
    .toReversed()
    .flatMap(({ key, plan }) => plan.parameters.map(({ name }) => ({ key, name })));
  return (
    <div className="check-choose">
      <label htmlFor={id} className="controls">
        Check a number of{' '}
        <select
          id={id}
          value={`${layer}.${parameter}`}
          onChange={(event) => {
            const [key = '', name = ''] = event.target.value.split('.');
            choose(firstEntry(trace, key, name));
          }}
        >
          {all.map(({ key, name }) => (
            <option key={`${key}.${name}`} value={`${key}.${name}`}>
              {parameterInWords(trace, key, name)}
            </option>
          ))}
        </select>
      </label>
      <div className="parameter-scroll">
        <figure className="parameter">
          <figcaption>
            <Formula tex={gradientSymbol(trace.forward, layer, parameter, { linked: true })} />
          </figcaption>
          <table>
            <caption className="vh">{parameter}: choose the number to be checked</caption>
            <tbody>
              {Array.from({ length: rows }, (_, i) => (
                <tr key={i}>
                  {Array.from({ length: Math.max(cols, 1) }, (_, j) => {
                    const one = { layer, parameter, index: cols === 0 ? [i] : [i, j] };
                    const isChosen = one.index.join() === index.join();
                    return (
                      <td key={j} className={isChosen ? 'chosen' : undefined}>
                        <Num
                          at={`${layer}.${parameter}`}
                          face="gradient"
                          index={one.index}
                          value={numberAt(gradients, one.index)}
                          column
                          onOpen={() => choose(one)}
                          label={`Check ${parameter} ${indexWords(one.index)}${isChosen ? ', chosen' : ''}`}
                        />
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </figure>
      </div>
      <p className="check-weight">
        <i>w</i>, {indexWords(index)}:{' '}
        <Field
          at={`${layer}.${parameter}`}
          face="value"
          index={index}
          value={entryOf(trace.experiment, entry)}
          label={`${parameter} ${indexWords(index)}, in the check`}
          onChange={(value) => lab.setEntry(entry, value)}
        />
      </p>
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

interface SentenceProps {
  number: string;
  trace: Trace;
  entry: Entry;
  check: CheckOfEntry;
  exponent: number;
  oneSided: boolean;
}

/** The verdict in words. */
function CheckSentence(props: SentenceProps) {
  const { number, trace, entry, check, exponent } = props;
  return (
    <Sentence number={number} approximate>
      At ε = {epsilonInWords(exponent)}, for <Rich text={entryInWords(trace, entry)} />:{' '}
      {verdictInWords(props)}
      {isBelow({ exponent, relativeError: check.relativeError }) &&
        ' The point stands on the lower edge of the drawing, which has no place for less.'}
    </Sentence>
  );
}

/** As in the engine's own tests: what a check at the best ε reaches by far. */
const AGREE = 1e-7;

function verdictInWords({ trace, entry, check, oneSided }: Omit<SentenceProps, 'number'>): string {
  const { relativeError, slope, gradient, lossAbove, lossBelow, epsilon } = check;
  if (!Number.isFinite(slope) || !Number.isFinite(gradient))
    return 'one of the numbers has exploded, and there is nothing to compare.';
  const weight = entryOf(trace.experiment, entry);
  if (weight + epsilon === weight)
    return 'no step is taken at all. Beside the weight ε is so small that float64 rounds w + ε to w.';
  if (lossAbove === lossBelow && gradient !== 0)
    return 'the two losses are the same to the last digit. So small a step does not show in them, and the slope comes out as 0.';
  if (slope === 0 && gradient === 0)
    return 'both are 0. The loss does not move with this weight, and the reverse pass says so too.';
  if (gradient === 0)
    return `the reverse pass says 0, and the slope is rounding: ${relativeInWords(Math.abs(slope))}. A relative error means nothing beside a 0.`;
  const off = `relative error ${relativeInWords(relativeError)}`;
  if (relativeError === 0) return 'they agree in every digit.';
  if (relativeError <= AGREE)
    return `they agree to ${Math.floor(-Math.log10(relativeError))} digits (${off}). The gradient is right.`;
  const law = errorLaw(trace.experiment, entry);
  const isTooLarge = oneSided
    ? epsilon > 1e-8
    : law !== null && law.truncation * epsilon ** 2 > law.rounding / epsilon;
  return isTooLarge
    ? `they differ (${off}), and the slope is to blame. Over so long a step the loss is not a straight line.`
    : `they differ (${off}), and the slope is to blame. Over so short a step the losses differ in their last digits alone, and those are rounded.`;
}
