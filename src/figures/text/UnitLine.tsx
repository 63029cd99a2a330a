import { formatNumber } from '../../notation/format.ts';
import { valueTone } from '../parts/tone.ts';
import { Line } from '../parts/Line.tsx';
import { shownOf, signOf, spokenOf, type Material } from './materials.ts';

interface Props {
  letters: readonly string[];
  /** The unit's value after each step: the one behind character k stands after it was read, at k + 1; the last is read by no step. */
  values: readonly number[];
  material: Material;
  unit: number;
  units: number;
  onUnit: (unit: number) => void;
  chosen: number;
  onChoose: (k: number) => void;
}

/** One hidden unit as a colour behind each character: its value once that character was read. */
export function UnitLine(props: Props) {
  const { material, letters, values, unit, units, onUnit, chosen, onChoose } = props;
  const go = (by: number) => onUnit((unit + by + units) % units);
  return (
    <div className="text-unit">
      <p className="text-unit-choice controls">
        <button type="button" className="word" aria-label="The unit before" onClick={() => go(-1)}>
          ‹
        </button>
        <label>
          Unit{' '}
          <select
            className="plain-field"
            value={unit}
            onChange={({ target }) => onUnit(Number(target.value))}
          >
            {Array.from({ length: units }, (_, k) => (
              <option key={k} value={k}>
                {k + 1}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="word" aria-label="The next unit" onClick={() => go(1)}>
          ›
        </button>
        <span>
          of {units}: its value in <i>h</i> once the character was read
        </span>
      </p>
      <Line
        says={`Unit ${unit + 1} at each character`}
        chosen={chosen}
        onChoose={onChoose}
        first={
          <div className="letter-cell text-first" aria-hidden>
            <Sign letter={material.before < 0 ? '∅' : signOf('\n')} value={values[0]!} />
            <Value value={values[0]!} />
          </div>
        }
        cells={letters.map((letter, k) => {
          const value = values[k + 1];
          if (value === undefined)
            return {
              letter: shownOf(letter),
              label: `${spokenOf(letter)}, not read`,
              body: <span className="text-bits">–</span>,
            };
          return {
            letter: shownOf(letter),
            label: `${spokenOf(letter)}, ${formatNumber(value, { digits: 2 })}`,
            wash: valueTone(value),
            body: <Value value={value} />,
          };
        })}
      />
    </div>
  );
}

function Sign({ letter, value }: { letter: string; value: number }) {
  const { className, style } = valueTone(value);
  return (
    <span className={`letter-sign ${className}`} style={style} suppressHydrationWarning>
      {letter}
    </span>
  );
}

const Value = ({ value }: { value: number }) => (
  <span className="text-bits" data-unit-value={value} suppressHydrationWarning>
    {formatNumber(Math.round(value * 100) / 100)}
  </span>
);
