import './gates-by-hand/gates-by-hand.css';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import type { Experiment } from '../engine/experiment.ts';
import { traceOf } from '../engine/trace.ts';
import { useLab, useLabState, useSetting, useTrace } from '../lab/react.ts';
import { Columns } from './gates-by-hand/Columns.tsx';
import { GATES, handOf, PRESETS, VERBS, withGates, type Hand } from './gates-by-hand/hand.ts';
import { memoryOf, verbAt, type View } from './gates-by-hand/model.ts';
import { Words } from './gates-by-hand/Words.tsx';
import { Sentence } from './parts/Sentence.tsx';
import { UnitChoice } from './parts/UnitChoice.tsx';
import { Edits } from './Weights.tsx';
import { reachable } from './parts/reachable.ts';
import { windowOf } from './unfolded/window.ts';

interface Props {
  number?: string;
  /** A trained network, whose gates can be looked at instead: another than the lab's, and read only. */
  computed?: Experiment;
  /** What its classes are called. */
  computedClasses?: readonly string[];
}

const NONE: readonly string[] = [];
const NOTHING: Hand = {};

/**
 * One unit of a memory, its gates set by the reader: what is written, kept, read, forgotten, and the error on the same way
 * back. Where the pre-activations of the gates are inputs of the network, a slider edits that input; else it only shows.
 */
export function GatesByHand({ number, computed, computedClasses = NONE }: Props) {
  const lab = useLab();
  const present = useTrace();
  const step = useLabState((state) => state.step);
  const [gates, setGates] = useSetting('gates', 'by-hand');
  const own = gates === 'by-hand' || !computed;
  const trace = own ? present : traceOf(computed);
  const strand = memoryOf(trace);
  const [wanted, setUnit] = useSetting('unit', '0');
  const size = strand?.plan.size ?? 1;
  const unit = Math.min(Number(wanted), size - 1);
  if (!strand)
    return (
      <Sentence number={number}>
        This figure shows a memory <i>c</i> behind a forget, an input and an output gate. No layer
        of this network has one.
      </Sentence>
    );
  const view: View = { trace, strand, unit, own };
  const hand = own ? handOf(trace.experiment, strand.key, strand.plan, unit) : NOTHING;
  const t = Math.min(step, trace.steps);
  return (
    <div className="gates-by-hand">
      <div className="gates-choice controls">
        {computed && (
          <Switch own={own} onChange={(byHand) => setGates(byHand ? null : 'computed')} />
        )}
        <UnitChoice unit={unit} size={size} onChoose={setUnit}>
          Unit
        </UnitChoice>
      </div>
      <Scroller steps={trace.steps} t={t}>
        <Columns
          view={view}
          items={windowOf(trace.steps, t)}
          focus={t}
          hand={hand}
          classes={own ? (lab.start.names?.classes ?? NONE) : computedClasses}
        />
      </Scroller>
      {GATES.some((gate) => hand[gate] !== undefined) && <Presets view={view} t={t} hand={hand} />}
      {own && <Edits />}
      <Sentence number={number}>
        <Words view={view} t={t} hand={hand} />
      </Sentence>
    </div>
  );
}

function Switch({ own, onChange }: { own: boolean; onChange: (byHand: boolean) => void }) {
  const name = useId();
  return (
    <fieldset>
      <legend>The gates are</legend>
      <label className="choice">
        <input type="radio" name={name} checked={own} onChange={() => onChange(true)} />
        <span>set by hand</span>
      </label>
      <label className="choice">
        <input type="radio" name={name} checked={!own} onChange={() => onChange(false)} />
        <span>computed, in a trained network</span>
      </label>
    </fieldset>
  );
}

/** All gates of the step in view at once: one edit, one step of undo. */
function Presets({ view, t, hand }: { view: View; t: number; hand: Hand }) {
  const lab = useLab();
  const now = verbAt(view, t);
  return (
    <div
      className="gates-presets controls"
      role="group"
      aria-label={`What the gates do at step ${t}`}
    >
      <span>
        At <i>t</i> = {t}:
      </span>
      {VERBS.map((verb) => (
        <button
          key={verb}
          type="button"
          className="word"
          aria-pressed={verb === now}
          onClick={() =>
            lab.setInputs(withGates(lab.store.getState().experiment.inputs, t, hand, PRESETS[verb]))
          }
        >
          {verb}
        </button>
      ))}
      <span className="presets-now">
        <i>f</i>, <i>i</i>, <i>o</i> at once; <i>g</i> stays
      </span>
    </div>
  );
}

interface ScrollerProps {
  steps: number;
  t: number;
  children: ReactNode;
}

/** Where the columns are wider than the page they scroll by themselves; the step in view is brought into view, no further. */
function Scroller({ steps, t, children }: ScrollerProps) {
  const lab = useLab();
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What is being dragged stays under the finger.
    if (lab.isInGesture()) return;
    const element = scroller.current!;
    const [now, names] = ['th.now', 'td.names'].map((one) =>
      element.querySelector<HTMLElement>(one)!,
    );
    const [left, right] = [
      now!.offsetLeft - names!.offsetWidth,
      now!.offsetLeft + now!.offsetWidth,
    ];
    if (left < element.scrollLeft) element.scrollLeft = left;
    else if (right > element.scrollLeft + element.clientWidth)
      element.scrollLeft = right - element.clientWidth;
  }, [lab, steps, t]);
  return (
    <div
      className="gates-columns"
      ref={scroller}
      {...reachable}
      role="group"
      aria-label="The gates and the memory, a column a step"
    >
      {children}
    </div>
  );
}
