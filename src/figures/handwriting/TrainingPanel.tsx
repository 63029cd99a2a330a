import { SessionControls } from '../parts/SessionControls.tsx';
import { goalOf } from '../parts/training-view.ts';
import { UPDATES } from '../../training/tasks/handwriting-setup.ts';
import { Curve } from './Curve.tsx';
import { mistakesInWords } from './score.ts';
import type { Session, View } from './session.ts';
import { useScores } from './use-scores.ts';

interface Props {
  session: Session;
  view: View;
  classes: readonly string[];
  /** What is fetched at the first run, in bytes. */
  bytes: number | null;
}

/** Trains the network in the page, and says how many drawings it reads that it never learned from. */
export function TrainingPanel({ session, view, classes, bytes }: Props) {
  const { history } = view.runs[0]!;
  return (
    <section className="hand-training" aria-label="The training">
      <SessionControls
        session={session}
        view={view}
        updates={UPDATES}
        name="handwriting"
        size={bytes}
      />
      <Curve history={history} until={goalOf(view, UPDATES)} chance={1 / classes.length} />
      <Scores view={view} />
    </section>
  );
}

function Scores({ view }: { view: View }) {
  const { runs, data, own: drawings } = view;
  const scores = useScores({ checkpoint: runs[0]!, data, own: drawings });
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
          learn from them, {drawings.filter(({ first, label }) => first === label).length}.
        </>
      )}
    </p>
  );
}
