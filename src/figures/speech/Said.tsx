import { Sentence } from '../parts/Sentence.tsx';
import { afterUpdates } from '../text/words.ts';
import type { Known } from './known.ts';
import { after, partsOf } from './reading.ts';
import type { Row } from './Rows.tsx';
import { spokenOfLabel } from './spoken.ts';
import { formatProbability } from '../../notation/format.ts';
import { partText, quoted } from './words.ts';

interface Props {
  number: string;
  count: number;
  word: string;
  known: Known | null;
  rows: readonly Row[];
  /** From 0. */
  chosen: number;
}

/** The frame in words: what is said at the chosen letter, one way and two ways, and what of its error comes to the letters after. */
export function Said({ number, count, word, known, rows, chosen }: Props) {
  const [one, two] = [rows[0]!, rows[1]!];
  const opening = afterUpdates(count);
  const says = ({ said }: Row) =>
    `${spokenOfLabel(said[chosen]!.label)} (${formatProbability(said[chosen]!.probability)})`;
  return (
    <Sentence number={number} approximate>
      {opening[0]!.toUpperCase() + opening.slice(1)}, at the {quoted(word[chosen]!)} of{' '}
      {quoted(word)}, the one-way network says {says(one)}, the two-way network {says(two)}
      {known && <>; the dictionary says {spokenOfLabel(known.labels[chosen]!)}</>}.{' '}
      <After word={word} one={one} two={two} chosen={chosen} />
      {!known && (
        <>
          {' '}
          What is right is not known here, so the error is that of the label that each network finds
          likeliest.
        </>
      )}
    </Sentence>
  );
}

interface AfterProps {
  word: string;
  one: Row;
  two: Row;
  chosen: number;
}

function After({ word, one, two, chosen }: AfterProps) {
  const rest = word.slice(chosen + 1);
  const [first, second] = [partsOf(one.flow), partsOf(two.flow)];
  if (rest === '')
    return <>No letter comes after it: here the one-way network has read all that there is.</>;
  if (!first || !second) return <>One of them is certain of it: no error is left to flow.</>;
  const all = rest.length === 1 ? `the ${quoted(rest)}` : `the letters ${quoted(rest)}`;
  const part = (parts: readonly number[]) => `${partText(after(parts, chosen + 1))}\u00a0%`;
  return (
    <>
      Of the error of that answer, as it comes to the letters, {part(first)} reaches {all} after it
      in the one-way network, {part(second)} in the two-way network.
    </>
  );
}
