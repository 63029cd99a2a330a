import '../step-control.css';
import { useLab } from '../../lab/react.ts';
import { usePlay } from '../parts/use-play.ts';
import { Button } from '../StepControl.tsx';
import type { Setup } from './setup.ts';

/** Milliseconds an update stays in view while the figure plays. */
const PACE = 180;

/** First, back, play, forward, last, and a scrubber: the number of updates made. */
export function UpdateControl({ setup: { at, updates } }: { setup: Setup }) {
  const lab = useLab();
  const set = (to: number) =>
    lab.set('update', String(Math.min(Math.max(Math.round(to), 0), updates)));
  const [playing, setPlaying] = usePlay(() => {
    set(at + 1);
    return at + 1 < updates;
  }, PACE);
  const go = (to: number) => {
    setPlaying(false);
    set(to);
  };
  const play = () => {
    if (!playing && at >= updates) set(0);
    setPlaying(!playing);
  };
  return (
    <div className="step-control controls" role="group" aria-label="The update in view">
      <div className="step-buttons">
        <Button label="The start" shape="M3 2.5h1.6v11H3zM14 2.5v11L6 8z" onClick={() => go(0)} />
        <Button label="One update back" shape="M12 2.5v11L4 8z" onClick={() => go(at - 1)} />
        <Button
          label={playing ? 'Pause' : 'Play the updates'}
          word={playing ? 'Pause' : 'Play'}
          shape={playing ? 'M5 2.5h3v11H5zM10 2.5h3v11h-3z' : 'M5 1v14L15 8z'}
          onClick={play}
        />
        <Button label="One update further" shape="M6 2.5v11L14 8z" onClick={() => go(at + 1)} />
        <Button
          label="Last update"
          shape="M4 2.5v11L12 8zM13.5 2.5h1.6v11h-1.6z"
          onClick={() => go(updates)}
        />
      </div>
      <input
        type="range"
        min={0}
        max={updates}
        value={at}
        aria-label="Updates made"
        aria-valuetext={`${at} of ${updates} updates`}
        onChange={(event) => go(Number(event.target.value))}
      />
      <p>
        <span className="step-now">{at === 1 ? '1 update' : `${at} updates`}</span> of {updates}.
      </p>
    </div>
  );
}
