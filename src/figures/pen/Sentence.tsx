import type { ReactNode } from 'react';
import type { Matrix } from '../../engine/experiment.ts';
import type { Trace } from '../../engine/trace.ts';
import { useLab } from '../../lab/react.ts';
import { Exploded } from '../parts/Exploded.tsx';
import { Num } from '../parts/Num.tsx';
import { Sentence } from '../parts/Sentence.tsx';
import { classNameOf } from './classes.ts';
import type { Drawing, Failure } from './use-stroke.ts';
import { directionOf, wayInWords } from './words.ts';

interface Props {
  number: string;
  trace: Trace;
  step: number;
  drawing: Drawing | null;
  failure: Failure | null;
}

/** The present frame in words: what is being drawn, or else where the pen is and what the network makes of it. */
export function PenSentence({ number, trace, step, drawing, failure }: Props) {
  const content = drawing ? (
    <BeingDrawn drawing={drawing} steps={trace.steps} />
  ) : failure ? (
    failures[failure]
  ) : trace.overflow ? (
    <Exploded overflow={trace.overflow} />
  ) : (
    <AtStep trace={trace} t={step} />
  );
  return <Sentence number={number}>{content}</Sentence>;
}

const failures: Record<Failure, string> = {
  tap: 'That was a touch, not a stroke: press, draw, and lift. Nothing has changed. A touch on a move brings its step into view.',
  'no-moves':
    'No moves can be made of that stroke: each piece of it ends where it began. Nothing has changed.',
  'given-up': 'The stroke is given up. Nothing has changed.',
};

function BeingDrawn({ drawing, steps }: { drawing: Drawing; steps: number }) {
  if (drawing.by === 'pointer')
    return (
      <>
        You are drawing. Lift the pen, and the stroke is cut into {steps}{' '}
        {steps === 1 ? 'move' : 'moves'}.
      </>
    );
  const { length } = drawing.moves;
  return (
    <>
      Move {length} of {steps}: {directionOf(drawing.moves.at(-1)!)}. {steps - length} more{' '}
      {steps - length === 1 ? 'makes' : 'make'} a stroke. Backspace takes one back, Escape gives the
      stroke up.
    </>
  );
}

/** From here on the network is said to have decided; nearer than this, two classes are said not to be told apart. */
const [DECIDED, CLOSE] = [0.9, 0.2];

function AtStep({ trace, t }: { trace: Trace; t: number }) {
  const { inputs } = trace.experiment;
  const isPen = inputs[0]!.length === 2;
  return (
    <>
      At <i>t</i> = {t}
      {isPen ? <Gone moves={inputs.slice(0, t)} /> : ' '}the network gives{' '}
      <Verdict trace={trace} t={t} />
    </>
  );
}

function Gone({ moves }: { moves: Matrix }) {
  const { before, words } = wayInWords(moves);
  return (
    <>
      {before > 0 && `, after ${before} other ${before === 1 ? 'move' : 'moves'},`} the pen has gone{' '}
      {words};{' '}
    </>
  );
}

function Verdict({ trace, t }: { trace: Trace; t: number }) {
  const { names } = useLab().start;
  const z = trace.value(`readout.z@${t}`)!;
  const order = [...z.keys()].sort((a, b) => z[b]! - z[a]!);
  const [first, second] = [order[0]!, order[1]];
  const name = (k: number) => <b>{classNameOf(names, k)}</b>;
  const number = (k: number) => (
    <Num at={`readout.z@${t}`} face="value" index={[k]} value={z[k]!} />
  );
  if (second === undefined)
    return (
      <>
        {name(first)} {number(first)}: there is no other class.
      </>
    );
  const twoWay = trace.strands.some(({ backward }) => backward);
  const isOver = t === trace.steps || twoWay;
  let verdict: ReactNode;
  if (z[first]! >= DECIDED) verdict = <>it has decided</>;
  else if (z[first]! - z[second]! < CLOSE)
    verdict = isOver ? <>it cannot tell them apart</> : <>it cannot tell yet</>;
  else verdict = <>it leans to {name(first)}</>;
  const target = trace.experiment.targets[t - 1];
  const isWrong = target !== null && target !== undefined && target !== first;
  return (
    <>
      {name(first)} {number(first)} and {name(second)} {number(second)}: {verdict}.
      {isWrong && <> The label says {name(target)}.</>}
      {twoWay && (
        <> This network reads from both ends: at every step it has seen the whole stroke.</>
      )}
    </>
  );
}
