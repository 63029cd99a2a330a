import './frame-sentence.css';
import './numbers-table.css';
import './through-time/through-time.css';
import { useMemo, useRef } from 'react';
import { layerOr } from './through-time/layer.ts';
import { scaleOf } from '../engine/experiment.ts';
import { recurrentWeights } from '../engine/plan.ts';
import { longestOf } from '../lab/store.ts';
import { useLab, useLabState, useSetting, useTrace } from '../lab/react.ts';
import { formatPowerOfTen } from '../notation/format.ts';
import { useSpoken } from './parts/use-spoken.ts';
import { Clipping } from './through-time/Clipping.tsx';
import { Dial } from './through-time/Dial.tsx';
import { Drawing } from './through-time/Drawing.tsx';
import { distanceOf, wayOf, type Way } from './through-time/model.ts';
import { WIDEST, type Decades } from './through-time/scale.ts';
import { StepInView, WholeWay } from './through-time/Sentences.tsx';
import { StepPlot } from './through-time/StepPlot.tsx';
import { StepsDial } from './through-time/StepsDial.tsx';
import { WayTable } from './through-time/WayTable.tsx';
import { Edits } from './Weights.tsx';

interface Props {
  number: string;
  /** "1", or "1b" for the direction that reads from T to 1; the top layer where absent. */
  layer?: string;
  /** Between which powers of ten: fewer than usual where the chapter's errors neither vanish nor explode. */
  decades?: Decades;
}

/**
 * What becomes of an error on a long way back: its size at every step, on absolute logarithmic axes, beside the most that the
 * product of the Jacobians could do, and the bound by the norms of their factors.
 */
export function ThroughTime({ number, layer: chosen, decades = WIDEST }: Props) {
  const trace = useTrace();
  const step = useLabState((state) => state.step);
  const [followed, follow] = useSetting('loss', 'last');
  const layer = layerOr(trace, chosen);
  const loss = followed === 'last' ? null : Number(followed);
  const way = useMemo(() => wayOf(trace, layer, loss), [trace, layer, loss]);
  const sentence = useRef<HTMLDivElement>(null);
  const spoken = useSpoken(sentence);

  const isLabelled = trace.labelled.includes(step);
  return (
    <div className="through-time">
      <Dials way={way} />
      <Plot way={way} step={step} decades={decades} />
      <div className="frame-sentence" ref={sentence}>
        <p>
          <span className="figure-number">Figure {number}</span> <WholeWay way={way} />
          <ReadAgain steps={trace.steps} />
        </p>
        {trace.overflow?.face !== 'value' && (
          <p>
            <StepInView way={way} step={step} />
          </p>
        )}
      </div>
      <p className="way-follow controls">
        {way.curve && step !== way.curve.loss && isLabelled && (
          <button type="button" className="word" onClick={() => follow(String(step))}>
            Follow the loss of t = {step}
          </button>
        )}
        {way.curve && way.curve.loss !== trace.labelled.at(-1) && (
          <button type="button" className="word" onClick={() => follow(null)}>
            Follow the last loss
          </button>
        )}
      </p>
      <Clipping trace={trace} />
      <Edits />
      <WayTable way={way} />
      <p className="vh" role="status">
        {spoken}
      </p>
    </div>
  );
}

/** Where the sequence is longer than it was, what is read there. */
function ReadAgain({ steps }: { steps: number }) {
  const own = useLabState((state) => state.base.inputs.length);
  return (
    steps > own && (
      <>
        From <i>t</i> = {own + 1} on the sequence is read again from its start.{' '}
      </>
    )
  );
}

/** The size of the recurrent weights, and the length of the sequence. */
function Dials({ way: { trace, layer, strand } }: { way: Way }) {
  const lab = useLab();
  const base = useLabState((state) => state.base);
  const names = recurrentWeights(strand.plan);
  const scale = scaleOf(trace.experiment, layer, names, base);
  return (
    <div className="dials controls" role="group" aria-label="Scale and length">
      <Dial
        label={
          names.length === 1 ? (
            <>
              <i>W</i>
              <sub className="italic">hh</sub> ×
            </>
          ) : (
            'recurrent weights ×'
          )
        }
        name="Factor of the recurrent weights"
        none="by hand"
        value={scale}
        min={0}
        max={3}
        step={0.01}
        onChange={(factor) => lab.scale(layer, names, factor)}
      />
      <StepsDial steps={trace.steps} most={longestOf(lab.start)} onChange={lab.setSteps} />
    </div>
  );
}

/** The drawing, and the step in view chosen in it. */
function Plot({ way, step, decades }: { way: Way; step: number; decades: Decades }) {
  const { steps, curve } = way;
  const d = curve && distanceOf(curve, step);
  const size = curve && d !== null ? `, error ${formatPowerOfTen(curve.error[d]!)}` : '';
  return (
    <StepPlot
      name="Step in the drawing of the error’s way back"
      steps={steps}
      step={step}
      says={`t = ${step}${size}`}
    >
      <Drawing way={way} step={step} decades={decades} />
    </StepPlot>
  );
}
