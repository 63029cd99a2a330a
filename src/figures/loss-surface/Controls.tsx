import { entryPlace } from '../../lab/place.ts';
import { useLab } from '../../lab/react.ts';
import type { SettingName } from '../../lab/settings.ts';
import { formatNumber } from '../../notation/format.ts';
import { Field } from '../parts/Field.tsx';
import { Dial } from '../through-time/Dial.tsx';
import { weightInWords } from './Name.tsx';
import {
  asSetting,
  CLIP,
  entriesOf,
  FACTOR,
  UPDATES,
  WIDER,
  type Setup,
  type Start,
} from './setup.ts';
import type { Place } from './surface.ts';

function useSet() {
  const lab = useLab();
  return (name: SettingName, value: number) => lab.set(name, asSetting(value));
}

interface Props {
  setup: Setup;
  start: Start;
}

/** The two weights with the numbers they start from, the rates, and the norm where clipping is compared. */
export function Controls({ setup, start, place }: Props & { place: Place }) {
  const set = useSet();
  const { factor } = setup;
  return (
    <div className="surface-controls controls" role="group" aria-label="Weights and rates">
      <WeightChoice setup={setup} axis={0} place={place} />
      <WeightChoice setup={setup} axis={1} place={place} />
      <Dial
        label="each rate ×"
        name="Factor of every rule's learning rate"
        value={factor}
        {...FACTOR}
        onChange={(value) => set('rates', value)}
      />
      {start.clip !== undefined && <ClipDial setup={setup} />}
    </div>
  );
}

const AXES = [
  { setting: 'across', word: 'across' },
  { setting: 'upward', word: 'upward' },
] as const;

function WeightChoice(props: { setup: Setup; axis: 0 | 1; place: Place }) {
  const lab = useLab();
  const { setup, axis, place } = props;
  const { experiment } = lab.start;
  const { setting, word } = AXES[axis];
  const entry = setup.pair[axis];
  const other = entryPlace(setup.pair[1 - axis]!);
  return (
    <p className="surface-weight">
      <label>
        {word}{' '}
        <select
          className="plain-field"
          value={entryPlace(entry)}
          onChange={({ target }) => {
            // Both, so that neither goes back to what the chapter has.
            lab.set(AXES[1 - axis]!.setting, other);
            lab.set(setting, target.value);
          }}
        >
          {entriesOf(experiment).map((one) => (
            <option
              key={entryPlace(one)}
              value={entryPlace(one)}
              disabled={entryPlace(one) === other}
            >
              {weightInWords(one)}
            </option>
          ))}
        </select>
      </label>{' '}
      starts at{' '}
      <Field
        at={`${entry.layer}.${entry.parameter}`}
        face="value"
        index={entry.index}
        value={place[axis]}
        label={`${weightInWords(entry)} at the start`}
        onChange={(value) => lab.setEntry(entry, value)}
      />
    </p>
  );
}

function ClipDial({ setup: { clip } }: { setup: Setup }) {
  const set = useSet();
  return (
    <Dial
      label="clip to norm"
      name="Norm to which the gradient is clipped"
      value={clip}
      none="off"
      {...CLIP}
      onChange={(value) => set('clip', value)}
    />
  );
}

/** The rest of what can be set. */
export function More({ setup, start }: Props) {
  const lab = useLab();
  const set = useSet();
  const { updates, wider, view } = setup;
  return (
    <details className="surface-more controls">
      <summary>More to set</summary>
      <div className="surface-controls" role="group" aria-label="More to set">
        <p>
          <label>
            picture{' '}
            <select
              className="plain-field"
              value={wider}
              onChange={({ target }) => lab.set('wider', target.value)}
            >
              {WIDER.map((times) => (
                <option key={times} value={times}>
                  {formatNumber((2 * view.half * times) / wider)} wide
                </option>
              ))}
            </select>
          </label>
        </p>
        <Dial
          label="updates"
          name="Number of updates"
          value={updates}
          min={1}
          max={UPDATES.max}
          step={1}
          onChange={(value) => set('updates', Math.round(value))}
        />
        {start.clip === undefined && (
          <>
            <p>
              <label>
                <input
                  type="checkbox"
                  checked={setup.clip !== null}
                  onChange={({ target }) => lab.set('clip', target.checked ? '1' : null)}
                />{' '}
                clip every rule’s gradient
              </label>
            </p>
            {setup.clip !== null && <ClipDial setup={setup} />}
          </>
        )}
      </div>
    </details>
  );
}
