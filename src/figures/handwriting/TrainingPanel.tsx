import { useRef, useState } from 'react';
import { formatNumber } from '../../notation/format.ts';
import { saveFile } from '../parts/save-file.ts';
import { withThousands } from '../parts/counts.ts';
import { Curve } from './Curve.tsx';
import type { Session, SessionState } from './session.ts';
import { mistakesInWords } from './score.ts';
import { useScores } from './use-scores.ts';

interface Props {
  session: Session;
  state: SessionState;
  classes: readonly string[];
  /** What is fetched at the first run, in bytes. */
  bytes: number | null;
}

/** Trains the network in the page, and says how many drawings it reads that it never learned from. */
export function TrainingPanel({ session, state, classes, bytes }: Props) {
  const { checkpoint, training, fetching, until } = state;
  const isRunning = training?.state === 'running' || training?.state === 'starting';
  const { count } = checkpoint;
  const isDone = count >= until;
  return (
    <section className="hand-training" aria-label="The training">
      <div className="hand-buttons controls">
        {isRunning ? (
          <button type="button" className="word" onClick={() => session.pause()}>
            Pause
          </button>
        ) : (
          <button
            type="button"
            className="word"
            disabled={fetching !== null}
            onClick={() => void session.run()}
          >
            {fetching === 'the training'
              ? 'Fetching…'
              : count === 0
                ? 'Train it'
                : isDone
                  ? 'Train on'
                  : 'Run'}
          </button>
        )}
        <button
          type="button"
          className="word"
          disabled={count === 0}
          onClick={() => session.again()}
        >
          Begin again
        </button>
        <Files session={session} count={count} />
      </div>
      <Progress state={state} bytes={bytes} />
      <Curve history={checkpoint.history} until={until} chance={1 / classes.length} />
      <Scores state={state} />
    </section>
  );
}

function Progress({ state, bytes }: Pick<Props, 'state' | 'bytes'>) {
  const { checkpoint, training, until, keptFrom } = state;
  const { count, setup } = checkpoint;
  const seconds = training?.until?.secondsLeft ?? null;
  const recent = checkpoint.history.recent;
  if (count === 0 && training?.state !== 'running')
    return (
      <p className="hand-note">
        {setup.cells.join(' and ').toUpperCase()}, {setup.hidden} units, untrained. Training fetches
        the drawings{bytes === null ? '' : ` (${Math.ceil(bytes / 1000)} kB)`} and then runs in this
        page, {withThousands(until)} updates of {setup.rows} drawings each; you can stop it at any
        time.
      </p>
    );
  return (
    <>
      <progress max={until} value={Math.min(count, until)} aria-label="Updates made" />
      <p className="hand-note">
        {withThousands(count)} of {withThousands(until)} updates
        {training?.state === 'running' && seconds !== null && seconds > 0
          ? `, about ${Math.ceil(seconds)} s left`
          : ''}
        {recent && `; loss of a move ${formatNumber(recent.loss)}`}.
        {keptFrom !== null && ' You trained this network on an earlier visit.'}
      </p>
    </>
  );
}

function Scores({ state }: { state: SessionState }) {
  const scores = useScores(state);
  if (!scores)
    return (
      <p className="hand-note">
        The curve will be the part of the held-out drawings that it reads when the pen is lifted:
        whole fonts that it never learns from.
      </p>
    );
  const { heldOut, training, own } = scores;
  return (
    <p className="hand-note">
      It reads <b>{heldOut.right}</b> of {heldOut.of} drawings in fonts it never saw
      {heldOut.mistakes.length > 0 && <> (held-out {mistakesInWords(heldOut.mistakes)})</>}, and{' '}
      {training.right} of the {training.of} it learns from.
      {own.of > 0 && (
        <>
          {' '}
          Of your own drawings it reads {own.right} of {own.of}; as you added them, before it could
          learn from them, {state.own.filter(({ first, label }) => first === label).length}.
        </>
      )}
    </p>
  );
}

function Files({ session, count }: { session: Session; count: number }) {
  const input = useRef<HTMLInputElement>(null);
  const [saved, setSaved] = useState(false);
  const save = async () => {
    const text = await session.save();
    if (text === null) return;
    saveFile('handwriting-network.json', text);
    setSaved(true);
  };
  return (
    <>
      <button type="button" className="word" disabled={count === 0} onClick={() => void save()}>
        Save as a file
      </button>
      <button type="button" className="word" onClick={() => input.current!.click()}>
        Open a file
      </button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label="A file of a trained network"
        onChange={async ({ target }) => {
          const file = target.files?.[0];
          if (file) await session.open(await file.text());
          target.value = '';
        }}
      />
      <span className="vh" role="status">
        {saved && 'Saved as a file.'}
      </span>
    </>
  );
}
