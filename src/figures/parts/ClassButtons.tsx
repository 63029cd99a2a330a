import './class-buttons.css';

interface Props {
  /** "0", "1", … */
  classes: readonly string[];
  /** The one that is chosen; null for none. */
  label: number | null;
  onLabel: (label: number) => void;
}

/** What the reader says a drawing is. */
export function ClassButtons({ classes, label, onLabel }: Props) {
  return (
    <span className="class-buttons" role="group" aria-label="What it is">
      This is a{' '}
      {classes.map((name, k) => (
        <button
          key={k}
          type="button"
          className="word"
          aria-label={`This is a ${name}`}
          aria-pressed={k === label}
          onClick={() => onLabel(k)}
        >
          {name}
        </button>
      ))}
    </span>
  );
}
