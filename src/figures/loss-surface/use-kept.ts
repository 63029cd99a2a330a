import { useState } from 'react';

/** A value made anew only when its key changes: for what follows from many things that a short text tells apart. */
export function useKept<T>(key: string, make: () => T): T {
  const [kept, setKept] = useState(() => ({ key, value: make() }));
  if (kept.key === key) return kept.value;
  const next = { key, value: make() };
  setKept(next);
  return next.value;
}
