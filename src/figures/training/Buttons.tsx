import { useRef } from 'react';
import { useLab } from '../../lab/react.ts';
import type { SettingName } from '../../lab/settings.ts';
import type { RaceControl } from './race.ts';
import type { RaceState } from './race-state.ts';
import { updatesInWords, withThousands } from '../parts/counts.ts';
import { UNREADABLE } from '../parts/opened-file.ts';
import { saveFile } from '../parts/save-file.ts';

interface Props {
  control: RaceControl;
  race: RaceState;
}

/** Run or pause, one step, back to the start; and going on with what was kept. */
export function Buttons({ control, race }: Props) {
  const { state, count, offer } = race;
  const running = ['running', 'starting', 'loading'].includes(state);
  return (
    <div className="race-buttons controls" role="group" aria-label="Training">
      <button
        type="button"
        className="word race-run"
        onClick={() => void (running ? control.pause() : control.run())}
      >
        {running ? 'Pause' : 'Run'}
      </button>
      <button
        type="button"
        className="word"
        aria-disabled={running}
        onClick={() => !running && void control.step()}
      >
        Step<span className="vh">: one update of each network</span>
      </button>
      <button
        type="button"
        className="word"
        aria-disabled={count === 0 && !running}
        onClick={() => control.reset()}
      >
        Reset
      </button>
      <output className="race-count" data-count={count}>
        {updatesInWords(count)}
      </output>
      {offer && (
        <button type="button" className="word" onClick={() => void control.goOn()}>
          Go on from update {withThousands(Math.min(...offer.map((one) => one.count)))} (kept on
          this device)
        </button>
      )}
    </div>
  );
}

/** Back through the race’s own past, while it is paused. */
export function Past({ control, race }: Props) {
  const { moments, moment, count, state } = race;
  const running = ['running', 'starting', 'loading'].includes(state);
  const counts = moments.kept.map((one) => one.count).filter((one) => one < count);
  const all = [...counts, count];
  const at = Math.max(all.indexOf(moment.count), 0);
  return (
    <label className="race-past controls">
      the race so far{' '}
      <input
        type="range"
        aria-label="Moment of the race in view"
        min={0}
        max={Math.max(all.length - 1, 1)}
        value={all.length === 1 ? 1 : at}
        disabled={running || all.length === 1}
        aria-valuetext={`after ${updatesInWords(moment.count)}`}
        onChange={({ target }) => control.view(all[target.valueAsNumber] ?? count)}
      />{' '}
      <span>{running ? 'pause to go back' : `after ${updatesInWords(moment.count)}`}</span>
    </label>
  );
}

/** The race as a file, and back. */
export function Files({ control }: { control: RaceControl }) {
  const lab = useLab();
  const chosen = useRef<HTMLInputElement>(null);
  const save = async () => {
    const text = await control.save();
    if (text === null) return;
    saveFile(`race-after-${control.getState().count}.json`, text);
  };
  const load = async (file: File | undefined) => {
    if (!file) return;
    let text: string;
    try {
      text = await file.text();
    } catch {
      return control.say(UNREADABLE);
    }
    const settings = await control.load(text);
    if (!settings) return;
    for (const [name, value] of Object.entries(settings)) lab.set(name as SettingName, value);
  };
  return (
    <span className="race-files">
      <button type="button" className="word" onClick={() => void save()}>
        Save as a file
      </button>
      <button type="button" className="word" onClick={() => chosen.current?.click()}>
        Open a file
      </button>
      <input
        type="file"
        ref={chosen}
        hidden
        accept="application/json,.json"
        aria-label="A file of a race"
        onChange={({ currentTarget }) => {
          void load(currentTarget.files?.[0]);
          currentTarget.value = '';
        }}
      />
    </span>
  );
}
