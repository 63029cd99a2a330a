import { useEffect, useState } from 'react';
import { atOnce, inSlices, type Work } from './slices.ts';

export interface Made<Moment, T> {
  /** The moment that the value is of. */
  readonly moment: Moment;
  readonly value: T;
}

/**
 * What follows from a moment of a training and from what the reader wishes. A wish is answered at once, in the same frame. When only the
 * moment is another, the value is made in slices, and the one before stands until then: so it always fits the wish, and is never
 * followed by an older one.
 * @param wish what the reader has set that the work reads
 * @param work the same value each time, of a moment and the wish
 */
export function useSliced<Moment, T>(
  moment: Moment,
  wish: readonly unknown[],
  work: (moment: Moment) => Work<T>,
): Made<Moment, T> {
  const make = () => ({ moment, wish, value: atOnce(work(moment)) });
  const [kept, keep] = useState(make);
  let made = kept;
  if (!isSame(kept.wish, wish)) {
    made = make();
    keep(made);
  }
  const isBehind = made.moment !== moment;
  useEffect(() => {
    if (!isBehind) return;
    return inSlices(work(moment), (value) => keep({ moment, wish, value }));
    // What the work is, the wish says.
  }, [isBehind, moment, ...wish]);
  return made;
}

const isSame = (one: readonly unknown[], other: readonly unknown[]) =>
  one.length === other.length && one.every((value, k) => Object.is(value, other[k]));
