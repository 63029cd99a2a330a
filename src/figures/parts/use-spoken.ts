import { useEffect, useRef, useState } from 'react';

/** How long a reader rests on a frame before it is announced. */
const REST = 500;

/** What a screen reader is to hear: the text, once it has stayed the same for a while. Nothing before the first change. */
export function useSpoken(text: string): string {
  const [spoken, setSpoken] = useState('');
  const heard = useRef(text);
  useEffect(() => {
    if (heard.current === text) return;
    const timer = setTimeout(() => {
      heard.current = text;
      setSpoken(text);
    }, REST);
    return () => clearTimeout(timer);
  }, [text]);
  return spoken;
}
