import { useEffect, useRef, useState, type RefObject } from 'react';

/**
 * What a screen reader hears: a text, or the words of an element, once they have stood for half a second. The first are not
 * announced: nothing is, before the reader has done something.
 */
export function useSpoken(from: string | RefObject<HTMLElement | null>): string {
  const [spoken, setSpoken] = useState('');
  const heard = useRef<string | null>(null);
  // After every rendering: what counts is what is said, not what made it so.
  useEffect(() => {
    const words = typeof from === 'string' ? from : (from.current?.textContent ?? '');
    heard.current ??= words;
    if (words === heard.current) return;
    const timer = setTimeout(() => {
      heard.current = words;
      setSpoken(words);
    }, 500);
    return () => clearTimeout(timer);
  });
  return spoken;
}
