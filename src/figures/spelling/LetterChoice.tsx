import { formatNumber, formatProbability } from '../../notation/format.ts';
import { Line } from '../parts/Line.tsx';
import type { Chosen, LetterLoss } from './reading.ts';
import { signOf } from './Spelled.tsx';

interface Props {
  letters: readonly LetterLoss[];
  /** Of the word: the sum of the losses, and the norm of the sum of what comes to the image. */
  word: { readonly loss: number; readonly arrived: number };
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
}

/** So many letters stand in a row of a narrow page, as the style sheet has it. */
const NARROW = 4;

const two = (x: number) => formatNumber(x, { digits: 2 });

/** Each letter with what it is given, its loss and the size of its error in the image; and the whole word. One is chosen. */
export function LetterChoice({ letters, word, chosen, onChoose }: Props) {
  const cells = letters.map(({ letter, z, loss, arrived }) => ({
    letter: signOf(letter),
    label: `${letter === '.' ? 'the end' : letter}, probability ${formatProbability(z)}, loss ${two(loss)}, error in the image ${two(arrived)}`,
    body: <Numbers z={z} loss={loss} arrived={arrived} />,
  }));
  const whole = {
    letter: 'word',
    label: `the whole word, loss ${two(word.loss)}, error in the image ${two(word.arrived)}`,
    body: <Numbers z={null} {...word} />,
  };
  return (
    <Line
      says="Whose error is followed: one letter’s, or the whole word’s"
      first={
        <>
          <Heads />
          {/* Where the line breaks on a narrow page, they stand before its second row too. */}
          {letters.length + 1 > NARROW && <Heads again />}
        </>
      }
      cells={[...cells, whole]}
      chosen={chosen === 'word' ? letters.length : chosen}
      onChoose={(k) => onChoose(k === letters.length ? 'word' : k)}
    />
  );
}

/** What the numbers under each letter are. */
const Heads = ({ again = false }) => (
  <div className={`letter-cell spelling-heads${again ? ' again' : ''}`} aria-hidden>
    <span className="letter-sign" />
    <span>
      <i>z</i>
    </span>
    <span>
      <i>L</i>
    </span>
    <span>
      ‖∂<i>L</i>/∂<i>x</i>‖
    </span>
  </div>
);

function Numbers({ z, loss, arrived }: { z: number | null; loss: number; arrived: number }) {
  return (
    <>
      <span suppressHydrationWarning>{z === null ? '' : formatProbability(z)}</span>
      <span data-loss={loss} suppressHydrationWarning>
        {two(loss)}
      </span>
      <span data-arrived={arrived} suppressHydrationWarning>
        {two(arrived)}
      </span>
    </>
  );
}
