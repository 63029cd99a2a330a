import { useLab } from '../../lab/react.ts';
import { usePlay } from '../parts/use-play.ts';
import { Button } from '../StepControl.tsx';
import { countOf, type Run } from './run.ts';

/** Milliseconds an operation stays in view while the run plays. */
const PACE = 900;

interface Props {
  run: Run;
  count: number;
  /** What the slider says of where it stands. */
  words: string;
  go: (count: number) => void;
}

/** First, back, play, forward, last, a scrubber over all operations, and from one time step to the next. */
export function Control({ run, count, words, go }: Props) {
  const { first, last, ends } = run;
  const lab = useLab();
  const [playing, setPlaying] = usePlay(() => {
    const now = countOf(run, lab.store.getState().settings.operation ?? '');
    if (now < last) go(now + 1);
    return now + 1 < last;
  }, PACE);
  const goTo = (wanted: number) => {
    setPlaying(false);
    go(Math.min(Math.max(wanted, first), last));
  };
  const play = () => {
    if (!playing && count === last) go(first);
    setPlaying(!playing);
  };
  return (
    <div className="step-control controls">
      <div className="step-buttons">
        <Button
          label="Before the first operation"
          shape="M3 2.5h1.6v11H3zM14 2.5v11L6 8z"
          onClick={() => goTo(first)}
        />
        <Button
          label="One operation back"
          shape="M12 2.5v11L4 8z"
          onClick={() => goTo(count - 1)}
        />
        <Button
          label={playing ? 'Pause the operations' : 'Play the operations'}
          word={playing ? 'Pause' : 'Play'}
          shape={playing ? 'M5 2.5h3v11H5zM10 2.5h3v11h-3z' : 'M5 1v14l10-7z'}
          onClick={play}
        />
        <Button label="One operation on" shape="M6 2.5v11L14 8z" onClick={() => goTo(count + 1)} />
        <Button
          label="Last operation"
          shape="M4 2.5v11L12 8zM13.5 2.5h1.6v11h-1.6z"
          onClick={() => goTo(last)}
        />
      </div>
      <input
        type="range"
        min={first}
        max={last}
        value={count}
        aria-label="Operation"
        aria-valuetext={words}
        onChange={(event) => goTo(Number(event.target.value))}
      />
      <p className="time-step">
        <Button
          label="One time step back"
          shape="M9 2.5v11L2 8zM16 2.5v11L9 8z"
          onClick={() => goTo(ends.findLast((end) => end < count) ?? first)}
        />
        time step
        <Button
          label="One time step on"
          shape="M2 2.5v11L9 8zM9 2.5v11L16 8z"
          onClick={() => goTo(ends.find((end) => end > count) ?? last)}
        />
      </p>
    </div>
  );
}
