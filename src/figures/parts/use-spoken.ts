import { useEffect, useRef, useState, type RefObject } from 'react';

/** What a screen reader hears: the words of an element, once they have stood for half a second. The first are not announced. */
export function useSpoken(element: RefObject<HTMLElement | null>): string {
  const [spoken, setSpoken] = useState('');
  const heard = useRef<string | null>(null);
  // After every rendering: what counts is what the element says, not what made it say so.
  useEffect(() => {
    const words = element.current?.textContent ?? '';
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
