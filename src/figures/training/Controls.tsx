import { formatNumber } from '../../notation/format.ts';
import { useLab } from '../../lab/react.ts';
import type { SettingName } from '../../lab/settings.ts';
import { tasks } from '../../training/tasks/index.ts';
import { Dial } from '../through-time/Dial.tsx';
import {
  asSetting,
  KEEP,
  LEAST_LAG,
  MOST_CLIP,
  MOST_LAG,
  MOST_SEED,
  PACES,
  RATE,
  RULES,
  TASKS,
  UNITS,
  type Race,
} from './setup.ts';

function useSet() {
  const lab = useLab();
  return (name: SettingName, value: number) => lab.set(name, asSetting(value));
}

/** The three that are always there: how long the lag is, from which seed, how fast it is shown. */
export function Controls({ race, pace }: { race: Race; pace: number | null }) {
  const lab = useLab();
  const set = useSet();
  const { lag, seed, task } = race;
  const least = Math.max(LEAST_LAG, tasks[task]!.dials.T?.least ?? 0);
  return (
    <div className="side-controls dials controls" role="group" aria-label="The race">
      <Dial
        label={
          <>
            <i>T</i> =
          </>
        }
        name={`Lag: ${tasks[task]!.dials.T?.about ?? 'this task has none to set'}`}
        value={lag}
        none="–"
        min={least}
        max={MOST_LAG}
        step={1}
        disabled={lag === null}
        onChange={(value) => set('lag', Math.round(value))}
      />
      <Dial
        label="seed"
        name="Seed"
        value={seed}
        min={1}
        max={MOST_SEED}
        step={1}
        onChange={(value) => set('seed', Math.round(value))}
      />
      <div className="dial side-start">
        <label>
          at most{' '}
          <select
            className="plain-field"
            value={pace ?? 'full'}
            onChange={({ target }) => lab.set('pace', target.value)}
          >
            {PACES.map((one) => (
              <option key={one ?? 'full'} value={one ?? 'full'}>
                {one === null ? 'as many updates a second as can be' : `${one} updates a second`}
              </option>
            ))}
          </select>
        </label>
      </div>
    </div>
  );
}

const ruleNames = { adam: 'Adam', momentum: 'momentum', sgd: 'the gradient alone' };

/** The rest of what can be set. */
export function More({ race: { task, units, rule, rate, keep, clip } }: { race: Race }) {
  const lab = useLab();
  const set = useSet();
  return (
    <details className="side-more controls">
      <summary>More to set</summary>
      <p className="race-note">
        What is changed here, as <i>T</i> and the seed, begins the race again; only the pace does
        not. What was trained is kept on this device, and offered where the same is set again.
      </p>
      <div className="side-controls dials" role="group" aria-label="More to set">
        <Choice
          label="task"
          value={task}
          all={TASKS.map((name) => [name, tasks[name]!.title])}
          onChange={(name) => lab.set('task', name)}
        />
        <Choice
          label="units of each"
          value={String(units)}
          all={UNITS.map((count) => [String(count), String(count)])}
          onChange={(count) => lab.set('units', count)}
        />
        <Choice
          label="optimiser"
          value={rule}
          all={RULES.map((name) => [name, ruleNames[name]])}
          onChange={(name) => lab.set('optimiser', name)}
        />
        <Dial
          label={
            <>
              <i>η</i> = {formatNumber(rate)} = 10 to the
            </>
          }
          name="Learning rate, as a power of ten"
          value={Number(Math.log10(rate).toFixed(2))}
          min={Math.log10(RATE.min)}
          max={Math.log10(RATE.max)}
          step={0.01}
          onChange={(power) => set('rate', Number((10 ** power).toPrecision(2)))}
        />
        <Dial
          label={
            <>
              <i>b</i>
              <sub className="italic">f</sub>, <i>b</i>
              <sub className="italic">u</sub> =
            </>
          }
          name="Bias of the forget gates and of the update gates at the start"
          value={keep}
          min={KEEP.min}
          max={KEEP.max}
          step={0.25}
          onChange={(value) => set('keep', value)}
        />
        <Dial
          label="clipped to (0: not)"
          name="Norm to which gradients are clipped; 0 for no clipping"
          value={clip}
          min={0}
          max={MOST_CLIP}
          step={0.1}
          onChange={(value) => set('clip', value)}
        />
      </div>
    </details>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  all: readonly (readonly [value: string, name: string])[];
  onChange: (value: string) => void;
}

function Choice({ label, value, all, onChange }: ChoiceProps) {
  return (
    <div className="dial side-start">
      <label>
        {label}{' '}
        <select
          className="plain-field"
          value={value}
          onChange={({ target }) => onChange(target.value)}
        >
          {all.map(([key, name]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
