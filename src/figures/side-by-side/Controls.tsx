import { useLab } from '../../lab/react.ts';
import type { SettingName } from '../../lab/settings.ts';
import { Dial } from '../through-time/Dial.tsx';
import { StepsDial } from '../through-time/StepsDial.tsx';
import { asSetting, KEEP, MOST_GAIN, MOST_SEED, MOST_STEPS, UNITS, type Setup } from './setup.ts';

function useSet() {
  const lab = useLab();
  return (name: SettingName, value: number) => lab.set(name, asSetting(value));
}

/** T alone, for networks that are given. */
export function LengthControl({ steps }: { steps: number }) {
  const set = useSet();
  return (
    <StepsDial
      steps={steps}
      most={MOST_STEPS}
      onChange={(value) => set('lag', Math.round(value))}
    />
  );
}

/** The three that are always there: how the weights are drawn, the bias of the gates that keep, the lag. */
export function Controls({ setup }: { setup: Setup }) {
  const lab = useLab();
  const set = useSet();
  const { rule, steps } = setup;
  return (
    <div className="side-controls dials controls" role="group" aria-label="Start and length">
      <div className="dial side-start">
        <label>
          weights{' '}
          <select
            className="plain-field"
            value={rule.recurrent}
            onChange={({ target }) => lab.set('drawn', target.value)}
          >
            <option value="uniform">uniform in ±1/√n</option>
            <option value="orthogonal">orthogonal</option>
          </select>
        </label>
      </div>
      <Dial
        label={
          <>
            <i>b</i>
            <sub className="italic">f</sub>, <i>b</i>
            <sub className="italic">u</sub> =
          </>
        }
        name="Bias of the forget gates and of the update gates"
        value={rule.keep}
        min={KEEP.min}
        max={KEEP.max}
        step={0.25}
        onChange={(value) => set('keep', value)}
      />
      <LengthControl steps={steps} />
    </div>
  );
}

/** The rest of what can be set. */
export function More({ setup: { seed, units, rule } }: { setup: Setup }) {
  const set = useSet();
  return (
    <details className="side-more controls">
      <summary>More to set</summary>
      <div className="side-controls dials" role="group" aria-label="More to set">
        <Dial
          label="recurrent weights ×"
          name="Factor of the recurrent weights"
          value={rule.gain}
          min={0}
          max={MOST_GAIN}
          step={0.05}
          onChange={(value) => set('gain', value)}
        />
        <div className="dial side-start">
          <label>
            units of each{' '}
            <select
              className="plain-field"
              value={units}
              onChange={({ target }) => set('units', Number(target.value))}
            >
              {UNITS.map((count) => (
                <option key={count}>{count}</option>
              ))}
            </select>
          </label>
        </div>
        <Dial
          label="seed"
          name="Seed"
          value={seed}
          min={1}
          max={MOST_SEED}
          step={1}
          onChange={(value) => set('seed', Math.round(value))}
        />
      </div>
    </details>
  );
}
