import './frame-sentence.css';
import './pen/pen.css';
import { useState } from 'react';
import type { Experiment, Matrix } from '../engine/experiment.ts';
import { useHistory, useLab, useLabState, useTrace } from '../lab/react.ts';
import { Loss } from './Loss.tsx';
import { withArticle } from './parts/article.ts';
import { Choices } from './pen/Choices.tsx';
import {
  classesShown,
  classNameOf,
  labelOf,
  MOST_CLASSES,
  MOST_STEPS,
  relabelled,
  stepsShown,
} from './pen/classes.ts';
import { fitted, moveAt, wayOf } from './pen/geometry.ts';
import { Reading } from './pen/Reading.tsx';
import { PenSentence } from './pen/Sentence.tsx';
import { Sheet, type Made } from './pen/Sheet.tsx';
import { Strip } from './pen/Strip.tsx';
import { averageLength } from './pen/stroke.ts';
import { useStroke } from './pen/use-stroke.ts';

/** A stroke that the reader may take over. Where a class has the same name, the labels become that class. */
export interface Character {
  readonly name: string;
  readonly inputs: Matrix;
}

interface Props {
  /** The figure's number: "1.1". */
  number: string;
  characters?: readonly Character[];
}

/** How near to a move, in units of the sheet, a touch means it. */
const REACH = 16;

/**
 * The pen: a sheet on which the reader draws what the network reads, by pointer, finger or keys, and what the network thinks of
 * it, step by step. A stroke becomes the inputs in one step of undo (pen/stroke.ts says how).
 */
export function Pen({ number, characters = [] }: Props) {
  const lab = useLab();
  const trace = useTrace();
  const step = useLabState((state) => state.step);
  const { canUndo } = useHistory();
  const [made, setMade] = useState<(Made & { moves: Matrix }) | null>(null);
  const { inputs, targets } = trace.experiment;
  const { steps } = trace;
  const { names } = lab.start;
  const isPen = inputs[0]!.length === 2;
  const way = isPen ? fitted(wayOf(inputs)) : null;
  const known = characters
    .filter((one) => fits(one, lab.start.experiment))
    .map((one) => overSteps(one, inputs.length));
  const learned =
    known.length > 0 ? known.flatMap((one) => one.inputs) : lab.start.experiment.inputs;

  const { drawing, failure, handlers, giveUp } = useStroke({
    steps,
    length: averageLength(learned),
    onStroke: (moves, from) => {
      lab.setInputs(moves);
      lab.goTo(steps);
      setMade(from ? { ...from, moves } : null);
    },
    onTap: (at) => {
      const t = way && moveAt(way.points, at, REACH);
      if (t !== null) lab.goTo(t);
      return t !== null;
    },
  });

  const [from, to] = stepsShown(steps, step);
  const classes = classesShown(trace, from, to);
  const count = trace.value('readout.z@1')!.length;
  const all = Array.from({ length: count }, (_, k) => classNameOf(names, k));
  const take = ({ name, inputs: moves }: Character) => {
    giveUp();
    setMade(null);
    lab.beginGesture();
    lab.setInputs(moves);
    const label = all.indexOf(name);
    if (label >= 0) lab.setTargets(relabelled(targets, label));
    lab.endGesture();
  };
  // What was drawn lies under the moves for as long as they are the ones it became.
  const own = made?.moves === inputs ? made : null;

  return (
    <div className="pen-figure">
      <div className="pen-parts">
        <div className="pen-paper">
          {isPen ? (
            <>
              <Sheet
                moves={inputs}
                step={step}
                drawing={drawing}
                made={own}
                label={sheetLabel(steps)}
                handlers={handlers}
              />
              {way ? (
                <p className="pen-note pen-hint">{hint(steps, own !== null)}</p>
              ) : (
                <p className="pen-note">
                  The moves add up to more than float64 can hold, so the way cannot be drawn. Their
                  numbers stand beside.
                </p>
              )}
            </>
          ) : (
            <p className="pen-note">
              A pen’s move is two numbers, how far right and how far up. This network reads{' '}
              {inputs[0]!.length} at each step, so there is nothing to draw.
            </p>
          )}
        </div>
        <Reading trace={trace} step={step} classes={classes} />
        <Strip trace={trace} step={step} from={from} to={to} classes={classes} />
      </div>
      {steps > MOST_STEPS && (
        <p className="pen-note">
          The bars show steps {from} to {to} of {steps}: at most {MOST_STEPS} round the one in view.
        </p>
      )}
      {count > MOST_CLASSES && (
        <p className="pen-note">
          Of {count} classes the {MOST_CLASSES} are shown that are the most likely at some step
          here.
        </p>
      )}
      <div className="pen-controls controls">
        {isPen && known.length > 0 && (
          <Choices
            says="Known stroke"
            names={known.map(({ name }) => name)}
            chosen={chosenOf(known, inputs)}
            onChoose={(k) => take(known[k]!)}
            label={(name) => `Take the known stroke ${name}`}
          />
        )}
        <Choices
          says="This is a"
          names={all}
          chosen={labelOf(targets)}
          onChoose={(k) => lab.setTargets(relabelled(targets, k))}
          label={(name) => `This is ${withArticle(name)}`}
        />
        <button type="button" className="word" disabled={!canUndo} onClick={() => lab.undo()}>
          Take back
        </button>
        <Loss />
      </div>
      <PenSentence number={number} trace={trace} step={step} drawing={drawing} failure={failure} />
    </div>
  );
}

/** A stroke of another number of moves, or of other numbers than two, is none for this network. */
function fits({ inputs }: Character, experiment: Experiment): boolean {
  return (
    inputs.length === experiment.inputs.length &&
    inputs.every((x) => x.length === experiment.inputs[0]!.length)
  );
}

/** A character over another number of steps: cut, or drawn again and again, as withSteps does with a sequence. */
function overSteps({ name, inputs }: Character, steps: number): Character {
  return { name, inputs: Array.from({ length: steps }, (_, k) => inputs[k % inputs.length]!) };
}

function chosenOf(known: readonly Character[], inputs: Matrix): number | null {
  const found = known.findIndex(({ inputs: moves }) =>
    moves.every((x, k) => x.every((value, row) => value === inputs[k]![row])),
  );
  return found < 0 ? null : found;
}

const sheetLabel = (steps: number) =>
  `The sheet. Draw a stroke with a pointer, or with keys: each press of an arrow key is a move, ${steps} make a stroke. ` +
  'Home, Page Up, End and Page Down go diagonally, and so do 7, 9, 1 and 3. Backspace takes a move back, Escape gives up.';

function hint(steps: number, isOwn: boolean): string {
  return isOwn
    ? `Dotted: your stroke. What the network reads of it are ${steps} ${steps === 1 ? 'move' : 'moves'}.`
    : 'Draw here with pointer or finger. Or choose the sheet and press arrow keys, a press for each move.';
}
