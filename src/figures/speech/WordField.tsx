import { useId, useState } from 'react';
import { MOST_LETTERS } from '../../training/data/phones.ts';
import type { Data } from './session.ts';
import { FIRST_WORDS } from './spoken.ts';

interface Props {
  typed: string;
  /** What is read of it. */
  word: string;
  onType: (text: string) => void;
  /** One of the words that the figure begins with. */
  onFirst: (word: string) => void;
  data: Data | null;
}

/** Held-out words are taken so far apart, a number that shares no factor with theirs, so that those beside each other are unlike. */
const STRIDE = 211;

/** The word that is read: one of the reader's own, or one that was held out. */
export function WordField({ typed, word, onType, onFirst, data }: Props) {
  const id = useId();
  const [at, setAt] = useState(1);
  return (
    <div className="speech-field controls">
      <label htmlFor={id}>Read the word</label>
      <input
        id={id}
        type="text"
        className="plain-field"
        value={typed}
        size={12}
        maxLength={40}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={({ target }) => onType(target.value)}
      />
      <span role="group" aria-label="Words held out" className="speech-words">
        {FIRST_WORDS.map((one) => (
          <button
            key={one}
            type="button"
            className="word"
            aria-pressed={one === word}
            onClick={() => onFirst(one)}
          >
            {one}
          </button>
        ))}
        {data && (
          <button
            type="button"
            className="word"
            onClick={() => {
              const { heldOut } = data;
              onType(heldOut[(at * STRIDE) % heldOut.length]!.word);
              setAt(at + 1);
            }}
          >
            another held out
          </button>
        )}
      </span>
      <p role="status">
        {typed.trim() === '' ? (
          <>Nothing is written: it reads “{word}” until something is.</>
        ) : (
          typed !== word && (
            <>
              It reads “{word}”: at most {MOST_LETTERS} plain letters, as in the words that are
              learned from.
            </>
          )
        )}
      </p>
    </div>
  );
}
