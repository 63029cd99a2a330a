import './step-control.css';
import { useEffect, useState } from 'react';
import { useLab, useLabState, useTrace } from '../lab/react.ts';

/** Milliseconds a step stays in view while the error plays back. */
const PACE = 1100;

/** First, back, play, forward, last, and a scrubber: the step in view. Play runs the way the error does, from T to 1. */
export function StepControl() {
  const lab = useLab();
  const { steps } = useTrace();
  const step = useLabState((state) => state.step);
  const [playing, setPlaying] = useState(false);

  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => {
      const now = lab.store.getState().step;
      if (now > 1) lab.goTo(now - 1);
      if (now <= 2) setPlaying(false);
    }, PACE);
    return () => clearInterval(timer);
  }, [playing, lab]);

  const go = (t: number) => {
    setPlaying(false);
    lab.goTo(t);
  };
  const play = () => {
    if (!playing && step === 1) lab.goTo(steps);
    setPlaying(!playing);
  };
  return (
    <div className="step-control controls" role="group" aria-label="The step in view">
      <div className="step-buttons">
        <Button label="First step" shape="M3 2.5h1.6v11H3zM14 2.5v11L6 8z" onClick={() => go(1)} />
        <Button label="One step earlier" shape="M12 2.5v11L4 8z" onClick={() => go(step - 1)} />
        <Button
          label={playing ? 'Pause' : 'Play the error back'}
          word={playing ? 'Pause' : 'Play'}
          shape={playing ? 'M5 2.5h3v11H5zM10 2.5h3v11h-3z' : 'M13 1v14L3 8z'}
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
        : {step === steps ? 'the error starts here' : `the error has come back from t = ${steps}`}
        {step > 1 && `; t = ${step - 1} is next, drawn in outline`}.
      </p>
    </div>
  );
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
