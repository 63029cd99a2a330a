import './step-control.css';
import { useEffect, useState } from 'react';
import type { Trace } from '../engine/trace.ts';
import { useLab, useLabState, useSetting, useTrace } from '../lab/react.ts';
import { isTwoWay } from './unfolded/model.ts';

/** Milliseconds a step stays in view while the figure plays. */
const PACE = 1100;

interface Props {
  /** Play runs the way the error does, from T to 1, or the way the values do, from 1 to T. */
  direction?: 'back' | 'forward';
  /** Does the figure draw in outline what comes next? */
  outlined?: boolean;
}

/** First, back, play, forward, last, and a scrubber: the step in view. */
export function StepControl({ direction = 'back', outlined = true }: Props) {
  const lab = useLab();
  const trace = useTrace();
  const { steps } = trace;
  const step = useLabState((state) => state.step);
  const [folded] = useSetting('folded', 'no');
  const [playing, setPlaying] = useState(false);
  const isBack = direction === 'back';
  const [first, last] = isBack ? [steps, 1] : [1, steps];
  const by = isBack ? -1 : 1;

  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => {
      const now = lab.store.getState().step;
      if (now !== last) lab.goTo(now + by);
      if (now === last || now + by === last) setPlaying(false);
    }, PACE);
    return () => clearInterval(timer);
  }, [playing, lab, last, by]);

  const go = (t: number) => {
    setPlaying(false);
    lab.goTo(t);
  };
  const play = () => {
    if (!playing && step === last) lab.goTo(first);
    setPlaying(!playing);
  };
  return (
    <div className="step-control controls" role="group" aria-label="The step in view">
      <div className="step-buttons">
        <Button label="First step" shape="M3 2.5h1.6v11H3zM14 2.5v11L6 8z" onClick={() => go(1)} />
        <Button label="One step earlier" shape="M12 2.5v11L4 8z" onClick={() => go(step - 1)} />
        <Button
          label={playing ? 'Pause' : isBack ? 'Play the error back' : 'Play the values forward'}
          word={playing ? 'Pause' : 'Play'}
          shape={
            playing ? 'M5 2.5h3v11H5zM10 2.5h3v11h-3z' : isBack ? 'M13 1v14L3 8z' : 'M5 1v14L15 8z'
          }
          onClick={play}
        />
        <Button label="One step later" shape="M6 2.5v11L14 8z" onClick={() => go(step + 1)} />
        <Button
          label="Last step"
          shape="M4 2.5v11L12 8zM13.5 2.5h1.6v11h-1.6z"
          onClick={() => go(steps)}
        />
      </div>
      <input
        type="range"
        min={1}
        max={steps}
        value={step}
        aria-label="Step"
        aria-valuetext={`t = ${step} of ${steps}`}
        onChange={(event) => go(Number(event.target.value))}
      />
      <p>
        <span className="step-now">
          <i>t</i> = {step}
        </span>
        : {isBack ? errorsIn(trace, step, outlined && folded !== 'yes') : valuesIn(trace, step)}.
      </p>
    </div>
  );
}

function errorsIn(trace: Trace, step: number, outlined: boolean): string {
  const { steps } = trace;
  if (isTwoWay(trace)) return bothWays(steps, step);
  const come =
    step === steps ? 'the error starts here' : `the error has come back from t = ${steps}`;
  if (step === 1) return come;
  // Folded, there is one column, and nothing to be drawn ahead.
  return `${come}; t = ${step - 1} is next${outlined ? ', drawn in outline' : ''}`;
}

function valuesIn(trace: Trace, step: number): string {
  const { steps } = trace;
  if (isTwoWay(trace)) return bothWays(steps, step);
  const which = `step ${step} of ${steps}`;
  return step < steps ? `${which}; t = ${step + 1} reads its state` : `${which}, the last`;
}

/** Neither the values nor the errors of a two-way network are complete on one side of a step. */
function bothWays(steps: number, step: number): string {
  const [forward, backward] = [step, steps + 1 - step];
  return `number ${forward} of ${steps} for the forward direction, number ${backward} for the backward one`;
}

interface ButtonProps {
  label: string;
  shape: string;
  onClick: () => void;
  /** Shown beside the shape. */
  word?: string;
}

export function Button({ label, shape, onClick, word }: ButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={word ? 'accent' : undefined}
      onClick={onClick}
    >
      <svg width="18" height="16" viewBox="0 0 18 16" aria-hidden="true">
        <path d={shape} />
      </svg>
      {word}
    </button>
  );
}
