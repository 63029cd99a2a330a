import '../step-control.css';
import { usePlay } from '../parts/use-play.ts';
import { Button } from '../StepControl.tsx';

/** Milliseconds a move stays in view while the network reads. */
const PACE = 260;

interface Props {
  step: number;
  steps: number;
  onStep: (t: number) => void;
}

/** The output in view: the step control of the figures, for a sequence that is this figure's own. */
export function Scrubber({ step, steps, onStep }: Props) {
  const [playing, setPlaying] = usePlay(() => {
    if (step < steps) onStep(step + 1);
    return step + 1 < steps;
  }, PACE);
  const go = (t: number) => {
    setPlaying(false);
    onStep(Math.min(Math.max(t, 1), steps));
  };
  const play = () => {
    if (!playing && step === steps) onStep(1);
    setPlaying(!playing);
  };
  return (
    <div className="step-control controls" role="group" aria-label="The move in view">
      <div className="step-buttons">
        <Button label="First move" shape="M3 2.5h1.6v11H3zM14 2.5v11L6 8z" onClick={() => go(1)} />
        <Button label="One move earlier" shape="M12 2.5v11L4 8z" onClick={() => go(step - 1)} />
        <Button
          label={playing ? 'Pause reading' : 'Read move by move'}
          word={playing ? 'Pause' : 'Read'}
          shape={playing ? 'M5 2.5h3v11H5zM10 2.5h3v11h-3z' : 'M5 1v14L15 8z'}
          onClick={play}
        />
        <Button label="One move later" shape="M6 2.5v11L14 8z" onClick={() => go(step + 1)} />
        <Button
          label="Last move"
          shape="M4 2.5v11L12 8zM13.5 2.5h1.6v11h-1.6z"
          onClick={() => go(steps)}
        />
      </div>
      <input
        type="range"
        min={1}
        max={steps}
        value={step}
        aria-label="Move"
        aria-valuetext={`move ${step} of ${steps}`}
        onChange={(event) => go(Number(event.target.value))}
      />
      <p>
        <span className="step-now">
          <i>t</i> = {step}
        </span>
        : move {step} of {steps}
        {step === steps && ', the last'}.
      </p>
    </div>
  );
}
