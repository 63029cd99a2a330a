import './class-buttons.css';
import type { ReactNode } from 'react';
import { withArticle } from './article.ts';

interface Props {
  /** "0", "1", … */
  classes: readonly string[];
  /** The one that is chosen; null for none. */
  label: number | null;
  onLabel: (label: number) => void;
  /** What stands before them: "This is a" where absent. */
  lead?: string;
  /** One of them, said with what stands before: "This is an 8". */
  says?: (label: number) => string;
  /** Their language, where it is not the page's. */
  lang?: string;
  /** What is shown in the place of a name. */
  shown?: (label: number) => ReactNode;
}

/** What the reader says a drawing is. */
export function ClassButtons(props: Props) {
  const { classes, label, onLabel, lead = 'This is a', lang, shown } = props;
  const { says = (k) => `This is ${withArticle(classes[k]!)}` } = props;
  return (
    <span className="class-buttons" role="group" aria-label="What it is">
      {lead}{' '}
      {classes.map((name, k) => (
        <button
          key={k}
          type="button"
          className="word"
          lang={lang}
          aria-label={says(k)}
          aria-pressed={k === label}
          onClick={() => onLabel(k)}
        >
          {shown?.(k) ?? name}
        </button>
      ))}
    </span>
  );
}
