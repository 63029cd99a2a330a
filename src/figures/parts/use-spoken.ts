import { useEffect, useRef, useState, type RefObject } from 'react';

/**
 * What a screen reader hears: a text, or that of an element, once the reader has rested on a frame for half a second. `frame` is
 * what makes it another frame: each time the same number of things.
 */
export function useSpoken(
  from: string | RefObject<HTMLElement | null>,
  frame: readonly unknown[] = [],
): string {
  const [spoken, setSpoken] = useState('');
  const first = useRef(true);
  useEffect(() => {
    // Nothing is announced before the reader has done something.
    if (first.current) {
      first.current = false;
      return;
    }
    const read = () => (typeof from === 'string' ? from : (from.current?.textContent ?? ''));
    const timer = setTimeout(() => setSpoken(read()), 500);
    return () => clearTimeout(timer);
  }, [from, ...frame]);
  return spoken;
}
