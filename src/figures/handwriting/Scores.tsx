import type { Alphabet } from '../../training/data/handwriting.ts';
import { updatesInWords } from '../parts/counts.ts';
import { SPOKEN } from './alphabets.ts';
import { mistakesInWords } from './score.ts';
import { learnedFrom, type View } from './session.ts';
import { useScores, type Scores as All } from './use-scores.ts';

interface Props {
  view: View;
  alphabet: Alphabet;
}

/** What the curve is, and how many drawings of each kind are read now. */
export function Scores({ view, alphabet }: Props) {
  const { runs, data, own } = view;
  const scores = useScores({ checkpoint: runs[0]!, data, own });
  // One font alone: none can be held out.
  const isOneFont = alphabet === 'hanzi';
  if (!scores)
    return (
      <p className="hand-note">
        {isOneFont
          ? 'There is one drawing of each character, by one font, so none can be held out. The curve will be the part that it reads of new shakings of these drawings, when the pen is lifted: drawings it knows, as it has not yet seen them. Whether it can read shows by your hand alone.'
          : 'The curve will be the part of the held-out drawings that it reads when the pen is lifted: whole fonts that it never learns from.'}
      </p>
    );
  const { examined, training, count } = scores;
  const reads = count < runs[0]!.count ? `After ${updatesInWords(count)} it read` : 'It reads';
  const { words } = SPOKEN[alphabet];
  const worst = examined.mistakes.length > 0 && mistakesInWords(examined.mistakes, words);
  return (
    <p className="hand-note">
      {isOneFont ? (
        <>
          {reads} {training.right} of the {training.of} drawings it learns from, and{' '}
          <b>{examined.right}</b> of {examined.of} new shakings of them
          {worst && <> ({worst})</>}: it knows these drawings. None is held out, so this says
          nothing of another hand; draw, to see how it reads yours.
        </>
      ) : (
        <>
          {reads} <b>{examined.right}</b> of {examined.of} drawings in fonts it never saw
          {worst && <> (held out, {worst})</>}, and {training.right} of the {training.of} it learns
          from.
        </>
      )}
      <OfReader scores={scores} own={own} />
    </p>
  );
}

function OfReader({ scores: { own, tested }, own: drawings }: { scores: All; own: View['own'] }) {
  const atFirst = learnedFrom(drawings).filter(({ first, label }) => first === label).length;
  return (
    <>
      {own.of > 0 && (
        <>
          {' '}
          Of your own drawings that it learns from it reads {own.right} of {own.of}; as you added
          them, before it could learn from them, {atFirst}.
        </>
      )}
      {tested.of > 0 && (
        <>
          {' '}
          Of your test drawings, which it never learns from, it reads <b>{tested.right}</b> of{' '}
          {tested.of}.
        </>
      )}
    </>
  );
}
