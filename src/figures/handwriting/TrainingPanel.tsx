import type { Alphabet } from '../../training/data/handwriting.ts';
import { SETUPS, UPDATES } from '../../training/tasks/handwriting-setup.ts';
import { SessionControls } from '../parts/SessionControls.tsx';
import { goalOf } from '../parts/training-view.ts';
import { Curve } from './Curve.tsx';
import { Scores } from './Scores.tsx';
import type { Session, View } from './session.ts';

interface Props {
  session: Session;
  view: View;
  alphabet: Alphabet;
  classes: readonly string[];
  /** What is fetched at the first run, in bytes. */
  bytes: number | null;
}

/** Trains the network in the page, and says how many drawings it reads that it never learned from. */
export function TrainingPanel({ session, view, alphabet, classes, bytes }: Props) {
  const { history } = view.runs[0]!;
  const updates = UPDATES[alphabet];
  return (
    <section className="hand-training" aria-label="The training">
      <SessionControls
        session={session}
        view={view}
        updates={updates}
        name={SETUPS[alphabet].task.name}
        size={bytes}
      />
      <Curve history={history} until={goalOf(view, updates)} chance={1 / classes.length} />
      <Scores view={view} alphabet={alphabet} />
    </section>
  );
}
