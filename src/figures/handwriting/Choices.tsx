import type { Example } from '../../training/data/handwriting.ts';
import { ClassButtons } from '../parts/ClassButtons.tsx';
import type { View } from './session.ts';

interface SourcesProps {
  view: Pick<View, 'data' | 'phase'>;
  onFetch: () => void;
  onShow: (example: Example) => void;
}

/** One of the drawings that the network never learns from, or of those it does, to be read. */
export function Sources({ view: { data, phase }, onFetch, onShow }: SourcesProps) {
  if (!data)
    return (
      <p className="hand-choice controls">
        Or read a drawing of a font:{' '}
        <button type="button" className="word" disabled={phase === 'fetching'} onClick={onFetch}>
          {phase === 'fetching' ? 'Fetching…' : 'Fetch the drawings'}
        </button>
      </p>
    );
  const all = [...data.heldOut, ...data.training];
  const nameOf = (id: string) => data.fonts.find((font) => font.id === id)?.name ?? id;
  const group = (examples: readonly Example[], offset: number, says: string) => (
    <optgroup label={says}>
      {examples.map(({ label, from }, k) => (
        <option key={k} value={offset + k}>
          {data.classes[label]}, {nameOf(from)}
        </option>
      ))}
    </optgroup>
  );
  return (
    <p className="hand-choice controls">
      <label>
        Or read a drawing of a font:{' '}
        <select value="" onChange={({ target }) => onShow(all[Number(target.value)]!)}>
          <option value="" disabled>
            choose
          </option>
          {group(data.heldOut, 0, 'held out: never learned from')}
          {group(data.training, data.heldOut.length, 'learned from')}
        </select>
      </label>
    </p>
  );
}

interface LabelsProps {
  classes: readonly string[];
  label: number | null;
  isOwn: boolean;
  canAdd: boolean;
  onLabel: (label: number) => void;
  onAdd: () => void;
}

/** What the reader meant; with that, a drawing can be learned from. */
export function Labels({ classes, label, isOwn, canAdd, onLabel, onAdd }: LabelsProps) {
  return (
    <div className="hand-choice controls">
      <ClassButtons classes={classes} label={label} onLabel={onLabel} />{' '}
      <button type="button" className="word" disabled={!canAdd} onClick={onAdd}>
        Add to the training set
      </button>
      {isOwn && (
        <span className="hand-note">
          {' '}
          {label === null && 'Say which digit it is, and it can be added. '}
          It is kept on this device only; nothing is sent anywhere.
        </span>
      )}
    </div>
  );
}
