import './term.css';
import {
  useEffect,
  useId,
  useRef,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';

interface Props {
  /** In content/terms.ts. */
  name: string;
  /** The words of the sentence, where they are not the name. */
  children?: ReactNode;
  /** These two are filled in by build/cite.ts. */
  place?: string;
  definition?: string;
}

/** Milliseconds a pointer rests on a word before the definition comes, and stays away before it goes. */
const REST = 450;
const LEAVE = 250;
const WIDTH = 400;
const MARGIN = 16;

/**
 * A term whose definition is shown on demand: by click, touch or Enter, and where a pointer rests on it. It is a popover of
 * the browser's own, which needs no script to open, closes by Escape, and moves nothing on the page.
 */
export function Term({ name, children, place, definition }: Props) {
  if (definition === undefined)
    throw new Error(
      `<Term name="${name}" /> must stand in the text of a chapter, not in an expression.`,
    );
  const id = useId();
  const word = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLSpanElement>(null);
  const hover = useHover(box);
  return (
    <>
      <button
        ref={word}
        type="button"
        className="term"
        popoverTarget={id}
        onClick={hover.onClick}
        onPointerEnter={hover.onEnter}
        onPointerLeave={hover.onLeave}
      >
        {children ?? name}
      </button>
      <span
        ref={box}
        id={id}
        className="definition"
        popover="auto"
        onBeforeToggle={({ newState }) => {
          if (newState === 'open') putAt(box.current!, word.current!.getBoundingClientRect());
          else hover.onClosed();
        }}
        onPointerEnter={hover.onStay}
        onPointerLeave={hover.onLeave}
      >
        <b>{name}</b> <span dangerouslySetInnerHTML={{ __html: definition }} />{' '}
        <a href={`../notation/#${place}`}>All terms</a>
      </span>
    </>
  );
}

/** Below the word, above it near the foot of the window. Placed on the page and not in the window: it scrolls with its word. */
function putAt({ style }: HTMLElement, { left, top, bottom }: DOMRect): void {
  const { clientWidth, clientHeight } = document.documentElement;
  const width = Math.min(WIDTH, clientWidth - 2 * MARGIN);
  const isLow = bottom > 0.65 * clientHeight;
  style.position = 'absolute';
  style.maxInlineSize = `${width}px`;
  style.left = `${Math.max(MARGIN, Math.min(left, clientWidth - width - MARGIN)) + scrollX}px`;
  style.right = 'auto';
  style.top = isLow ? 'auto' : `${bottom + scrollY + 4}px`;
  style.bottom = isLow ? `${clientHeight - top - scrollY + 4}px` : 'auto';
}

/** Opens where a mouse rests. What it opened a click keeps; what a click opened stays when the mouse leaves. */
function useHover(box: React.RefObject<HTMLElement | null>) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const byHover = useRef(false);
  useEffect(() => () => clearTimeout(timer.current), []);
  const later = (act: () => void, delay: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(act, delay);
  };
  const isMouse = ({ pointerType }: PointerEvent) => pointerType === 'mouse';
  return {
    onEnter: (event: PointerEvent) => {
      if (!isMouse(event)) return;
      later(() => {
        if (box.current!.matches(':popover-open')) return;
        byHover.current = true;
        box.current!.showPopover();
      }, REST);
    },
    onStay: () => clearTimeout(timer.current),
    onLeave: (event: PointerEvent) => {
      clearTimeout(timer.current);
      if (isMouse(event) && byHover.current) later(() => box.current!.hidePopover(), LEAVE);
    },
    onClick: (event: MouseEvent) => {
      clearTimeout(timer.current);
      // Without this the click would close what the resting mouse has just opened.
      if (byHover.current) event.preventDefault();
      byHover.current = false;
    },
    onClosed: () => {
      clearTimeout(timer.current);
      byHover.current = false;
    },
  };
}
