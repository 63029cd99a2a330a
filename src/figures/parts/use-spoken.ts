import { useEffect, useRef, useState, type RefObject } from 'react';

/** How long a frame rests before it is spoken. */
const REST = 500;

/**
 * What a screen reader hears: the text of an element, once the reader has rested for half a second on the frame that
 * `frame` (what the text is made from, compared one by one) names.
 */
export function useSpoken(element: RefObject<HTMLElement | null>, ...frame: unknown[]): string {
  const [spoken, setSpoken] = useState('');
  const first = useRef(true);
  useEffect(() => {
    // Nothing is announced before the reader has done something.
    if (first.current) {
      first.current = false;
      return;
    }
    const timer = setTimeout(() => setSpoken(element.current?.textContent ?? ''), REST);
    return () => clearTimeout(timer);
  }, [element, ...frame]);
  return spoken;
}
