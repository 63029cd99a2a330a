import { useId, useMemo, useState } from 'react';
import { startingPoint } from '../../training/checkpoint.ts';
import { formatNumber } from '../../notation/format.ts';
import { Sentence } from '../parts/Sentence.tsx';
import { ErrorLine } from './ErrorLine.tsx';
import { Habits } from './Habits.tsx';
import { signOf, type Material } from './materials.ts';
import {
  carriersOf,
  flowOf,
  halfOf,
  readingLine,
  readingOf,
  unitOf,
  type Reading,
} from './reading.ts';
import type { View } from './session.ts';
import { UnitLine } from './UnitLine.tsx';
import { useSettled } from '../parts/use-settled.ts';
import { useSliced } from '../parts/use-sliced.ts';
import { afterText, afterUpdates, bitsText, shareText } from './words.ts';

interface Props {
  number: string;
  material: Material;
  view: View;
}

/** A line read by the network of now: surprises, where one character's error flows back to, and a unit by colour. */
export function Read({ number, material, view }: Props) {
  const { data: file } = view;
  const [typed, setTyped] = useState(material.line);
  const plain = material.plain(typed).slice(0, material.mostRead) || material.line;
  // What is typed stands at once; the network reads it a moment later.
  const line = useSettled(plain, 120);
  const [wanted, setChosen] = useState<number | null>(null);
  const [carrier, setCarrier] = useState('h');
  const [wantedUnit, setUnit] = useState(0);

  const chosenIn = ({ letters: all }: Reading) =>
    Math.min(wanted ?? all.length - 1, all.length - 1);
  const { moment, value: reading } = useSliced(view.shown, [material, line], function* (of) {
    const made = yield* readingLine(material, of, line);
    yield;
    // The pass back that is drawn first; the trace keeps it.
    made.trace.byLoss(chosenIn(made) + 1);
    return made;
  });
  const { setup } = moment;
  const [first] = useState(moment);
  const start = useMemo(
    () => (first.count === 0 && first.setup === setup ? first : startingPoint(setup)),
    [first, setup],
  );
  const before = useMemo(() => readingOf(material, start, line), [material, start, line]);
  const { letters, surprises, mean } = reading;
  const chosen = chosenIn(reading);
  const carriers = carriersOf(reading);
  const name = carriers.includes(carrier) ? carrier : carriers[0]!;
  const unit = Math.min(wantedUnit, setup.hidden - 1);
  const flow = flowOf(reading, chosen + 1, name);
  const shares = sharesOf(flow);
  const values = unitOf(reading, unit);

  return (
    <div className="text-read">
      <LineField material={material} typed={typed} line={plain} onType={setTyped} file={file} />
      <p className="text-legend">
        <span>
          Bars: the surprise −log₂ <i>z</i> of each character, in bits.{' '}
          {material.before < 0 ? 'Nothing is' : 'The end of a paragraph is'} read before the first.
        </span>{' '}
        <span className="controls">
          Under them: the error of the chosen character in{' '}
          <select
            className="plain-field"
            aria-label="Where the error is followed"
            value={name}
            onChange={({ target }) => setCarrier(target.value)}
          >
            {carriers.map((one) => (
              <option key={one} value={one}>
                {one === 'x' ? 'the input x' : `the state ${one}`}
              </option>
            ))}
          </select>
          , in per cent of where it starts.
        </span>
      </p>
      <ErrorLine
        material={material}
        letters={letters}
        surprises={surprises}
        shares={shares}
        chosen={chosen}
        onChoose={setChosen}
      />
      <Sentence number={number} approximate>
        {capital(afterUpdates(moment.count))} the network reads this line with {bitsText(mean)} bits
        a character.{' '}
        {moment.count === 0 && (
          <>
            If all {material.classes} were as likely, it would be{' '}
            {bitsText(Math.log2(material.classes))}.{' '}
          </>
        )}
        {capital(afterText(line, chosen))} it gives{' '}
        {letters[chosen] === '' ? 'the end' : <>‘{signOf(letters[chosen]!)}’</>} a probability of{' '}
        {formatNumber(2 ** -surprises[chosen]!)}: a surprise of {bitsText(surprises[chosen]!)} bits.{' '}
        <Flow
          flow={flow}
          shares={shares}
          before={moment.count > 0 ? flowOf(before, chosen + 1, name) : null}
          name={name}
        />
      </Sentence>
      <UnitLine
        material={material}
        letters={letters}
        values={values}
        unit={unit}
        units={setup.hidden}
        onUnit={setUnit}
        chosen={chosen}
        onChoose={setChosen}
      />
      <Habits material={material} view={view} onUnit={setUnit} />
    </div>
  );
}

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);

/** A flow in parts of its last number; null where that is 0. */
function sharesOf(flow: readonly number[]): number[] | null {
  const last = flow.at(-1)!;
  return last > 0 ? flow.map((norm) => norm / last) : null;
}

interface FlowProps {
  flow: readonly number[];
  shares: readonly number[] | null;
  /** The same before learning; null where nothing is learned. */
  before: readonly number[] | null;
  name: string;
}

function Flow({ flow, shares, before, name }: FlowProps) {
  if (!shares) return <>It is certain of it: no error is left to flow back.</>;
  const [half, early] = [halfOf(flow), before && halfOf(before)];
  const back = Math.min(3, shares.length - 1);
  const enters = (
    <>
      Its error enters <i>{name}</i> with{' '}
      <span className="nowrap">
        ‖∂<i>L</i>/∂<i>{name}</i>‖ = {formatNumber(flow.at(-1)!)}
      </span>
    </>
  );
  if (back === 0) return <>{enters}, and nothing can flow further back.</>;
  return (
    <>
      {enters}. Of that {shareText(shares.at(-1 - back)!)} % stands {back}{' '}
      {back === 1 ? 'character' : 'characters'} before the last that was read, and{' '}
      {shareText(shares[0]!)} % at the beginning.
      {half !== null && (
        <>
          {' '}
          Half of all these norms together lies within the last {stepsText(half)}
          {early !== null &&
            (early === half
              ? ', as it did before learning'
              : `; before learning it was the last ${stepsText(early)}`)}
          .
        </>
      )}
    </>
  );
}

const stepsText = (steps: number) => (steps === 1 ? 'character read' : `${steps} characters read`);

interface FieldProps {
  material: Material;
  typed: string;
  line: string;
  onType: (text: string) => void;
  file: View['data'];
}

/** The line that is read: the reader's own, or one that was held out. */
function LineField({ material, typed, line, onType, file }: FieldProps) {
  const id = useId();
  const [at, setAt] = useState(0);
  const heldOut = file ? piecesOf(material, file.heldOut) : [];
  return (
    <div className="text-field controls">
      <label htmlFor={id}>Read</label>
      <input
        id={id}
        type="text"
        className="plain-field"
        value={typed}
        maxLength={2 * material.mostRead}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={({ target }) => onType(target.value)}
      />
      {heldOut.length > 0 && (
        <button
          type="button"
          className="word"
          onClick={() => {
            onType(heldOut[at % heldOut.length]!);
            setAt(at + 1);
          }}
        >
          A line held out
        </button>
      )}
      <p role="status">
        {typed !== line && (
          <>
            It reads “{line}”: at most {material.mostRead} characters of its alphabet, which are
            small letters{material.choice === 'text' && ' and the commonest marks'}.
          </>
        )}
      </p>
    </div>
  );
}

/** Pieces of a text that begin and end at a word, or names. */
function piecesOf({ end, mostRead }: Material, heldOut: string): string[] {
  if (end !== null) return heldOut.split(' ');
  return heldOut
    .split('\n')
    .map((text) => text.slice(0, mostRead + 1).replace(/ [^ ]*$/, ''))
    .filter((text) => text.length > 20 && text.length <= mostRead);
}
