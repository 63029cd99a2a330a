import './pattern.css';
import '../weights.css';
import { memo, type CSSProperties } from 'react';
import type {
  CheckedEntry,
  CheckedError,
  Pattern,
  ParameterPattern,
} from '../../engine/derived/pattern.ts';
import type { Trace } from '../../engine/trace.ts';
import { entryPlace, quantityPlace } from '../../lab/place.ts';
import { useLab } from '../../lab/react.ts';
import { formatNumber } from '../../notation/format.ts';
import { errorSymbol, gradientSymbol } from '../../notation/symbols.ts';
import { quantityInWords } from '../../notation/words.ts';
import { Formula } from '../parts/Formula.tsx';
import { Num } from '../parts/Num.tsx';
import { reachable } from '../parts/reachable.ts';
import { Mark } from './Mark.tsx';
import { entryInWords } from './words.ts';

interface Props {
  trace: Trace;
  pattern: Pattern;
  /** Does a number open in the card? In the game it need not, and the way to the choices is shorter. */
  opens?: boolean;
}

/** Which errors are wrong at which steps, and which numbers of which gradient: the same picture for every bug. */
export const PatternView = memo(function PatternView({ trace, pattern, opens = true }: Props) {
  return (
    <div className="pattern">
      <Errors trace={trace} pattern={pattern} />
      {trace.strands.toReversed().map(({ key }) => (
        <div key={key} className="gradients">
          {pattern.parameters
            .filter(({ layer }) => layer === key)
            .map((one) => (
              <Gradient key={one.parameter} trace={trace} pattern={one} opens={opens} />
            ))}
        </div>
      ))}
      <p className="pattern-key">
        <span>
          <Mark verdict="right" /> right
        </span>
        <span>
          <Mark verdict="wrong" /> wrong; the small number under it is what it should be (of an
          error its size: two errors may differ and have the same)
        </span>
      </p>
    </div>
  );
});

/** More columns than this nobody reads; the sentence says at which steps errors are wrong. */
const MOST_STEPS = 60;

function Errors({ trace, pattern }: Props) {
  if (trace.steps > MOST_STEPS) return null;
  const times = Array.from({ length: trace.steps }, (_, k) => k + 1);
  return (
    <div className="errors-by-step" {...reachable} role="group" aria-label="Errors, step by step">
      <table style={{ '--steps': trace.steps } as CSSProperties}>
        <caption className="vh">The size of each error by step, right or wrong</caption>
        <thead>
          <tr>
            <td className="words">size of the</td>
            {times.map((t) => (
              <th key={t} scope="col">
                <i>t</i> = {t}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pattern.errors.map(({ layer, name, steps }) => (
            <tr key={`${layer}.${name}`}>
              <th scope="row">
                <span className="words">
                  error of the{' '}
                  {quantityInWords(trace.strands[trace.strandIndex(layer)]!.plan.cell, name)}
                </span>{' '}
                <span className="norm">
                  ‖
                  <Formula
                    tex={errorSymbol(trace.forward, { layer, name, t: 't' }, { linked: true })}
                  />
                  ‖
                </span>
              </th>
              {steps.map((step) => (
                <ErrorCell key={step.t} place={quantityPlace(layer, name, step.t)} step={step} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Sizes have no sign, and so no colour; the place lights up with the quantity. */
function ErrorCell({
  place,
  step: { t, broken, right, verdict },
}: {
  place: string;
  step: CheckedError;
}) {
  return (
    <td className={verdict} data-place={place} data-step={t} data-size={String(broken)}>
      <Mark verdict={verdict} />
      <span className="vh">{verdict}: </span>
      {formatNumber(broken)}
      {verdict === 'wrong' && (
        <span className="should">
          <span className="vh">should be </span>
          {formatNumber(right)}
        </span>
      )}
    </td>
  );
}

interface GradientProps {
  trace: Trace;
  pattern: ParameterPattern;
  opens: boolean;
}

function Gradient({ trace, pattern, opens }: GradientProps) {
  const { layer, parameter, rows, cols, entries, wrong } = pattern;
  const columns = Math.max(cols, 1);
  return (
    <figure className="parameter" data-parameter-pattern={`${layer}.${parameter}`}>
      <figcaption>
        <Formula tex={gradientSymbol(trace.forward, layer, parameter, { linked: true })} />
        <span className={wrong > 0 ? 'count wrong' : 'count'}>
          {countInWords(wrong, entries.length)}
        </span>
      </figcaption>
      <table>
        <caption className="vh">
          {parameter}: each gradient, right or wrong: {countInWords(wrong, entries.length)}
        </caption>
        <tbody>
          {Array.from({ length: rows }, (_, i) => (
            <tr key={i}>
              {entries.slice(i * columns, (i + 1) * columns).map((one) => (
                <EntryCell key={one.entry.index.join()} trace={trace} one={one} opens={opens} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function countInWords(wrong: number, all: number): string {
  return wrong === 0 ? 'all right' : `${wrong} of ${all} wrong`;
}

interface EntryProps {
  trace: Trace;
  one: CheckedEntry;
  opens: boolean;
}

function EntryCell({ trace, one, opens }: EntryProps) {
  const lab = useLab();
  const { entry, broken, slope, verdict } = one;
  const at = `${entry.layer}.${entry.parameter}`;
  return (
    <td className={verdict} data-entry={entryPlace(entry)}>
      <Mark verdict={verdict} />
      <span className="vh">{verdict}: </span>
      <Num
        at={at}
        face="broken"
        index={entry.index}
        value={broken}
        column
        {...(opens && {
          onOpen: () => lab.pinAt(entryPlace(entry)),
          label: `${entryInWords(trace, entry)}, ${formatNumber(broken)}`,
        })}
      />
      {verdict === 'wrong' && (
        <span className="should">
          <span className="vh">should be </span>
          <Num at={at} face="slope" index={entry.index} value={slope} column />
        </span>
      )}
    </td>
  );
}
