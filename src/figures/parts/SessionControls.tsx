import './session-controls.css';
import { useId, useState } from 'react';
import { secondsInWords, updatesInWords, withThousands } from './counts.ts';
import { saveFile } from './save-file.ts';
import {
  countOfRuns,
  goalOf,
  isBusy,
  type TrainingSession,
  type TrainingView,
} from './training-view.ts';

type Session = Pick<TrainingSession<unknown>, 'run' | 'pause' | 'startOver' | 'take' | 'asFile'>;
type View = Pick<TrainingView<unknown>, 'phase' | 'runs' | 'until' | 'says' | 'data'>;

interface Props {
  session: Session;
  view: View;
  /** A press of Run goes on to the next multiple of so many updates. */
  updates: number;
  /** What a file's name begins with. */
  name: string;
  /** The compressed size of the data, in bytes; null where it is not known. */
  size: number | null;
}

/** Run and Pause, how far it is, and what becomes of what was learned. */
export function SessionControls({ session, view, updates, name, size }: Props) {
  const { phase, says } = view;
  const [sure, setSure] = useState(false);
  const going = isBusy(view);
  const count = countOfRuns(view.runs);
  const goal = goalOf(view, updates);
  return (
    <div className="session-controls controls">
      <p className="session-buttons">
        <button
          type="button"
          className="accent"
          disabled={phase === 'fetching'}
          onClick={() => (going ? session.pause() : void session.run())}
        >
          {going ? 'Pause' : count === 0 ? 'Run' : 'Run on'}
        </button>
        {sure ? (
          <>
            <button
              type="button"
              className="word"
              onClick={() => {
                session.startOver();
                setSure(false);
              }}
            >
              Yes, forget what was learned
            </button>
            <button type="button" className="word" onClick={() => setSure(false)}>
              No
            </button>
          </>
        ) : (
          <button
            type="button"
            className="word"
            disabled={count === 0 || going}
            onClick={() => setSure(true)}
          >
            Start over
          </button>
        )}
        <Files session={session} name={name} count={count} />
      </p>
      <div className="session-progress">
        <progress max={goal} value={count} aria-label="Updates made" />
        <span>
          {progressText(view, count, goal)}
          {count === 0 && phase === 'paused' && (
            <>
              {' '}
              Run{' '}
              {view.data === null && (
                <>fetches the data{size !== null && `, ${Math.round(size / 1000)} kB,`} and </>
              )}
              trains in this browser.
            </>
          )}
        </span>
      </div>
      <p className="session-says" role="status">
        {says}
      </p>
    </div>
  );
}

function progressText({ phase, until }: View, count: number, goal: number): string {
  const made = `${updatesInWords(count)} of ${withThousands(goal)}`;
  if (phase === 'fetching') return `${made}. The data is being fetched…`;
  if (phase === 'starting') return `${made}. The training is being set up…`;
  if (phase === 'done' || (phase === 'paused' && count === goal))
    return `${updatesInWords(count)}: done. Run on makes as many more.`;
  if (phase === 'stopped') return `${updatesInWords(count)}: stopped.`;
  if (phase === 'paused') return `${made}.`;
  const left = until?.secondsLeft ?? null;
  return left === null ? `${made}…` : `${made}, about ${secondsInWords(left)} left.`;
}

function Files({ session, name, count }: { session: Session; name: string; count: number }) {
  const id = useId();
  return (
    <>
      <button
        type="button"
        className="word"
        disabled={count === 0}
        onClick={() =>
          void session.asFile().then((text) => saveFile(`${name}-${count}.json`, text))
        }
      >
        Save as a file
      </button>
      <label htmlFor={id} className="word session-file">
        Open a file
        <input
          id={id}
          type="file"
          className="vh"
          accept=".json,application/json"
          onChange={({ target }) => {
            const file = target.files?.[0];
            target.value = '';
            if (file) void session.take(file.text());
          }}
        />
      </label>
    </>
  );
}
