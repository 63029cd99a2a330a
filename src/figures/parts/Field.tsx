import { useLayoutEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { formatNumber } from '../../notation/format.ts';
import { useLab } from '../../lab/react.ts';
import { markAttributes, type Mark } from './mark.ts';
import { readNumber } from './read-number.ts';
import { valueTone } from './tone.ts';

/** One arrow key, and one pixel of a drag. With Shift ten of them. */
const STEP = 0.01;
/** A press becomes a drag after so many pixels. */
const SLACK = 4;

interface Props extends Mark {
  label: string;
  onChange: (value: number) => void;
}

/**
 * A number that can be changed where it stands: by typing, by dragging sideways, by the arrow keys. One visit is one step
 * of undo. Escape puts back what stood there; what is not a number changes nothing and says so.
 */
export function Field({ label, onChange, ...mark }: Props) {
  const lab = useLab();
  const { value } = mark;
  const [typed, setTyped] = useState<{ text: string; over: number } | null>(null);
  // What was typed stands as long as the number it made does: not after an undo.
  const draft = typed?.over === value ? typed.text : null;
  const before = useRef(value);
  const drag = useRef<{ x: number; from: number; moved: boolean } | null>(null);
  const wrong = draft !== null && readNumber(draft) === null;
  const { className, style } = valueTone(value);
  const text = draft ?? formatNumber(value);
  const [first] = useState(text);
  const input = useRef<HTMLInputElement>(null);
  // Written after all else of an edit is in the page: writing into a focused field lays the page out, and once is enough.
  useLayoutEffect(() => {
    if (input.current!.value !== text) input.current!.value = text;
  }, [text]);

  /** Two decimals are what a step leaves; more are kept only if they were typed. */
  const nudge = (from: number, steps: number) => Number((from + steps * STEP).toFixed(4));

  const begin = () => {
    before.current = value;
    lab.beginGesture();
  };
  const end = () => {
    lab.endGesture();
    setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (direction !== 0) {
      event.preventDefault();
      setTyped(null);
      onChange(nudge(value, direction * (event.shiftKey ? 10 : 1)));
    } else if (event.key === 'Escape') {
      setTyped(null);
      onChange(before.current);
    } else if (event.key === 'Enter' && !wrong) {
      setTyped(null);
      event.currentTarget.select();
    }
  };
  const onPointerDown = (event: PointerEvent<HTMLInputElement>) => {
    if (document.activeElement === event.currentTarget || event.button !== 0) return;
    drag.current = { x: event.clientX, from: value, moved: false };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLInputElement>) => {
    const start = drag.current;
    if (!start) return;
    const pixels = event.clientX - start.x;
    if (!start.moved && Math.abs(pixels) < SLACK) return;
    if (!start.moved) lab.beginGesture();
    start.moved = true;
    event.preventDefault();
    onChange(nudge(start.from, Math.round(pixels) * (event.shiftKey ? 10 : 1)));
  };
  const onPointerUp = (event: PointerEvent<HTMLInputElement>) => {
    const start = drag.current;
    drag.current = null;
    if (start?.moved) {
      lab.endGesture();
      event.currentTarget.blur();
    }
  };

  return (
    <input
      {...markAttributes(mark)}
      className={`field ${className}`}
      style={style}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
      aria-label={label}
      aria-invalid={wrong || undefined}
      title={wrong ? 'Write a number, for example −0.5' : undefined}
      defaultValue={first}
      ref={input}
      onFocus={(event) => {
        begin();
        event.currentTarget.select();
      }}
      onBlur={end}
      onChange={(event) => {
        const text = event.target.value;
        const read = readNumber(text);
        setTyped({ text, over: read ?? value });
        if (read !== null) onChange(read);
      }}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => {
        if (drag.current?.moved) lab.endGesture();
        drag.current = null;
      }}
    />
  );
}
