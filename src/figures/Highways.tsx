import './frame-sentence.css';
import './numbers-table.css';
import './through-time/through-time.css';
import './highways/highways.css';
import { useMemo, useRef } from 'react';
import { memoryLineOf } from '../engine/memory-line.ts';
import { layerOr } from './through-time/layer.ts';
import { shiftOf } from '../engine/experiment.ts';
import type { Trace } from '../engine/trace.ts';
import { longestOf } from '../lab/store.ts';
import { useLab, useLabState, useSetting, useTrace } from '../lab/react.ts';
import { quantityInWords } from '../notation/words.ts';
import { AllNumbers } from './highways/AllNumbers.tsx';
import { Drawing } from './highways/Drawing.tsx';
import { shownOf, type Shown } from './highways/model.ts';
import { Parts } from './highways/Parts.tsx';
import { NothingShown, StepInView, stepSays, WholeWay } from './highways/Sentences.tsx';
import { Exploded } from './parts/Exploded.tsx';
import { useSpoken } from './parts/use-spoken.ts';
import { Dial } from './through-time/Dial.tsx';
import { StepPlot } from './through-time/StepPlot.tsx';
import { StepsDial } from './through-time/StepsDial.tsx';
import { Edits } from './Weights.tsx';

interface Props {
  /** "10.2" */
  number: string;
  /** "1", or "1b" for the direction that reads from T to 1; the top layer where absent. */
  layer?: string;
}

/**
 * Of the error that the last loss sends back to an early memory: how much came along the memory line, and how much through each
 * gate. The gates' parts sum, with the line's, to the whole.
 */
export function Highways({ number, layer: chosen }: Props) {
  const trace = useTrace();
  const step = useLabState((state) => state.step);
  const layer = layerOr(trace, chosen);
  const [unit, setUnit] = useUnit(trace, layer);
  const shown = useMemo(() => shownOf(trace, layer, unit), [trace, layer, unit]);
  const sentence = useRef<HTMLDivElement>(null);
  const spoken = useSpoken(sentence);
  const { overflow } = trace;
  const isExploded = overflow?.face === 'value';
  const seen = isExploded || typeof shown === 'string' ? null : shown;
  return (
    <div className="through-time highways">
      <Dials trace={trace} layer={layer} unit={unit} onUnit={setUnit} />
      {seen && <Plot shown={seen} step={step} />}
      <div className="highway-words">
        <div className="frame-sentence" ref={sentence}>
          <p>
            <span className="figure-number">Figure {number}</span>{' '}
            {isExploded ? (
              <Exploded overflow={overflow} />
            ) : typeof shown === 'string' ? (
              <NothingShown why={shown} />
            ) : (
              <WholeWay shown={shown} />
            )}
          </p>
          {seen && (
            <p>
              <StepInView shown={seen} step={step} />
            </p>
          )}
        </div>
        {seen && <Parts shown={seen} step={step} />}
      </div>
      <Edits />
      {seen && <AllNumbers shown={seen} />}
      <p className="vh" role="status">
        {spoken}
      </p>
    </div>
  );
}

/** The unit shown, from 0; null for all together. */
function useUnit(trace: Trace, layer: string): [number | null, (unit: number | null) => void] {
  const [text, set] = useSetting('unit', '');
  const { size } = trace.strands[trace.strandIndex(layer)]!.plan;
  const unit = text !== '' && Number(text) < size ? Number(text) : null;
  return [unit, (wanted) => set(wanted === null ? null : String(wanted))];
}

interface DialsProps {
  trace: Trace;
  layer: string;
  unit: number | null;
  onUnit: (unit: number | null) => void;
}

/** The length of the sequence, the bias of the gate that stands on the line, and the unit. */
function Dials({ trace, layer, unit, onUnit }: DialsProps) {
  const lab = useLab();
  const { plan } = trace.strands[trace.strandIndex(layer)]!;
  const line = memoryLineOf(plan.cell);
  return (
    <div className="dials controls" role="group" aria-label="Length, bias and unit">
      <StepsDial steps={trace.steps} most={longestOf(lab.start)} onChange={lab.setSteps} />
      {line?.bias != null && <Bias {...{ trace, layer }} gate={line.gate} bias={line.bias} />}
      {line && plan.size > 1 && (
        <label className="dial highway-unit">
          Of{' '}
          <select
            value={unit ?? 'all'}
            onChange={({ target }) => onUnit(target.value === 'all' ? null : Number(target.value))}
          >
            <option value="all">all units together</option>
            {Array.from({ length: plan.size }, (_, k) => (
              <option key={k} value={k}>
                unit {k + 1}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

interface BiasProps {
  trace: Trace;
  layer: string;
  gate: string;
  bias: string;
}

/** All numbers of the gate's bias, moved by as much. */
function Bias({ trace, layer, gate, bias }: BiasProps) {
  const lab = useLab();
  const base = useLabState((state) => state.base);
  const { plan } = trace.strands[trace.strandIndex(layer)]!;
  return (
    <Dial
      label={
        <>
          <i>b</i>
          <sub className="italic">{bias.slice(2)}</sub> +
        </>
      }
      name={`Added to the bias of the ${quantityInWords(plan.cell, gate)}`}
      none="by hand"
      value={shiftOf(trace.experiment, layer, [bias], base)}
      min={-3}
      max={5}
      step={0.1}
      onChange={(by) => lab.shift(layer, [bias], by)}
    />
  );
}

function Plot({ shown, step }: { shown: Shown; step: number }) {
  return (
    <StepPlot
      name="Step in the drawing of the error’s ways"
      steps={shown.trace.steps}
      step={step}
      says={stepSays(shown, step)}
    >
      <Drawing shown={shown} step={step} />
    </StepPlot>
  );
}
