import { formatNumber } from '../../notation/format.ts';
import { valueTone } from '../parts/tone.ts';
import { Line } from '../parts/Line.tsx';
import { shownOf, spokenOf } from './materials.ts';

interface Props {
  letters: readonly string[];
  /** The unit's value after each step: the one behind character k stands after it was read, at k + 1. */
  values: readonly number[];
  unit: number;
  units: number;
  onUnit: (unit: number) => void;
  chosen: number;
  onChoose: (k: number) => void;
}

/** One hidden unit as a colour behind each character: its value once that character was read. */
export function UnitLine({ letters, values, unit, units, onUnit, chosen, onChoose }: Props) {
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
        chosen={Math.min(chosen, letters.length - 1)}
        onChoose={onChoose}
        cells={letters.map((letter, k) => ({
          letter: shownOf(letter),
          label: `${spokenOf(letter)}, ${formatNumber(values[k]!, { digits: 2 })}`,
          wash: valueTone(values[k]!),
          body: (
            <span className="text-bits" data-unit-value={values[k]} suppressHydrationWarning>
              {formatNumber(Math.round(values[k]! * 100) / 100)}
            </span>
          ),
        }))}
      />
    </div>
  );
}
