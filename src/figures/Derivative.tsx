import './derivative/derivative.css';
import { useId, useMemo } from 'react';
import { derivativesOf, recurrenceOf } from '../engine/derived/derivative.ts';
import type { Entry } from '../engine/experiment.ts';
import type { Trace } from '../engine/trace.ts';
import { parsePlace } from '../lab/place.ts';
import { useLabState, useSetting, useTrace } from '../lab/react.ts';
import { immediateFormula, totalFormula } from '../notation/derivative.ts';
import { Addition } from './derivative/Addition.tsx';
import { Derived } from './derivative/Derived.tsx';
import { isOwn, type Derivation } from './derivative/derivation.ts';
import { Uses } from './derivative/Uses.tsx';
import { Exploded } from './parts/Exploded.tsx';
import { Formula } from './parts/Formula.tsx';
import { reachable } from './parts/reachable.ts';
import { Sentence } from './parts/Sentence.tsx';
import { EntryName, StateName } from './triangle/Names.tsx';
import { useEntry } from './triangle/use-entry.ts';

interface Props {
  /** By whose number, where none is chosen: "1.W_hh". */
  parameter?: string;
  /** "5.3". */
  number?: string;
}

/**
 * One number of h at the step in view, by one number of a parameter: the immediate derivative, for which the state before is
 * held fixed, and the total one, which goes on through all earlier uses.
 */
export function Derivative({ parameter = '1.W_hh', number }: Props) {
  const trace = useTrace();
  const step = useLabState((state) => state.step);
  const pin = useLabState((state) => state.pin);
  const [entry] = useEntry(trace, parameter);
  const [mode, setMode] = useSetting('derivative', 'total');
  const isTotal = mode === 'total';
  const shown = useDerivation(trace, entry, pin, step);
  const { layer, t } = shown;
  const of = { layer, t, by: entry };
  const tex = isTotal
    ? totalFormula(trace.forward, of, { linked: true })
    : immediateFormula(trace.forward, of, shown.unit, entry.index, { linked: true });
  return (
    <div className="derivative">
      <Switch isTotal={isTotal} onChange={(total) => setMode(total ? null : 'immediate')} />
      <p className="derivative-formula" {...reachable}>
        <Formula tex={`\\displaystyle ${tex}`} />
        {!isTotal && (
          <span className="words">
            {t === shown.first ? 'the state before is given' : 'the state before is held fixed'}
          </span>
        )}
      </p>
      <Uses shown={shown} isTotal={isTotal} />
      <Addition shown={shown} isTotal={isTotal} />
      <Sentence number={number}>
        <Words shown={shown} isTotal={isTotal} />
      </Sentence>
    </div>
  );
}

/** The layer and the unit of the pin where h can be meant by it; else those of the parameter's row. */
function useDerivation(
  trace: Trace,
  { layer: ofLayer, parameter, index }: Entry,
  pin: string | null,
  step: number,
): Derivation {
  const place = pin === null ? null : parsePlace(pin);
  const pinned = place?.kind === 'quantity' && place.layer !== 'readout' ? place : null;
  const above = trace.strands.at(-2)!.key;
  const layer = pinned?.layer ?? (ofLayer === 'readout' ? above : ofLayer);
  const { plan, backward } = trace.strands[trace.strandIndex(layer)]!;
  const isUnit = pinned && pinned.name !== plan.input.name;
  const unit = Math.min((isUnit ? pinned.unit : null) ?? index[0] ?? 0, plan.size - 1);
  const at = index.join('.');
  return useMemo(() => {
    const entry = { layer: ofLayer, parameter, index: at.split('.').map(Number) };
    const of = { layer, name: plan.output.name, t: step };
    return {
      trace,
      entry,
      layer,
      unit,
      t: step,
      first: backward ? trace.steps : 1,
      before: backward ? step + 1 : step - 1,
      derivatives: derivativesOf(trace, of, unit, entry),
      through: recurrenceOf(trace, layer, step, unit, entry),
    };
  }, [trace, layer, plan, backward, unit, step, ofLayer, parameter, at]);
}

function Switch({ isTotal, onChange }: { isTotal: boolean; onChange: (total: boolean) => void }) {
  const name = useId();
  return (
    <fieldset className="derivative-switch controls">
      <legend>The derivative is</legend>
      <label>
        <input type="radio" name={name} checked={!isTotal} onChange={() => onChange(false)} />
        immediate, ∂⁺: the state before held fixed
      </label>
      <label>
        <input type="radio" name={name} checked={isTotal} onChange={() => onChange(true)} />
        total: through all earlier steps too
      </label>
    </fieldset>
  );
}

function Words({ shown, isTotal }: { shown: Derivation; isTotal: boolean }) {
  const { trace, entry, derivatives, t, first, before } = shown;
  const { immediate, total } = derivatives;
  if (trace.overflow) return <Exploded overflow={trace.overflow} />;
  const state = <StateName shown={shown} t={t} />;
  const by = <EntryName trace={trace} entry={entry} />;
  if (entry.layer === 'readout')
    return (
      <>
        The readout reads {state}, it does not make it: the derivative by {by} is zero, immediate
        and total.
      </>
    );
  if (!isTotal)
    return (
      <>
        Raise {by} a little at step {t} alone: {state} changes{' '}
        <Derived value={immediate} name="immediate" /> times as much. What the same weight did at
        other steps does not count.
      </>
    );
  if (t === first && immediate === total)
    return (
      <>
        Raise {by} a little: {state} changes <Derived value={total} name="total" /> times as much.
        It is the first step, nothing was used before it, and so total and immediate are the same.
      </>
    );
  return (
    <>
      Raise {by} a little, at every step: {state} changes <Derived value={total} name="total" />{' '}
      times as much. At its own step it changes by <Derived value={immediate} name="immediate" />,
      and by <Derived value={total - immediate} name="through" /> because{' '}
      {isOwn(shown) ? <StateName shown={shown} t={before} whole /> : 'what it made at other steps'}{' '}
      has changed already.
    </>
  );
}
