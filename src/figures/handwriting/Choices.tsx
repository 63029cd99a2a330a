import type { ReactNode } from 'react';
import type { Example } from '../../training/data/handwriting.ts';
import type { Use } from '../../training/own-drawings.ts';
import { ClassButtons } from '../parts/ClassButtons.tsx';
import type { Spoken } from './alphabets.ts';
import type { Data, View } from './session.ts';

/** A drawing of a font, by name: what tells whether it is on the pad. */
export const idOf = ({ from, label }: Pick<Example, 'from' | 'label'>) => `${from} ${label}`;

interface SourcesProps {
  view: Pick<View, 'data' | 'phase'>;
  spoken: Spoken;
  /** What is on the pad: its name where it is one of these drawings, and its label. */
  shown: string | null;
  label: number | null;
  onFetch: () => void;
  onShow: (example: Example) => void;
}

/** The drawings of the fonts, to be read: those that the network never learns from apart from those it does. */
export function Sources({ view, spoken, shown, label, onFetch, onShow }: SourcesProps) {
  const { data, phase } = view;
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
  const now = all.find((example) => idOf(example) === shown);
  const inFont = (from: string, wanted: number) =>
    all.find((example) => example.from === from && example.label === wanted);
  return (
    <div className="hand-sources controls">
      <label className="hand-choice">
        Or read a drawing of a font:{' '}
        <select
          value={now?.label ?? ''}
          onChange={({ target }) => {
            const wanted = Number(target.value);
            const its = now && inFont(now.from, wanted);
            onShow(its ?? all.find((example) => example.label === wanted)!);
          }}
        >
          <option value="" disabled>
            choose
          </option>
          {spoken.words.map((word, k) => (
            <option key={k} value={k} lang={spoken.lang}>
              {word}
            </option>
          ))}
        </select>
      </label>
      {groupsOf(data).map(({ says, fonts }) => (
        <p
          key={says}
          className="hand-choice class-buttons hand-fonts"
          role="group"
          aria-label={says}
        >
          {says}:{' '}
          {fonts.map(({ id, name }) => {
            const its = inFont(id, now?.label ?? label ?? 0);
            return (
              <button
                key={id}
                type="button"
                className="word"
                aria-pressed={now?.from === id}
                disabled={!its}
                onClick={() => onShow(its!)}
              >
                {name}
              </button>
            );
          })}
        </p>
      ))}
    </div>
  );
}

function groupsOf({ heldOut, training, fonts }: Data) {
  const of = (says: string, examples: readonly Example[]) => ({
    says,
    fonts: fonts.filter(({ id }) => examples.some(({ from }) => from === id)),
  });
  const groups = [of('Held out, never learned from', heldOut), of('Learned from', training)];
  return groups.filter((group) => group.fonts.length > 0);
}

interface LabelsProps {
  classes: readonly string[];
  spoken: Spoken;
  label: number | null;
  isOwn: boolean;
  canAdd: boolean;
  /** "This is an 8" */
  says: (label: number) => string;
  /** What is shown in the place of a character's name. */
  shown?: (label: number) => ReactNode;
  onLabel: (label: number) => void;
  onAdd: (use: Use) => void;
}

/** What the reader meant; with that, a drawing can be learned from, or tested on. */
export function Labels(props: LabelsProps) {
  const { classes, spoken, label, isOwn, canAdd, says, shown, onLabel, onAdd } = props;
  return (
    <div className="hand-choice controls">
      <ClassButtons
        classes={classes}
        label={label}
        onLabel={onLabel}
        lead={`This is ${spoken.lead}`}
        says={says}
        {...(spoken.lang && { lang: spoken.lang })}
        {...(shown && { shown })}
      />{' '}
      <button type="button" className="word" disabled={!canAdd} onClick={() => onAdd('learn')}>
        Add to the training set
      </button>{' '}
      <button type="button" className="word" disabled={!canAdd} onClick={() => onAdd('test')}>
        Keep for testing only
      </button>
      {isOwn && (
        <span className="hand-note">
          {' '}
          {label === null && `Say which ${spoken.one} it is, and it can be kept. `}
          It is kept on this device only; nothing is sent anywhere.
        </span>
      )}
    </div>
  );
}
