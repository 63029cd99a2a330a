import './class-buttons.css';
import type { ReactNode } from 'react';

interface Props {
  /** "0", "1", … */
  classes: readonly string[];
  /** The one that is chosen; null for none. */
  label: number | null;
  onLabel: (label: number) => void;
  /** What stands before them: "This is a" where absent. */
  lead?: string;
  /** Their language, where it is not the page's. */
  lang?: string;
  /** The names in words, where they say more; and what is shown in the place of a name. */
  words?: readonly string[];
  shown?: (label: number) => ReactNode;
}

/** What the reader says a drawing is. */
export function ClassButtons(props: Props) {
  const { classes, label, onLabel, lead = 'This is a', lang, words = classes, shown } = props;
  return (
    <span className="class-buttons" role="group" aria-label="What it is">
      {lead}{' '}
      {classes.map((name, k) => (
        <button
          key={k}
          type="button"
          className="word"
          lang={lang}
          aria-label={`${lead} ${words[k]}`}
          aria-pressed={k === label}
          onClick={() => onLabel(k)}
        >
          {shown?.(k) ?? name}
        </button>
      ))}
    </span>
  );
}
