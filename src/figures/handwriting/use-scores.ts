import { useEffect, useRef, useState } from 'react';
import { scoreOf, type Score } from './score.ts';
import type { SessionState } from './session.ts';

export interface Scores {
  readonly heldOut: Score;
  readonly training: Score;
  readonly own: Score;
}

/** Reading a hundred drawings takes some hundredths of a second: while the network runs, it is done so seldom, in milliseconds. */
const EVERY = 1500;

/** What the network reads of all drawings: a moment old while it runs. Null before there are any, or any training. */
export function useScores({ checkpoint, data, own }: SessionState): Scores | null {
  const [scores, setScores] = useState<Scores | null>(null);
  const last = useRef(-Infinity);
  useEffect(() => {
    if (!data || checkpoint.count === 0) return;
    const timer = setTimeout(
      () => {
        last.current = performance.now();
        setScores({
          heldOut: scoreOf(checkpoint, data.heldOut),
          training: scoreOf(checkpoint, data.training),
          own: scoreOf(checkpoint, own.map((one) => ({ ...one, from: 'reader' }))), // prettier-ignore
        });
      },
      Math.max(0, last.current + EVERY - performance.now()),
    );
    return () => clearTimeout(timer);
  }, [checkpoint, data, own]);
  return data && checkpoint.count > 0 ? scores : null;
}
