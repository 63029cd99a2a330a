import { useEffect, useState } from 'react';
import { startingPoint, type Checkpoint } from '../../training/checkpoint.ts';
import { formatNumber } from '../../notation/format.ts';
import { findingHabits, READ, type Habit } from './habits.ts';
import { inSlices, type Work } from '../parts/slices.ts';
import type { Material } from './materials.ts';
import type { DataFile, View } from './session.ts';
import { afterUpdates } from './words.ts';

interface Props {
  material: Material;
  view: View;
  onUnit: (unit: number) => void;
}

interface Counted {
  readonly of: View['shown'];
  readonly now: readonly Habit[];
  readonly start: readonly Habit[];
}

/** Which units go with something that can be named. Reckoned at rest: it reads hundreds of characters. */
export function Habits({ material, view, onUnit }: Props) {
  const { phase, shown, data: file } = view;
  const rests = phase !== 'running' && phase !== 'starting' && phase !== 'fetching';
  const [counted, setCounted] = useState<Counted | null>(null);
  useEffect(() => {
    if (!file || !rests) return;
    function* counting(at: Checkpoint, of: DataFile): Work<Counted> {
      const start = yield* findingHabits(material, startingPoint(at.setup), of);
      return { of: at, now: yield* findingHabits(material, at, of), start };
    }
    let drop = () => {};
    const timer = setTimeout(() => {
      drop = inSlices(counting(shown, file), setCounted);
    }, 300);
    return () => {
      clearTimeout(timer);
      drop();
    };
  }, [material, shown, file, rests]);
  if (!counted)
    return (
      <p className="text-habits">
        Once the data is here and the training rests, this says which units go with something that
        can be named.
      </p>
    );
  return (
    <div className="text-habits">
      <p>
        Over {READ} characters held out, {afterUpdates(counted.of.count)}, of {shown.setup.hidden}{' '}
        units the one that goes most with
      </p>
      <ul>
        {counted.now.map(({ feature, unit, r }) => {
          const before = counted.start.find((one) => one.feature === feature);
          return (
            <li key={feature}>
              {feature}:{' '}
              <button type="button" className="word" onClick={() => onUnit(unit)}>
                unit {unit + 1}
              </button>
              , correlation {formatNumber(Math.round(r * 100) / 100)}
              {before && (
                <>
                  {' '}
                  (before learning the largest was {formatNumber(Math.round(before.r * 100) / 100)})
                </>
              )}
            </li>
          );
        })}
      </ul>
      <p>
        Of so many units some go with anything by chance, and a correlation does not say what a unit
        is used for.
      </p>
    </div>
  );
}
