import { useId, useState } from 'react';
import type { Material } from './materials.ts';
import type { Session, View } from './session.ts';
import { timeText, updatesText } from './words.ts';
import { saveFile } from '../parts/save-file.ts';

interface Props {
  material: Material;
  session: Session;
  view: View;
  /** The compressed size of the data, in bytes; null where it is not known. */
  size: number | null;
}

/** Run and Pause, how far it is, and what becomes of what was learned. */
export function Controls({ material, session, view, size }: Props) {
  const { phase, now, until, says } = view;
  const [sure, setSure] = useState(false);
  const going = phase === 'running' || phase === 'starting';
  const { updates } = material;
  const goal = until?.count ?? (Math.floor(now.count / updates) + 1) * updates;
  return (
    <div className="text-controls controls">
      <p className="text-buttons">
        <button
          type="button"
          className="accent"
          disabled={phase === 'fetching'}
          onClick={() => (going ? session.pause() : void session.run())}
        >
          {going ? 'Pause' : now.count === 0 ? 'Run' : 'Run on'}
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
              Yes, forget what it learned
            </button>
            <button type="button" className="word" onClick={() => setSure(false)}>
              No
            </button>
          </>
        ) : (
          <button
            type="button"
            className="word"
            disabled={now.count === 0 || going}
            onClick={() => setSure(true)}
          >
            Start over
          </button>
        )}
        <Files session={session} view={view} material={material} />
      </p>
      <div className="text-progress">
        <progress max={goal} value={now.count} aria-label="Updates made" />
        <span>
          {progressText(view, goal)}
          {now.count === 0 && phase === 'paused' && (
            <>
              {' '}
              Run fetches the data{size !== null && `, ${Math.round(size / 1000)} kB,`} and trains
              in this browser.
            </>
          )}
        </span>
      </div>
      <p className="text-says" role="status">
        {says}
      </p>
    </div>
  );
}

function progressText({ phase, now, until }: View, goal: number): string {
  const made = `${updatesText(now.count)} of ${goal}`;
  if (phase === 'fetching') return `${made}. The data is being fetched…`;
  if (phase === 'starting') return `${made}. The training is being set up…`;
  if (phase === 'done') return `${updatesText(now.count)}: done, for this time.`;
  if (phase === 'stopped') return `${updatesText(now.count)}: stopped.`;
  if (phase === 'paused') return `${made}.`;
  const left = until?.secondsLeft ?? null;
  return left === null ? `${made}…` : `${made}, about ${timeText(left)} left.`;
}

function Files({ session, view, material }: Omit<Props, 'size'>) {
  const id = useId();
  const save = async () =>
    saveFile(`${material.choice}-${view.now.count}.json`, await session.asFile());
  return (
    <>
      <button
        type="button"
        className="word"
        disabled={view.now.count === 0}
        onClick={() => void save()}
      >
        Save as a file
      </button>
      <label htmlFor={id} className="word text-file">
        Open a file
        <input
          id={id}
          type="file"
          className="vh"
          accept=".json,application/json"
          onChange={({ target }) => {
            const file = target.files?.[0];
            target.value = '';
            if (file) void file.text().then((text) => session.take(text));
          }}
        />
      </label>
    </>
  );
}
