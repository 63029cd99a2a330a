import { useEffect, useRef, useState } from 'react';
import type { Checkpoint } from '../../training/checkpoint.ts';
import { inSlices, inTurn, type Work } from '../parts/slices.ts';
import { scoring, type Score } from './score.ts';
import { learnedFrom, type View } from './session.ts';

export interface Scores {
  /** The updates of the network that read them. */
  readonly count: number;
  /** Of the drawings held out, or of new shakings where none are. */
  readonly examined: Score;
  readonly training: Score;
  /** Of the reader's drawings that are learned from, and of those that are not. */
  readonly own: Score;
  readonly tested: Score;
}

/** Reading some hundred drawings takes some tenths of a second: while the network runs, it is begun so seldom, in milliseconds. */
const EVERY = 1500;

/** Which network is to read which drawings. */
export type Scored = { readonly checkpoint: Checkpoint } & Pick<View, 'data' | 'own'>;

interface Made {
  readonly checkpoint: Checkpoint;
  readonly data: View['data'];
  readonly own: View['own'];
  readonly scores: Scores;
}

/** What the network reads of all drawings: a moment old while it runs. Null before there are any, or any training. */
export function useScores({ checkpoint, data, own }: Scored): Scores | null {
  const [made, setMade] = useState<Made | null>(null);
  const latest = useRef(checkpoint);
  const last = useRef(-Infinity);
  useEffect(() => {
    latest.current = checkpoint;
  }, [checkpoint]);
  const { setup, count } = checkpoint;
  const isThere = data !== null && count > 0;
  const isNow = made?.checkpoint === checkpoint && made.data === data && made.own === own;
  const isBehind = isThere && !isNow;
  // Another moment does not end what is under way, or nothing would ever be finished; other drawings do.
  useEffect(() => {
    if (!isBehind) return;
    let drop = () => {};
    const begin = () => {
      last.current = performance.now();
      const of = latest.current;
      drop = inSlices(scoringAll(of, data, own), (scores) =>
        setMade({ checkpoint: of, data, own, scores }),
      );
    };
    const timer = setTimeout(begin, Math.max(0, last.current + EVERY - performance.now()));
    return () => {
      clearTimeout(timer);
      drop();
    };
  }, [isBehind, made, data, own]);
  const isOfThis = made?.checkpoint.setup === setup && made.checkpoint.count <= count;
  return isThere && isOfThis ? made.scores : null;
}

function* scoringAll(
  checkpoint: Checkpoint,
  data: NonNullable<View['data']>,
  own: View['own'],
): Work<Scores> {
  const tests = own.filter(({ use }) => use === 'test');
  const [examined, training, learned, tested] = yield* inTurn(
    [data.examined, data.training, learnedFrom(own), tests].map((all) => scoring(checkpoint, all)),
  );
  return {
    count: checkpoint.count,
    examined: examined!,
    training: training!,
    own: learned!,
    tested: tested!,
  };
}
