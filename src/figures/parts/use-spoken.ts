import { useEffect, useRef, useState, type RefObject } from 'react';

/**
 * What a screen reader hears: the text of an element, once the reader has rested on a frame for half a second. A frame is
 * another one where one of `frame` is another object.
 */
export function useSpoken(
  element: RefObject<HTMLElement | null>,
  frame: readonly [unknown, unknown, unknown?],
): string {
  const [spoken, setSpoken] = useState('');
  const first = useRef(true);
  const [a, b, c] = frame;
  useEffect(() => {
    // Nothing is announced before the reader has done something.
    if (first.current) {
      first.current = false;
      return;
    }
    const timer = setTimeout(() => setSpoken(element.current?.textContent ?? ''), 500);
    return () => clearTimeout(timer);
  }, [element, a, b, c]);
  return spoken;
}
