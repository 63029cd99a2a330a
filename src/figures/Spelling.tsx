import './frame-sentence.css';
import './numbers-table.css';
import './spelling/spelling.css';
import { useMemo, useState } from 'react';
import { norm } from '../engine/vector.ts';
import { NAMES, unpackDigits, type DigitsFile } from '../training/data/digits.ts';
import type { Stroke } from '../training/data/strokes.ts';
import { UPDATES } from '../training/tasks/spelling-setup.ts';
import { AboutData, type DataSource } from './parts/AboutData.tsx';
import { ClassButtons } from './parts/ClassButtons.tsx';
import { Sentence } from './parts/Sentence.tsx';
import { SessionControls } from './parts/SessionControls.tsx';
import { useInk } from './parts/use-ink.ts';
import { useSliced } from './parts/use-sliced.ts';
import { useTrainingSession } from './parts/use-training-session.ts';
import { Choices } from './spelling/Choices.tsx';
import { imageOf } from '../training/data/counted.ts';
import { named, THREE, type Shown } from './spelling/images.ts';
import { LetterChoice } from './spelling/LetterChoice.tsx';
import { NumbersOf } from './spelling/NumbersOf.tsx';
import { Arrived, Image, SquareKey } from './spelling/Pictures.tsx';
import { Progress } from './spelling/Progress.tsx';
import { arrivedOf, flowOf, lettersOf, readingImage, type Chosen } from './spelling/reading.ts';
import { createSession, type Session, type View } from './spelling/session.ts';
import { Sheet } from './spelling/Sheet.tsx';
import { Spelled } from './spelling/Spelled.tsx';
import { Steps } from './spelling/Steps.tsx';
import { Words } from './spelling/Words.tsx';

interface Props {
  /** The figure's number: "13.5". */
  number: string;
  /** Fetches the data; rejects with a sentence to be shown as it is. */
  load: () => Promise<DigitsFile>;
  source: DataSource;
}

const DIGITS = NAMES.map((_, k) => String(k));

/**
 * The paper's third application in small: an image goes in, row by row, and its name comes out, letter by letter. The error of any letter is
 * followed through all steps before it and into the points of the image.
 */
export function Spelling({ number, load, source }: Props) {
  const [session, view] = useTrainingSession<View, Session>(() => createSession(load));
  const { until } = view;
  const [now, network] = [view.runs[0]!, view.shown[0]!];
  const [image, setImage] = useState<Shown>(THREE);
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const [wanted, setWanted] = useState<Chosen>(2);
  const { file, fetchFile, isFetching, trouble } = useFile(view, load);
  const heldOut = useMemo(() => file && unpackDigits(file).heldOut, [file]);

  const { points, digit } = image;
  const draw = (next: readonly Stroke[]) => {
    setStrokes(next);
    const drawn = imageOf(next);
    // A drawing that goes on is of the same digit.
    setImage(
      drawn ? { points: drawn, digit: strokes.length > 0 ? digit : null, place: null } : THREE,
    );
  };
  const ink = useInk(strokes, draw);
  const clear = () => {
    ink.putAway();
    draw([]);
  };

  const { moment, value: reading } = useSliced(network, [points, digit], (of) =>
    readingImage(of, points, digit),
  );
  const chosen: Chosen = wanted === 'word' ? wanted : Math.min(wanted, reading.asked.length - 1);
  const letters = useMemo(() => lettersOf(reading), [reading]);
  const { error, flow } = useMemo(
    () => ({ error: arrivedOf(reading, chosen), flow: flowOf(reading, chosen) }),
    [reading, chosen],
  );
  const whole = useMemo(() => norm(arrivedOf(reading, 'word')), [reading]);
  const arrived = chosen === 'word' ? whole : letters[chosen]!.arrived;

  return (
    <div className="spelling">
      <SessionControls
        session={session}
        view={view}
        updates={UPDATES}
        name="spelling"
        size={source.compressed ?? null}
      />
      <div className="spelling-three">
        <div>
          <p className="spelling-title spelling-hint">Draw one</p>
          <Sheet strokes={strokes} ink={ink} />
          <p className="spelling-buttons controls">
            <button
              type="button"
              className="word"
              disabled={strokes.length === 0}
              onClick={() => {
                ink.putAway();
                draw(strokes.slice(0, -1));
              }}
            >
              Take back a stroke
            </button>
            <button type="button" className="word" disabled={strokes.length === 0} onClick={clear}>
              Clear
            </button>
          </p>
          <p className="spelling-note">
            As with the data: cut out, set into 32 × 32 squares, and the black ones counted in
            blocks of 4 × 4.
          </p>
        </div>
        <div>
          <p className="spelling-title">It reads a row a step</p>
          <Image points={points} says={imageSays(image, strokes.length > 0)} />
        </div>
        <div>
          <p className="spelling-title">and then spells, seeing nothing</p>
          <Spelled reading={reading} chosen={chosen === 'word' ? null : chosen} />
        </div>
      </div>
      <div className="spelling-choices">
        <Choices
          heldOut={heldOut}
          image={image}
          isDrawing={ink.trail !== null}
          network={network}
          trouble={trouble}
          isFetching={isFetching}
          onFetch={fetchFile}
          onShow={(place) => {
            ink.putAway();
            setStrokes([]);
            const { points: its, label } = heldOut![place]!;
            setImage({ points: its, digit: label, place });
          }}
        />
        <p className="spelling-choice controls">
          <ClassButtons
            classes={DIGITS}
            label={digit}
            onLabel={(label) => setImage({ ...image, digit: label })}
          />
        </p>
      </div>
      <p className="spelling-title">Choose a letter, and see where its error goes</p>
      <LetterChoice
        letters={letters}
        word={{ loss: reading.trace.loss, arrived: whole }}
        chosen={chosen}
        onChoose={setWanted}
      />
      <div className="spelling-error">
        <div>
          <p className="spelling-note">
            ∂<i>L</i>/∂<i>x</i> of what is chosen, at every point of the image
          </p>
          <Arrived points={points} error={error} says={errorSays(chosen, reading.asked)} />
          <SquareKey />
        </div>
        <div>
          <p className="spelling-note">
            ‖∂<i>L</i>/∂<i>h</i>
            <sub>s</sub>‖: the size of the same error in the state, at every step on its way back
            from the letter, on a scale of powers of ten (↑ is more than 100). Under it what the
            step reads, or is to say.
          </p>
          <Steps reading={reading} points={points} flow={flow} />
        </div>
      </div>
      <Sentence number={number} approximate>
        <Words
          reading={reading}
          letters={letters}
          chosen={chosen}
          flow={flow}
          error={error}
          arrived={arrived}
          digit={digit}
          count={moment.count}
        />
      </Sentence>
      <Progress history={now.history} most={Math.max(until?.count ?? UPDATES, now.count)} />
      <NumbersOf reading={reading} points={points} chosen={chosen} error={error} flow={flow} />
      <AboutData sources={[source]} />
    </div>
  );
}

/** The file of the training; or fetched before there is one, to choose an image from. */
function useFile({ data }: View, load: Props['load']) {
  const [own, setOwn] = useState<DigitsFile | null>(null);
  const [isFetching, setFetching] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const fetchFile = () => {
    setFetching(true);
    setTrouble(null);
    void load()
      .then(setOwn, (error: Error) => setTrouble(error.message))
      .finally(() => setFetching(false));
  };
  return { file: data ?? own, fetchFile, isFetching, trouble };
}

const imageSays = ({ digit }: Shown, isDrawn: boolean) =>
  `The image that is read, 8 rows of 8 points: ${isDrawn ? 'your drawing' : named(digit!)}. Its numbers stand in the table.`;

const errorSays = (chosen: Chosen, asked: string) =>
  `The error of ${chosen === 'word' ? 'the whole word' : `letter ${chosen + 1} of “${asked.replace('.', '')}”`} at each of the 64 points. Its numbers stand in the table.`;
