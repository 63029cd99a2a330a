import './cell-difference/cell-difference.css';
import { useState } from 'react';
import type { Strand } from '../engine/network.ts';
import type { Trace } from '../engine/trace.ts';
import { useLabState, useSetting, useTrace } from '../lab/react.ts';
import { differenceOf, type Difference, type Line } from '../notation/difference.ts';
import { errorFormula } from '../notation/error.ts';
import { valueFormula } from '../notation/forward.ts';
import { gradientFormula } from '../notation/gradient.ts';
import { ruleInWords } from '../notation/rules.ts';
import { Gone, SideFormula } from './cell-difference/Side.tsx';
import { Words } from './cell-difference/Words.tsx';
import { Num } from './parts/Num.tsx';
import { Formula } from './parts/Formula.tsx';
import { reachable } from './parts/reachable.ts';
import { strandInView } from './unfolded/model.ts';
import { Sentence } from './parts/Sentence.tsx';
import { UnitChoice } from './parts/UnitChoice.tsx';

/** ∂q for ∂L/∂q, as the paper writes it inside the cell: a line is then no higher than its equation. */
const STYLE = { linked: true, short: true } as const;

interface Props {
  /** The cell with which the lab's is compared, by its name in an experiment. */
  from: string;
  number?: string;
}

/**
 * The equations of the lab's cell and the error terms that follow from them, side by side, with what another cell has
 * otherwise marked; the errors can be derived one after the other, from the last equation up.
 */
export function CellDifference({ from, number }: Props) {
  const trace = useTrace();
  const pin = useLabState((state) => state.pin);
  const step = useLabState((state) => state.step);
  const strand = strandInView(trace, pin);
  const { plan } = strand;
  const difference = differenceOf(from, plan.cell.name);
  const { lines } = difference;
  const [wanted, setUnit] = useSetting('unit', '0');
  const unit = Math.min(Number(wanted), plan.size - 1);
  const [setting, setDerived] = useSetting('derived', String(lines.length));
  const derived = Math.min(Math.max(Number(setting), 1), lines.length);
  const isStepped = derived < lines.length;
  const [isWhole, setWhole] = useState(false);
  // Where little differs, little is shown: what the two cells have in common is asked for.
  const isShort = !difference.another && !isWhole && !isStepped;
  const shown = isShort ? lines.filter(isOtherwise) : lines;
  return (
    <div className="cell-difference">
      <div className="difference-controls controls">
        <button
          type="button"
          className="word"
          onClick={() => setDerived(isStepped ? String(derived + 1) : '1')}
        >
          {isStepped ? 'Next error' : 'Derive the errors one by one'}
        </button>
        {isStepped && (
          <button type="button" className="word" onClick={() => setDerived(null)}>
            All errors
          </button>
        )}
        {!difference.another && !isStepped && (
          <button type="button" className="word" onClick={() => setWhole(!isWhole)}>
            {isWhole ? 'Only what is otherwise' : `All ${lines.length} equations`}
          </button>
        )}
        <UnitChoice unit={unit} size={plan.size} onChoose={setUnit}>
          Numbers of unit
        </UnitChoice>
      </div>
      <div
        className="difference-lines"
        {...reachable}
        role="group"
        aria-label={`The equations of the ${plan.cell.title} and its errors`}
      >
        <div className="difference-head">
          <span>Forward, read down</span>
          <span>
            Back, read up: ∂<i>q</i> stands for ∂<i>L</i>/∂<i>q</i>
          </span>
        </div>
        <ol>
          {shown.map((line) => {
            const turn = lines.length - lines.indexOf(line);
            return (
              <LineOf
                key={line.name}
                {...{ trace, strand, line, unit, t: step }}
                marked={!difference.another}
                isHidden={turn > derived}
                isNow={isStepped && turn === derived}
              />
            );
          })}
        </ol>
        <Weights {...{ trace, strand, difference }} />
      </div>
      <Sentence number={number}>
        {isStepped ? (
          <>
            {ruleInWords(trace.forward, strand, lines.at(-derived)!.name, 't')}{' '}
            {derived === 1
              ? 'All that reads it stands above the cell or at the next step, where the errors are known already.'
              : 'All that reads it stands below it in the list, above the cell, or at the next step, where the errors are known already.'}
          </>
        ) : (
          <Words difference={difference} cell={plan.cell} from={from} />
        )}{' '}
        The numbers are those of unit {unit + 1} at <i>t</i> = {step}
        {step === (strand.backward ? 1 : trace.steps) &&
          ', the last step it reads: what comes from the next one is not there'}
        .
      </Sentence>
    </div>
  );
}

const isOtherwise = ({ value, error }: Line) => value.status !== 'same' || error.status !== 'same';

interface LineProps {
  trace: Trace;
  strand: Strand;
  line: Line;
  unit: number;
  t: number;
  marked: boolean;
  /** Its error is not derived yet. */
  isHidden: boolean;
  isNow: boolean;
}

function LineOf({ trace, strand, line, unit, t, marked, isHidden, isNow }: LineProps) {
  const { name, value, error } = line;
  const place = { layer: strand.key, name, t: 't' };
  const forward = valueFormula(trace.forward, place, { linked: true })!;
  const back = errorFormula(trace.forward, place, STYLE)!;
  const at = `${strand.key}.${name}@${t}`;
  const numbers = { at, index: [unit], column: true };
  return (
    <li
      data-line={name}
      className={isNow ? 'now' : undefined}
      aria-current={isNow ? 'step' : undefined}
    >
      <div className="forward" data-status={marked ? value.status : undefined}>
        {marked && <Mark status={value.status} />}
        <span className="side-formula">
          <SideFormula formula={forward} side={value} marked={marked} />
        </span>
        <Num {...numbers} face="value" value={trace.value(at)![unit]!} />
      </div>
      <div className="back" data-status={marked && !isHidden ? error.status : undefined}>
        {isHidden ? (
          <span className="not-yet">not derived yet</span>
        ) : (
          <>
            {marked && <Mark status={error.status} />}
            <span className="side-formula">
              <SideFormula formula={back} side={error} marked={marked} />
            </span>
            <Num {...numbers} face="error" value={trace.error(at)![unit]!} />
          </>
        )}
      </div>
    </li>
  );
}

/** The word in the margin: the rule beside it is not alone. */
function Mark({ status }: { status: Line['value']['status'] }) {
  return status === 'same' ? null : <span className="mark">{status}</span>;
}

/** The gradients of weights that the other cell has not, and what is gone. */
function Weights({
  trace,
  strand,
  difference,
}: {
  trace: Trace;
  strand: Strand;
  difference: Difference;
}) {
  const { newWeights, goneWeights, gone, another } = difference;
  return (
    <div className="difference-weights">
      {newWeights.length > 0 && (
        <p>
          <span className={another ? undefined : 'mark'}>
            {another ? 'Its weights, and their gradients' : 'new weights, and their gradients'}
          </span>
          {newWeights.map((name) => (
            <span key={name} className="gradient">
              <Formula
                tex={`\\displaystyle ${gradientFormula(trace.forward, strand.key, name, STYLE).tex}`}
              />{' '}
            </span>
          ))}
        </p>
      )}
      {!another && gone.length + goneWeights.length > 0 && (
        <p>
          <Gone tex={[...gone, ...goneWeights]} words="gone:" />
        </p>
      )}
    </div>
  );
}
