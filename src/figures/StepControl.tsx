import './step-control.css';
import { useEffect, useState } from 'react';
import { useLab, useLabState, useTrace } from '../lab/react.ts';

/** Milliseconds a step stays in view while the error plays back. */
const PACE = 1100;
const PAUSE = 'M5 2.5h3v11H5zM10 2.5h3v11h-3z';

interface Props {
  /** Play with the values, from 1 to T. Else it runs the way the error does, from T to 1. */
  forward?: boolean;
}

/** First, back, play, forward, last, and a scrubber: the step in view. */
export function StepControl({ forward = false }: Props) {
  const lab = useLab();
  const { steps } = useTrace();
  const step = useLabState((state) => state.step);
  const [playing, setPlaying] = useState(false);

  useEffect(() => {
    if (!playing) return;
    const [by, end] = forward ? [1, steps] : [-1, 1];
    const timer = setInterval(() => {
      const next = lab.store.getState().step + by;
      lab.goTo(next);
      if ((next - end) * by >= 0) setPlaying(false);
    }, PACE);
    return () => clearInterval(timer);
  }, [playing, lab, forward, steps]);

  const go = (t: number) => {
    setPlaying(false);
    lab.goTo(t);
  };
  const play = () => {
    const [begin, end] = forward ? [1, steps] : [steps, 1];
    if (!playing && step === end) lab.goTo(begin);
    setPlaying(!playing);
  };
  return (
    <div className="step-control controls" role="group" aria-label="The step in view">
      <div className="step-buttons">
        <Button label="First step" shape="M3 2.5h1.6v11H3zM14 2.5v11L6 8z" onClick={() => go(1)} />
        <Button label="One step earlier" shape="M12 2.5v11L4 8z" onClick={() => go(step - 1)} />
        <Button
          label={playing ? 'Pause' : forward ? 'Play forward in time' : 'Play the error back'}
          word={playing ? 'Pause' : 'Play'}
          shape={playing ? PAUSE : forward ? 'M5 1v14L15 8z' : 'M13 1v14L3 8z'}
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
        : {forward ? asValues(step, steps) : asErrors(step, steps)}.
      </p>
    </div>
  );
}

function asValues(step: number, steps: number): string {
  if (step === steps) return steps === 1 ? 'the only step' : `the last of ${steps} steps`;
  return `${step} of ${steps} steps ${step === 1 ? 'is' : 'are'} made; t = ${step + 1} is next`;
}

function asErrors(step: number, steps: number): string {
  const here =
    step === steps ? 'the error starts here' : `the error has come back from t = ${steps}`;
  return step > 1 ? `${here}; t = ${step - 1} is next, drawn in outline` : here;
}

interface ButtonProps {
  label: string;
  shape: string;
  onClick: () => void;
  /** Shown beside the shape. */
  word?: string;
}

function Button({ label, shape, onClick, word }: ButtonProps) {
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
