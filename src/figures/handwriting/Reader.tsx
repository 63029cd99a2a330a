import { useEffect, useMemo, useRef, useState } from 'react';
import { useLab } from '../../lab/react.ts';
import { ALPHABETS, type Alphabet, type HandwritingFile } from '../../training/data/handwriting.ts';
import type { Stroke } from '../../training/data/strokes.ts';
import type { Use } from '../../training/own-drawings.ts';
import { BY_RULE } from '../../training/tasks/handwriting.ts';
import { AboutData, type DataSource } from '../parts/AboutData.tsx';
import { updatesInWords } from '../parts/counts.ts';
import { Below, type useExamined } from '../parts/Examined.tsx';
import { Sentence } from '../parts/Sentence.tsx';
import { useInk } from '../parts/use-ink.ts';
import { useTrainingSession } from '../parts/use-training-session.ts';
import { calledIn, SPOKEN } from './alphabets.ts';
import { idOf, Labels, Sources } from './Choices.tsx';
import { Glyph, glyphsOf } from './glyphs.tsx';
import { NumbersOf } from './NumbersOf.tsx';
import { Own } from './Own.tsx';
import { fromPad, onPad, pointsOf } from './pad.ts';
import { Paper } from './Paper.tsx';
import { experimentOn, inputsOf, readingOf } from './reading.ts';
import { partOf, saliencyOf } from './saliency.ts';
import { Scrubber } from './Scrubber.tsx';
import { createSession, type Session, type View } from './session.ts';
import { Strips } from './Strips.tsx';
import { TrainingPanel } from './TrainingPanel.tsx';
import { Words } from './Words.tsx';

interface Props {
  alphabet: Alphabet;
  number: string;
  load: () => Promise<HandwritingFile>;
  sources: readonly DataSource[];
  below: string;
  examined: ReturnType<typeof useExamined>;
}

/** What is on the pad. */
interface Drawing {
  /** In units of the pad, y downward. */
  readonly strokes: readonly Stroke[];
  readonly label: number | null;
  /** "reader" for what is being drawn, which can be kept; else which drawing it is: a font's, one that was kept, the one by rule. */
  readonly id: string;
}

const READER = 'reader';

/** Reads an alphabet: the pad, what the network says of what is on it, and the training of that network. */
export function Reader({ alphabet, number, load, sources, below, examined }: Props) {
  const lab = useLab();
  const spoken = SPOKEN[alphabet];
  const classes = ALPHABETS[alphabet];
  const [session, view] = useTrainingSession<View, Session>(() => createSession(alphabet, load));
  const [drawing, setDrawing] = useState<Drawing>(() => {
    const { strokes, label } = BY_RULE[alphabet];
    return { strokes: onPad(strokes), label, id: 'rule' };
  });
  // An alphabet that the reader chose is wanted, with its drawings; the first one waits to be asked for.
  useEffect(() => {
    if (alphabet !== 'digits') void session.fetch();
  }, [session, alphabet]);
  /** The move that was last chosen: it stands while the pad is empty. */
  const [chosen, setChosen] = useState<number | null>(null);
  const isOwn = drawing.id === READER;
  const ownStrokes = isOwn ? drawing.strokes : [];
  /** What became of the drawing that was on the pad, until there is another. */
  const [kept, setKept] = useState('');
  const paper = useRef<HTMLDivElement>(null);
  const show = (next: Drawing) => {
    setDrawing(next);
    setChosen(null);
    setKept('');
  };
  const ink = useInk(ownStrokes, (strokes) =>
    show({ strokes, label: isOwn ? drawing.label : null, id: READER }),
  );
  /** Another drawing in the place of this one. */
  const put = (next: Drawing) => {
    ink.putAway();
    show(next);
  };

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
  const glyphs = useMemo(() => glyphsOf(alphabet, view.data), [alphabet, view.data]);
  const refusal = isRead ? null : REFUSALS[inputs](spoken.one);

  const [known, take] = examined;
  const drawn = useMemo(() => JSON.stringify([inputs, drawing.label]), [inputs, drawing.label]);
  const seen = `${alphabet} ${checkpoint.count} ${drawn}`;
  const examine = () => {
    if (!isRead || !reading) return;
    const name = `${spoken.network} after ${updatesInWords(checkpoint.count)}, reading ${drawing.label === null ? 'what you drew' : calledIn(alphabet, drawing.label)}`;
    take(
      { ...experimentOn(checkpoint, inputs, reading.target), title: `A pen: ${name}` },
      { name, of: seen, from: 'by now the pad or the network here is another' },
    );
    lab.goTo(inputs.length);
  };
  const clear = () => put({ strokes: [], label: null, id: READER });
  const add = (use: Use) => {
    const label = drawing.label!;
    const says = `${capitalised(calledIn(alphabet, label))} ${use === 'learn' ? 'was added to the training set' : 'was kept for testing only'}; it stands with your drawings, further down. `;
    void session
      .add(fromPad(drawing.strokes), label, reading!.said.at(-1)!, use)
      .then((isDone) => isDone && setKept(says));
    clear();
    // The button can no longer be pressed, and with the reading gone all below comes up: who added it finds the empty pad, for the next.
    paper.current?.querySelector<HTMLElement>('[role=application]')?.focus();
  };

  return (
    <>
      <div className="hand-parts">
        <Paper
          paper={paper}
          pad={{ strokes: drawing.strokes, inputs: isRead ? inputs : [], points, step: isRead ? step : 0, parts, ink }} // prettier-ignore
          alphabet={alphabet}
          canTakeBack={ownStrokes.length > 0}
          canExamine={reading !== null}
          onTakeBack={() => put({ ...drawing, strokes: ownStrokes.slice(0, -1) })}
          onClear={clear}
          onExamine={examine}
        />
        <div className="hand-reading">
          {reading && saliency ? (
            <>
              <p className="hand-note">
                Bars: what the network says at each move, from 0 to 1, in numbers for the move in
                view; bold is the largest. The strong bars are the label’s or, without a label,
                those of what it reads in the end. Red: the size of the error that came back to each
                move from this output at the move in view, on a scale of powers of ten.
              </p>
              <Strips
                trace={reading.trace}
                step={step}
                saliency={saliency}
                classes={classes}
                glyphs={glyphs}
                said={reading.said}
                target={reading.target}
                onStep={setChosen}
              />
              <Scrubber step={step} steps={steps} onStep={setChosen} />
            </>
          ) : (
            <p className="hand-note">{refusal}</p>
          )}
        </div>
      </div>
      <Sentence number={number} approximate>
        {reading && saliency ? (
          <Words
            reading={reading}
            saliency={saliency}
            step={step}
            words={spoken.words}
            glyphs={glyphs}
            label={drawing.label}
            points={points}
            count={checkpoint.count}
          />
        ) : (
          kept + refusal
        )}
      </Sentence>
      <div className="hand-choices">
        <Sources
          view={view}
          spoken={spoken}
          shown={drawing.id}
          label={drawing.label}
          onFetch={() => void session.fetch()}
          onShow={(example) => put({ strokes: onPad(example.strokes), label: example.label, id: idOf(example) })} // prettier-ignore
        />
        <Labels
          classes={classes}
          spoken={spoken}
          label={drawing.label}
          canAdd={isOwn && reading !== null && drawing.label !== null}
          isOwn={isOwn && isRead}
          {...(glyphs && { shown: (label: number) => <Glyph path={glyphs[label]!} /> })}
          onLabel={(label) => setDrawing({ ...drawing, label })}
          says={(label) => `This is ${calledIn(alphabet, label)}`}
          onAdd={add}
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
        alphabet={alphabet}
        classes={classes}
        bytes={sources[0]?.compressed ?? null}
      />
      <Own
        session={session}
        own={view.own}
        alphabet={alphabet}
        shown={drawing.id}
        onShow={({ id, strokes, label }) => put({ strokes: onPad(strokes), label, id })}
      />
      {reading && saliency && (
        <NumbersOf reading={reading} saliency={saliency} words={spoken.words} step={step} />
      )}
      <AboutData sources={sources} />
    </>
  );
}

const capitalised = (text: string) => text[0]!.toUpperCase() + text.slice(1);

const REFUSALS = {
  nothing: (one: string) => `The pad is empty. Draw a ${one}, or choose one of the drawings.`,
  'too many strokes': () =>
    'These are more strokes than there are moves for. Take some back, or clear the pad.',
} as const;
