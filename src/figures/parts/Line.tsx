import './line.css';
import { useRef, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';

export interface Cell {
  /** The character, as it is shown. */
  readonly letter: string;
  /** What a screen reader is told, the character with it. */
  readonly label: string;
  /** Behind the character. */
  readonly wash?: { readonly className: string; readonly style: CSSProperties };
  readonly body: ReactNode;
}

interface Props {
  says: string;
  /** Before the first character: what was read there. */
  first?: ReactNode;
  cells: readonly Cell[];
  chosen: number;
  onChoose: (k: number) => void;
}

/** A line, character by character, each of which can be chosen, by arrow keys too; it breaks where the page is narrow. */
export function Line({ says, first, cells, chosen, onChoose }: Props) {
  const row = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = keyed(event.key, chosen, cells.length);
    if (to === null) return;
    event.preventDefault();
    onChoose(to);
    row.current?.querySelectorAll<HTMLElement>('[role="radio"]')[to]?.focus();
  };
  return (
    <div
      className="letter-line"
      role="radiogroup"
      tabIndex={-1}
      aria-label={says}
      ref={row}
      onKeyDown={onKeyDown}
    >
      {first}
      {cells.map(({ letter, label, wash, body }, k) => (
        <button
          key={k}
          type="button"
          role="radio"
          aria-checked={k === chosen}
          aria-label={label}
          tabIndex={k === chosen ? 0 : -1}
          className="letter-cell"
          onClick={() => onChoose(k)}
          suppressHydrationWarning
        >
          <span
            className={`letter-sign ${wash?.className ?? ''}`}
            style={wash?.style}
            suppressHydrationWarning
          >
            {letter}
          </span>
          {body}
        </button>
      ))}
    </div>
  );
}

function keyed(key: string, at: number, count: number): number | null {
  const last = count - 1;
  if (key === 'ArrowRight' || key === 'ArrowDown') return Math.min(at + 1, last);
  if (key === 'ArrowLeft' || key === 'ArrowUp') return Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? last : null;
}
