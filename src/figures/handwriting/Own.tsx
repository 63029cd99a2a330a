import type { OwnDrawing } from '../../training/own-drawings.ts';
import { PAD, onPad, pathOf } from './pad.ts';
import type { Session } from './session.ts';

interface Props {
  session: Session;
  own: readonly OwnDrawing[];
  classes: readonly string[];
  onShow: (drawing: OwnDrawing) => void;
}

/** The reader's own drawings: each can be read again, or deleted. */
export function Own({ session, own, classes, onShow }: Props) {
  if (own.length === 0) return null;
  return (
    <details className="hand-own numbers-table">
      <summary>
        Your {own.length === 1 ? 'drawing' : `${own.length} drawings`}, on this device
      </summary>
      <p className="hand-note">
        They are kept in this browser and go nowhere else. A network that is trained here learns
        from them too.
      </p>
      <ul>
        {own.map((drawing, k) => {
          const { id, strokes, label, first } = drawing;
          const name = `drawing ${k + 1}, a ${classes[label]}`;
          return (
            <li key={id}>
              <button type="button" aria-label={`Read ${name}`} onClick={() => onShow(drawing)}>
                <svg viewBox={`0 0 ${PAD} ${PAD}`} aria-hidden="true">
                  {onPad(strokes).map((stroke, s) => (
                    <path key={s} d={pathOf(stroke)} />
                  ))}
                </svg>
              </button>
              <span>
                a {classes[label]}; first read as {classes[first]}
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
