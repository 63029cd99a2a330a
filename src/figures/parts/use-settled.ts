import { useEffect, useState } from 'react';

/**
 * A value that follows another once that has stood for so many milliseconds. At once then, not as a transition: while a network trains the
 * page changes many times a second, and what may be put off would be put off again and again.
 */
export function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (settled === value) return;
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [settled, value, milliseconds]);
  return settled;
}
