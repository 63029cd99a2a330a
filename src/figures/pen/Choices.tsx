interface Props {
  says: string;
  names: readonly string[];
  /** The one that holds now; null where none does. */
  chosen: number | null;
  onChoose: (k: number) => void;
  /** What a button does, with the name: for a screen reader. */
  label: (name: string) => string;
}

/** So many stand side by side; more are chosen from a list. */
const MOST_BUTTONS = 8;

/** A row of names, one of which may hold: the known strokes, the classes. */
export function Choices({ says, names, chosen, onChoose, label }: Props) {
  return (
    <p className="pen-choices" role="group" aria-label={says}>
      <span>{says}</span>
      {names.length <= MOST_BUTTONS ? (
        names.map((name, k) => (
          <button
            key={k}
            type="button"
            className="word"
            aria-label={label(name)}
            aria-pressed={k === chosen}
            onClick={() => onChoose(k)}
          >
            {name}
          </button>
        ))
      ) : (
        <select
          aria-label={says}
          value={chosen ?? ''}
          onChange={({ target }) => onChoose(Number(target.value))}
        >
          {chosen === null && <option value="">none of them</option>}
          {names.map((name, k) => (
            <option key={k} value={k}>
              {name}
            </option>
          ))}
        </select>
      )}
    </p>
  );
}
