import { cells } from '../../engine/cells/index.ts';
import type { Cell } from '../../engine/cell.ts';
import { countInWords } from '../../notation/count.ts';
import type { Difference, Line } from '../../notation/difference.ts';

interface Props {
  difference: Difference;
  cell: Cell;
  from: string;
}

/** The comparison in words: how many lines are others, forward and back, and which. */
export function Words({ difference, cell, from }: Props) {
  const { lines, gone, newWeights, goneWeights, another } = difference;
  const other = cells[from]!.title;
  if (from === cell.name) return <>This is the {other} itself: no line differs.</>;
  if (another)
    return (
      <>
        Against the {other} nearly every line of the {cell.title} is new, forward and back, so none
        is marked, and what is gone is not listed: it is another cell. Its{' '}
        {countInWords(lines.length)} equations give {countInWords(lines.length)} errors, by the same
        rules.
      </>
    );
  const forward = lines.filter(({ value }) => value.status !== 'same');
  const back = lines.filter(({ error }) => error.status !== 'same');
  return (
    <>
      Against the {other}, of {countInWords(lines.length)} equations <Changed lines={forward} />. On
      the way back, of {countInWords(lines.length)} errors <Changed lines={back} />.
      {newWeights.length > 0 &&
        ` ${count(newWeights.length, 'table of weights is', 'tables of weights are')} new.`}
      {gone.length + goneWeights.length > 0 &&
        ` ${count(gone.length, 'quantity', 'quantities')} and ${countInWords(goneWeights.length)} tables of weights are gone.`}
    </>
  );
}

/** "three are others, those of a_f, a_i and a_o", or "none is another". */
function Changed({ lines }: { lines: readonly Line[] }) {
  if (lines.length === 0) return <>none differs</>;
  return (
    <>
      {countInWords(lines.length)} {lines.length === 1 ? 'differs, that of ' : 'differ, those of '}
      {lines.map(({ name }, k) => (
        <span key={name}>
          {k > 0 && (k === lines.length - 1 ? ' and ' : ', ')}
          <Name name={name} />
        </span>
      ))}
    </>
  );
}

/** a_f as it is written; a symbol of the cell's own as its letters. */
export function Name({ name }: { name: string }) {
  const [letter, index] = name.split('_');
  if (letter === 'tanh')
    return (
      <>
        tanh <i>{index}</i>
      </>
    );
  return (
    <>
      <i>{letter}</i>
      {index && (
        <sub>
          <i>{index}</i>
        </sub>
      )}
    </>
  );
}

function count(n: number, one: string, more: string): string {
  const words = `${countInWords(n)} ${n === 1 ? one : more}`;
  return words[0]!.toUpperCase() + words.slice(1);
}
