import type { OwnDrawing } from '../../training/own-drawings.ts';
import { calledIn, SPOKEN } from './alphabets.ts';
import type { Alphabet } from '../../training/data/handwriting.ts';
import { PAD, onPad, pathOf } from './pad.ts';
import { learnedFrom, type Session } from './session.ts';

interface Props {
  session: Session;
  own: readonly OwnDrawing[];
  alphabet: Alphabet;
  /** Which of them is on the pad. */
  shown: string | null;
  onShow: (drawing: OwnDrawing) => void;
}

/** The reader's own drawings: each can be read again, or deleted. */
export function Own({ session, own, alphabet, shown, onShow }: Props) {
  if (own.length === 0) return null;
  const tests = own.length - learnedFrom(own).length;
  const { words } = SPOKEN[alphabet];
  return (
    <details className="hand-own numbers-table">
      <summary>
        Your {own.length === 1 ? 'drawing' : `${own.length} drawings`}, on this device
      </summary>
      <p className="hand-note">
        {own.length === 1 ? 'It is' : 'They are'} kept in this browser and{' '}
        {own.length === 1 ? 'goes' : 'go'} nowhere else. A network that is trained here learns from{' '}
        {own.length === 1 ? 'it' : 'them'} too
        {tests > 0 && ', but for those that are for testing only'}.
      </p>
      <ul>
        {own.map((drawing, k) => {
          const { id, strokes, label, first, use } = drawing;
          const name = `drawing ${k + 1}, ${calledIn(alphabet, label)}`;
          return (
            <li key={id}>
              <button
                type="button"
                aria-label={`Read ${name}`}
                aria-pressed={id === shown}
                onClick={() => onShow(drawing)}
              >
                <svg viewBox={`0 0 ${PAD} ${PAD}`} aria-hidden="true">
                  {onPad(strokes).map((stroke, s) => (
                    <path key={s} d={pathOf(stroke)} />
                  ))}
                </svg>
              </button>
              <span>
                {calledIn(alphabet, label)}, {use === 'test' ? 'for testing only' : 'learned from'};
                first read as {words[first]}
              </span>
              <button
                type="button"
                className="word"
                aria-label={`Delete ${name}`}
                onClick={() => void session.remove(id)}
              >
                Delete
              </button>
            </li>
          );
        })}
      </ul>
      <button type="button" className="word" onClick={() => void session.removeAll()}>
        Delete all
      </button>
    </details>
  );
}
