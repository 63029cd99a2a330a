import type { ReactNode } from 'react';
import { formatNumber } from '../../notation/format.ts';
import { Exploded } from '../parts/Exploded.tsx';
import { whereabouts } from './pad.ts';
import { Named } from './glyphs.tsx';
import type { Reading } from './reading.ts';
import { levelOf } from './Strips.tsx';
import type { Saliency } from './saliency.ts';
import type { Point } from '../../training/data/strokes.ts';

interface Props {
  reading: Reading;
  saliency: Saliency;
  step: number;
  /** The characters as a sentence has them. */
  words: readonly string[];
  /** A path for each in the place of its name (glyphs.tsx). */
  glyphs?: readonly string[] | null;
  label: number | null;
  points: readonly Point[];
  /** The updates that the network has made. */
  count: number;
}

/** The present frame in words: what is said at this move, and to which moves the error of that flowed back. */
export function Words({ reading, saliency, step, words, glyphs, label, points, count }: Props) {
  const { trace, said, target } = reading;
  if (trace.overflow) return <Exploded overflow={trace.overflow} />;
  const named = (label: number) => <Named name={words[label]!} path={glyphs?.[label]} />;
  const best = said[step - 1]!;
  const z = trace.value(`readout.z@${step}`)!;
  const isLast = step === trace.steps;
  return (
    <>
      {count === 0 && <>This network has learned nothing yet: what it says is chance. </>}
      At <i>t</i> = {step}
      {isLast ? ', when the pen is lifted,' : ''} it reads <b>{named(best)}</b>, with{' '}
      {formatNumber(z[best]!)}
      {label !== null && label !== best && (
        <>
          ; the label says {named(label)}, with {formatNumber(z[label]!)}
        </>
      )}
      . <Flowed saliency={saliency} step={step} points={points} name={named(target)} />
    </>
  );
}

function Flowed({
  saliency,
  step,
  points,
  name,
}: Pick<Props, 'saliency' | 'step' | 'points'> & { name: ReactNode }) {
  const { most, norms } = saliency;
  if (!most) return <>No error flows back from it.</>;
  const { from, to, part } = most;
  const first = norms[0]!;
  const far = first < Math.max(...norms) / 1000 && levelOf(first) < 1;
  return (
    <>
      Of the error of this output, −log of what it gives {name}, {percent(part)} flowed back to{' '}
      {from === to ? `move ${from}` : `moves ${from}–${to}`}, {whereabouts(points, from, to)} of the
      drawing
      {step > 3 && far && from > 1 && (
        <>; the first move got less than a thousandth of what the most got</>
      )}
      .
    </>
  );
}

const percent = (part: number) => `${Math.round(100 * part)} %`;
