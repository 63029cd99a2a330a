import './text/text.css';
import { useState } from 'react';
import { AboutData, type DataSource } from './parts/AboutData.tsx';
import { SessionControls } from './parts/SessionControls.tsx';
import { useTrainingSession } from './parts/use-training-session.ts';
import { materials, type Choice, type Material } from './text/materials.ts';
import { Key, Plot } from './text/Plot.tsx';
import { Read } from './text/Read.tsx';
import { Ladder, Samples } from './text/Samples.tsx';
import { createSession, type DataFile, type Session, type View } from './text/session.ts';
import { bitsText, knows } from './text/words.ts';

interface Props {
  /** The figure's number: "13.3". */
  number: string;
  /** Fetch the data; called at the first Run. Reject with a sentence to be shown as it is. */
  load: Readonly<Record<Choice, () => Promise<DataFile>>>;
  sources: Readonly<Record<Choice, DataSource>>;
}

const choices: readonly Choice[] = ['text', 'names'];

/**
 * A network learns to say which character comes next. What it writes, what surprises it, where in the text the error of one character
 * flows back to, and what one unit does, all of the network of now.
 */
export function Text({ number, load, sources }: Props) {
  const [choice, setChoice] = useState<Choice>('text');
  return (
    <div className="text-figure">
      <p className="text-choices controls" role="group" aria-label="What it learns from">
        {choices.map((one) => (
          <button
            key={one}
            type="button"
            className="word"
            aria-pressed={one === choice}
            onClick={() => setChoice(one)}
          >
            {materials[one].title}
          </button>
        ))}
      </p>
      <Learner
        key={choice}
        number={number}
        material={materials[choice]}
        load={load[choice]}
        source={sources[choice]}
      />
    </div>
  );
}

interface LearnerProps {
  number: string;
  material: Material;
  load: () => Promise<DataFile>;
  source: DataSource;
}

function Learner({ number, material, load, source }: LearnerProps) {
  const [session, view] = useTrainingSession<View, Session>(() => createSession(material, load));
  const { now, baselines, until } = view;
  const uniform = Math.log2(material.classes);
  return (
    <>
      <SessionControls
        session={session}
        view={view}
        updates={material.updates}
        name={material.choice}
        size={source.compressed ?? null}
      />
      <div className="text-both">
        <div>
          <p className="text-axis">bits per character</p>
          <Plot
            history={now.history}
            count={now.count}
            goal={until?.count ?? material.updates}
            uniform={uniform}
            baselines={baselines}
          />
          <Key history={now.history} />
          <p className="text-knows">
            <Knows view={view} choice={material.choice} />
          </p>
        </div>
        <Samples material={material} view={view} />
      </div>
      <Read number={number} material={material} view={view} />
      <Ladder ladder={view.ladder} />
      <AboutData sources={[source]} />
    </>
  );
}

/** What the curve says, or will. */
function Knows({ view: { now, baselines }, choice }: { view: View; choice: Choice }) {
  const held = now.history.examined.at(-1);
  if (!held)
    return (
      <>
        Nothing is learned yet, and any character is about as likely as any other. Press Run, and
        the curve falls. Two more lines come with the data: what is reached by counting how often
        each character comes, and by counting which comes after which. After some hundred updates
        what it writes begins to look like {choice === 'names' ? 'names' : 'words'}.
      </>
    );
  const bits = held.loss / Math.LN2;
  if (!baselines)
    return (
      <>
        On what was held out: {bitsText(bits)} bits. What counting would reach comes with the data,
        at the next Run.
      </>
    );
  return (
    <>
      On what was held out: {bitsText(bits)} bits, {knows(bits, baselines)}.
    </>
  );
}
