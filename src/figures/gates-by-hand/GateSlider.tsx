import { useLab } from '../../lab/react.ts';
import { formatColumn } from '../../notation/column.ts';
import { quantityInWords } from '../../notation/words.ts';
import { rangeOf, withGates, type Gate, type Hand } from './hand.ts';
import { valueAt, type View } from './model.ts';

/** A hundredth, as a slider has them. */
const STEP = 0.01;

interface Props {
  view: View;
  gate: Gate;
  t: number;
  /** Empty where the gates of this network are computed: then the slider shows, and cannot be moved. */
  hand: Hand;
}

/** A gate as a slider: what it sets is the number of the input that the gate is made of. A sweep is one step of undo. */
export function GateSlider({ view, gate, t, hand }: Props) {
  const lab = useLab();
  const value = valueAt(view, gate, t);
  const [min, max] = rangeOf(gate);
  if (hand[gate] === undefined) return <Scale share={(value - min) / (max - min)} />;
  const begin = () => {
    lab.endGesture();
    lab.beginGesture();
  };
  const onChange = (wanted: number) =>
    lab.setInputs(withGates(lab.store.getState().experiment.inputs, t, hand, { [gate]: wanted }));
  return (
    <input
      type="range"
      min={min}
      max={max}
      step={STEP}
      value={Number(value.toFixed(2))}
      aria-label={`${quantityInWords(view.strand.plan.cell, gate)} at step ${t}`}
      aria-valuetext={formatColumn(value)}
      onFocus={() => lab.goTo(t)}
      onPointerDown={begin}
      onPointerUp={() => lab.endGesture()}
      onKeyDown={() => {
        if (!lab.isInGesture()) lab.beginGesture();
      }}
      onChange={(event) => onChange(event.target.valueAsNumber)}
      onBlur={() => lab.endGesture()}
    />
  );
}

/** Where a gate stands, drawn. */
function Scale({ share }: { share: number }) {
  const at = Number.isFinite(share) ? Math.min(Math.max(share, 0), 1) : 0;
  return (
    <svg className="gate-scale" viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">
      <line className="gate-place" x1="0" x2="100" y1="8" y2="8" />
      <line className="gate-at" x1={at * 100} x2={at * 100} y1="1" y2="15" />
    </svg>
  );
}
