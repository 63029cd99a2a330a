import { startTransition, useEffect, useState } from 'react';

/** A value that follows another once that has rested: for what need not keep step with every edit of a drag. */
export function useRested<T>(value: T, milliseconds = 300): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    if (rested === value) return;
    const timer = setTimeout(() => startTransition(() => setRested(value)), milliseconds);
    return () => clearTimeout(timer);
  }, [rested, value, milliseconds]);
  return rested;
}
