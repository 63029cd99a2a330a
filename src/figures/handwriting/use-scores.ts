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
export function useScores(state: SessionState): Scores | null {
  const [scores, setScores] = useState<Scores | null>(null);
  const latest = useRef(state);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const last = useRef(-Infinity);
  const { checkpoint, data, own } = state;
  useEffect(() => {
    latest.current = state;
    // One is on its way, and will read what is the latest then.
    if (timer.current !== undefined || !data || checkpoint.count === 0) return;
    const score = () => {
      timer.current = undefined;
      last.current = performance.now();
      setScores(scoresOf(latest.current));
    };
    timer.current = setTimeout(score, Math.max(0, last.current + EVERY - performance.now()));
  }, [state, checkpoint, data, own]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  return data && checkpoint.count > 0 ? scores : null;
}

function scoresOf({ checkpoint, data, own }: SessionState): Scores | null {
  if (!data) return null;
  return {
    heldOut: scoreOf(checkpoint, data.heldOut),
    training: scoreOf(checkpoint, data.training),
    own: scoreOf(checkpoint, own),
  };
}
