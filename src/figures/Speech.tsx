import './speech/speech.css';
import { useMemo, useState } from 'react';
import { LETTERS, MOST_LETTERS, type PhonesFile } from '../training/data/phones.ts';
import { simplified } from '../training/data/text.ts';
import { UPDATES } from '../training/tasks/phones-setup.ts';
import { AboutData, type DataSource } from './parts/AboutData.tsx';
import { SessionControls } from './parts/SessionControls.tsx';
import { countOfRuns } from './parts/training-view.ts';
import { useSettled } from './parts/use-settled.ts';
import { useSliced } from './parts/use-sliced.ts';
import { useTrainingSession } from './parts/use-training-session.ts';
import { knownOf } from './speech/known.ts';
import { PhoneKey } from './speech/PhoneKey.tsx';
import { Plots } from './speech/Plots.tsx';
import { flowOf, readingByEach } from './speech/reading.ts';
import { Rows } from './speech/Rows.tsx';
import { Said } from './speech/Said.tsx';
import { createSession, type Session, type View } from './speech/session.ts';
import { FIRST_WORDS, lookAt, phonesIn } from './speech/spoken.ts';
import { WordField } from './speech/WordField.tsx';

interface Props {
  /** The figure's number: "13.4". */
  number: string;
  /** Fetch the data; called at the first Run. Reject with a sentence to be shown as it is. */
  load: () => Promise<PhonesFile>;
  source: DataSource;
}

/**
 * Four networks of nearly one size learn to say words: reading one way or both, in one layer or two. A word is read letter by letter by
 * each, and the error of one answer is followed to the letters: before it, and after it where there is a way.
 */
export function Speech({ number, load, source }: Props) {
  const [session, view] = useTrainingSession<View, Session>(() => createSession(load));
  const count = countOfRuns(view.runs);
  const goal = view.until?.count ?? (Math.floor(count / UPDATES) + 1) * UPDATES;
  return (
    <div className="speech-figure">
      <SessionControls
        session={session}
        view={view}
        updates={UPDATES}
        name="phones"
        size={source.compressed ?? null}
      />
      <Read number={number} view={view} />
      <Plots view={view} goal={goal} />
      <AboutData sources={[source]} />
    </div>
  );
}

/** What is read of what a reader types. */
const plainOf = (typed: string) =>
  [...simplified(typed)]
    .filter((letter) => LETTERS.includes(letter))
    .slice(0, MOST_LETTERS)
    .join('') || FIRST_WORDS[0]!;

/** A word read by the networks of now. */
function Read({ number, view }: { number: string; view: View }) {
  const { shown, data } = view;
  const [typed, setTyped] = useState(FIRST_WORDS[0]!);
  const [wanted, setChosen] = useState(lookAt(FIRST_WORDS[0]!));
  const plain = plainOf(typed);
  // What is typed stands at once; the networks read it a moment later.
  const word = useSettled(plain, 120);
  const chosen = Math.min(wanted, word.length - 1);
  const known = useMemo(() => knownOf(word, data), [word, data]);
  const truth = known?.labels ?? null;
  const { moment, value: readings } = useSliced(shown, [word, truth], (of) =>
    readingByEach(of, word, truth, chosen + 1),
  );
  const rows = readings.map((reading) => ({
    said: reading.said,
    flow: flowOf(reading, chosen + 1),
  }));
  const labels = rows.flatMap(({ said }) => said.map(({ label }) => label));
  return (
    <div className="speech-read">
      <WordField
        typed={typed}
        word={plain}
        onType={setTyped}
        onFirst={(one) => {
          setTyped(one);
          setChosen(lookAt(one));
        }}
        data={data}
      />
      <p className="speech-legend">
        At each letter the phone that a network finds likeliest, and its probability. Under it, in
        per cent of their sum, the sizes{' '}
        <span className="nowrap">
          ‖∂<i>L</i>
          <sub>
            <i>t</i>
          </sub>{' '}
          ⁄ ∂<i>x</i>
          <sub>
            <i>s</i>
          </sub>
          ‖
        </span>
        : how much of the error of the answer at the chosen letter <i>t</i> comes to each letter{' '}
        <i>s</i>.
      </p>
      <Rows word={word} known={known} rows={rows} chosen={chosen} onChoose={setChosen} />
      <Said
        number={number}
        count={countOfRuns(moment)}
        word={word}
        known={known}
        rows={rows}
        chosen={chosen}
      />
      <PhoneKey phones={phonesIn([...Array.from(known?.labels ?? []), ...labels])} />
    </div>
  );
}
