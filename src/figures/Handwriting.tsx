import './frame-sentence.css';
import './numbers-table.css';
import './handwriting/handwriting.css';
import { useMemo, useState } from 'react';
import { useLab } from '../lab/react.ts';
import { ALPHABETS, type HandwritingFile } from '../training/data/handwriting.ts';
import type { Stroke } from '../training/data/strokes.ts';
import { AboutData, type DataSource } from './parts/AboutData.tsx';
import { updatesInWords } from './parts/counts.ts';
import { Below, useExamined } from './parts/Examined.tsx';
import { Sentence } from './parts/Sentence.tsx';
import { Labels, Sources } from './handwriting/Choices.tsx';
import { useInk } from './parts/use-ink.ts';
import { useTrainingSession } from './parts/use-training-session.ts';
import { NumbersOf } from './handwriting/NumbersOf.tsx';
import { Own } from './handwriting/Own.tsx';
import { fromPad, onPad, pointsOf } from './handwriting/pad.ts';
import { Pad } from './handwriting/Pad.tsx';
import { experimentOn, inputsOf, readingOf } from './handwriting/reading.ts';
import { partOf, saliencyOf } from './handwriting/saliency.ts';
import { Scrubber } from './handwriting/Scrubber.tsx';
import { createSession, type Session, type View } from './handwriting/session.ts';
import { Strips } from './handwriting/Strips.tsx';
import { TrainingPanel } from './handwriting/TrainingPanel.tsx';
import { Words } from './handwriting/Words.tsx';

interface Props {
  /** The figure's number: "13.1". */
  number: string;
  /** Fetches the drawings; rejects with a sentence. */
  load: () => Promise<HandwritingFile>;
  /** Whose they are, and what they are not. */
  sources: readonly DataSource[];
  /** The id of the figure below that shows what is examined. */
  below: string;
}

/** What is on the pad. */
interface Drawing {
  /** In units of the pad, y downward. */
  readonly strokes: readonly Stroke[];
  readonly label: number | null;
  /** "reader" where it can be added to what is learned from; else what it is called. */
  readonly from: string;
}

const CLASSES = ALPHABETS.digits;
/** What is read before the reader draws: a 7 by rule, as in the book's first chapter. */
const SEVEN: Drawing = {
  strokes: onPad([
    [
      [0, 1],
      [0.6, 1],
      [0.2, 0],
    ],
  ]),
  label: 7,
  from: 'rule',
};

/**
 * The paper's first application. The reader draws a digit, and a network that is trained in the page reads it move by move; the error of any of
 * its outputs is followed back to the moves. It is tested on fonts that it never learned from, and on the reader's drawings.
 */
export function Handwriting({ number, load, sources, below }: Props) {
  const lab = useLab();
  const [session, view] = useTrainingSession<View, Session>(() => createSession(load));
  const [drawing, setDrawing] = useState<Drawing>(SEVEN);
  /** What was last read: it stands while the pad is empty. */
  const [chosen, setChosen] = useState<number | null>(null);
  const ownStrokes = drawing.from === 'reader' ? drawing.strokes : [];
  const show = (next: Drawing) => {
    setDrawing(next);
    setChosen(null);
  };
  const ink = useInk(ownStrokes, (strokes) =>
    show({ strokes, label: drawing.from === 'reader' ? drawing.label : null, from: 'reader' }),
  );

  const checkpoint = view.runs[0]!;
  const inputs = useMemo(() => inputsOf(fromPad(drawing.strokes)), [drawing.strokes]);
  const isRead = typeof inputs !== 'string';
  const reading = useMemo(
    () => (isRead ? readingOf(checkpoint, inputs, drawing.label) : null),
    [checkpoint, inputs, isRead, drawing.label],
  );
  const steps = isRead ? inputs.length : 1;
  const step = Math.min(chosen ?? steps, steps);
  const saliency = useMemo(() => reading && saliencyOf(reading.trace, step), [reading, step]);
  const points = useMemo(
    () => (isRead ? pointsOf(drawing.strokes, inputs) : []),
    [drawing.strokes, inputs, isRead],
  );
  const parts = saliency ? saliency.norms.map((_, k) => partOf(saliency, k + 1)) : [];
  const isOwn = drawing.from === 'reader';

  const [known, take] = useExamined();
  const drawn = useMemo(() => JSON.stringify([inputs, drawing.label]), [inputs, drawing.label]);
  const seen = `${checkpoint.count} ${drawn}`;
  const examine = () => {
    if (!isRead || !reading) return;
    const name = `the network after ${updatesInWords(checkpoint.count)}, reading ${drawing.label === null ? 'what you drew' : `a ${CLASSES[drawing.label]}`}`;
    take(
      { ...experimentOn(checkpoint, inputs, reading.target), title: `A pen: ${name}` },
      { name, of: seen, from: 'not what stands here by now' },
    );
    lab.goTo(inputs.length);
  };
  const clear = () => {
    ink.putAway();
    show({ strokes: [], label: null, from: 'reader' });
  };

  return (
    <div className="hand">
      <div className="hand-parts">
        <div className="hand-paper">
          <Pad
            strokes={drawing.strokes}
            inputs={isRead ? inputs : []}
            points={points}
            step={isRead ? step : 0}
            parts={parts}
            ink={ink}
          />
          <div className="hand-buttons controls">
            <button
              type="button"
              className="word"
              disabled={ownStrokes.length === 0}
              onClick={() => {
                ink.putAway();
                show({ ...drawing, strokes: ownStrokes.slice(0, -1) });
              }}
            >
              Take back a stroke
            </button>
            <button
              type="button"
              className="word"
              disabled={drawing.strokes.length === 0}
              onClick={clear}
            >
              Clear
            </button>
            <button type="button" className="word" disabled={!reading} onClick={examine}>
              Examine in the figure below
            </button>
          </div>
          <p className="hand-note hand-hint">
            Draw a digit here, with pointer, finger or arrow keys. Red: as thick as the part of the
            error that came back to the move.
          </p>
        </div>
        <div className="hand-reading">
          {reading && saliency ? (
            <>
              <p className="hand-note">
                Bars: what the network says at each move, from 0 to 1, in numbers for the move in
                view. The bold row is the label’s or, without a label, that of what it reads in the
                end. Red: the size of the error that came back to each move from this output at the
                move in view, on a scale of powers of ten.
              </p>
              <Strips
                trace={reading.trace}
                step={step}
                saliency={saliency}
                classes={CLASSES}
                said={reading.said}
                target={reading.target}
                onStep={setChosen}
              />
              <Scrubber step={step} steps={steps} onStep={setChosen} />
            </>
          ) : (
            <p className="hand-note">{REFUSALS[inputs as keyof typeof REFUSALS]}</p>
          )}
        </div>
      </div>
      <Sentence number={number} approximate>
        {reading && saliency ? (
          <Words
            reading={reading}
            saliency={saliency}
            step={step}
            classes={CLASSES}
            label={drawing.label}
            points={points}
            count={checkpoint.count}
          />
        ) : (
          REFUSALS[inputs as keyof typeof REFUSALS]
        )}
      </Sentence>
      <div className="hand-choices">
        <Sources
          view={view}
          onFetch={() => void session.fetch()}
          onShow={({ strokes, label, from }) => {
            ink.putAway();
            show({ strokes: onPad(strokes), label, from });
          }}
        />
        <Labels
          classes={CLASSES}
          label={drawing.label}
          canAdd={isOwn && reading !== null && drawing.label !== null}
          isOwn={isOwn && isRead}
          onLabel={(label) => setDrawing({ ...drawing, label })}
          onAdd={() => {
            void session.add(fromPad(drawing.strokes), drawing.label!, reading!.said.at(-1)!);
            clear();
          }}
        />
      </div>
      <Below
        known={known}
        id={below}
        called="figure below"
        now={[seen]}
        first="the network before its first update, reading a 7 that was drawn by rule"
      >
        <i>Examine</i> puts this network there, with the drawing on the pad.
      </Below>
      <TrainingPanel
        session={session}
        view={view}
        classes={CLASSES}
        bytes={sources[0]?.compressed ?? null}
      />
      <Own
        session={session}
        own={view.own}
        classes={CLASSES}
        onShow={({ strokes, label }) => {
          ink.putAway();
          show({ strokes: onPad(strokes), label, from: 'own' });
        }}
      />
      {reading && saliency && (
        <NumbersOf reading={reading} saliency={saliency} classes={CLASSES} step={step} />
      )}
      <AboutData sources={sources} />
    </div>
  );
}

const REFUSALS = {
  nothing: 'The pad is empty. Draw a digit, or choose one of the drawings.',
  'too many strokes':
    'These are more strokes than there are moves for. Take some back, or clear the pad.',
} as const;
