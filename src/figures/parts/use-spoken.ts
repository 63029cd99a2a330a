import { useEffect, useRef, useState, type RefObject } from 'react';

/**
 * What a screen reader hears: the text of an element, once the reader has rested on a frame for half a second. `frame` is what
 * makes it another frame: each time the same number of things.
 */
export function useSpoken(
  element: RefObject<HTMLElement | null>,
  frame: readonly unknown[],
): string {
  const [spoken, setSpoken] = useState('');
  const first = useRef(true);
  useEffect(() => {
    // Nothing is announced before the reader has done something.
    if (first.current) {
      first.current = false;
      return;
    }
    const timer = setTimeout(() => setSpoken(element.current?.textContent ?? ''), 500);
    return () => clearTimeout(timer);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the frame is the list
  }, [element, ...frame]);
  return spoken;
}
