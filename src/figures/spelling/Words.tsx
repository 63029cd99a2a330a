import type { ReactNode } from 'react';
import { formatNumber, formatProbability } from '../../notation/format.ts';
import { NAMES, SIDE } from '../../training/data/digits.ts';
import { Exploded } from '../parts/Exploded.tsx';
import { named } from './images.ts';
import { isRight, lastOf, wordOf, type Chosen, type LetterLoss, type Reading } from './reading.ts';
import { letterText, mostOf, shareText, whenText } from './words.ts';

interface Props {
  reading: Reading;
  letters: readonly LetterLoss[];
  chosen: Chosen;
  flow: readonly number[];
  /** ∂L/∂x of what is chosen, and its norm. */
  error: ArrayLike<number>;
  arrived: number;
  digit: number | null;
  /** The updates that the network has made. */
  count: number;
}

/** The present frame in words. */
export function Words(props: Props) {
  const { reading, letters, chosen, digit, count } = props;
  const { trace } = reading;
  const word = wordOf(reading);
  if (trace.overflow) return <Exploded overflow={trace.overflow} />;
  const t = lastOf(reading, chosen);
  const letter = chosen === 'word' ? null : letters[chosen]!;
  return (
    <>
      {whenText(count)} it spells {word === '' ? 'nothing' : `‘${word}’`}
      {digit === null
        ? '; the losses are of the letters it chose, since nobody said which digit this is'
        : isRight(reading, digit)
          ? ', which is right'
          : `; this is ${named(digit)}`}
      .{' '}
      {letter && (
        <>
          To {letterText(letter.letter, chosen as number)}, said at <i>t</i> = {t}, it gives{' '}
          {formatProbability(letter.z)}: <Loss t={t} /> = {formatNumber(letter.loss)}.{' '}
        </>
      )}
      {chosen === 'word' && <Whole letters={letters} arrived={props.arrived} digit={digit} />}
      <Flowed {...props} t={t} />
    </>
  );
}

const Loss = ({ t }: { t: number }) => (
  <>
    <i>L</i>
    <sub>{t}</sub>
  </>
);

/** The loss of the word is a sum, and so is its error; but norms are not added. */
function Whole({ letters, arrived, digit }: Pick<Props, 'letters' | 'arrived' | 'digit'>) {
  const sum = (of: (one: LetterLoss) => number) => letters.reduce((all, one) => all + of(one), 0);
  const norms = sum((one) => one.arrived);
  return (
    <>
      The loss of {digit === null ? 'the word' : `‘${NAMES[digit]!}’`} is the sum of the{' '}
      {letters.length} losses, {formatNumber(sum((one) => one.loss))}, and at every point its error
      is the sum of theirs. The {letters.length} errors in the image have norms that add up to{' '}
      {formatNumber(norms)}; their sum has the norm {formatNumber(arrived)}
      {norms > 0 && <>, {shareText(arrived / norms)} of that</>}.{' '}
    </>
  );
}

function Flowed({ flow, error, arrived, t, chosen }: Props & { t: number }) {
  const [first, last, end] = [flow[0]!, flow[SIDE - 1]!, flow.at(-1)!];
  const most = mostOf(error);
  if (!(end > 0) || !most) return <>It is certain of it: no error is left to flow back.</>;
  const loss: ReactNode = chosen === 'word' ? <i>L</i> : <Loss t={t} />;
  return (
    <>
      {chosen === 'word' ? 'At' : 'Its error stands at'} <i>s</i> = {t}{' '}
      {chosen === 'word' ? 'its error stands' : ''} with ‖∂{loss}/∂<i>h</i>
      <sub>s</sub>‖ = {formatNumber(end)}; where the last row was read, at <i>s</i> = {SIDE}, there
      is {formatNumber(last)}
      {chosen !== 'word' && <> ({shareText(last / end)})</>}, and at the first row{' '}
      {formatNumber(first)}
      {chosen !== 'word' && <> ({shareText(first / end)})</>}. To the image comes ‖∂{loss}/∂<i>x</i>
      ‖ = {formatNumber(arrived)}, the largest part in row {most.row} at point {most.point}: a
      little more ink there would make the loss {most.error > 0 ? 'larger' : 'smaller'}, by{' '}
      {formatNumber(Math.abs(most.error))} per unit of ink.
    </>
  );
}
