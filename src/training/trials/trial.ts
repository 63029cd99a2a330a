/**
 * A trial: a run that is trained until it has solved its task, or has made the most updates that it is given. The looks are at the same updates
 * wherever it is trained, in Node or in the worker of a page, so the same numbers come to the same verdict.
 */
import type { Setup } from '../checkpoint.ts';
import { Run, type MakeLearner } from '../run.ts';
import { CRITERION, isFew } from './criterion.ts';
import type { Judge } from './judge.ts';
import { withLook, type Curve } from './curve.ts';

export interface Trial {
  readonly setup: Setup;
  /** The most updates; a multiple of those between two looks. */
  readonly most: number;
}

export interface Verdict {
  readonly solved: boolean;
  /** Made when the test was passed; else all that were made. */
  readonly updates: number;
  /** Trained on: those of all batches. */
  readonly sequences: number;
  /** In the last test: the mean loss of a label, how many labels were missed, and of how many. */
  readonly loss: number;
  readonly missed: number;
  readonly labels: number;
  /** Why no more could be made, in a sentence; null where that was not so. */
  readonly stopped: string | null;
  readonly curve: Curve;
}

/** What stands at a count of updates. */
export interface Moment {
  readonly count: number;
  readonly weights: Float32Array;
  readonly stopped: string | null;
}

/** What is trained: by a Run, or by a worker. */
export interface Pupil {
  /** Trains on to so many updates; null where it was told to end before. */
  reach(count: number): Promise<Moment | null>;
}

/** Null where the pupil was told to end before there was a verdict. `onLook` hears of every look. */
export async function carryOut(
  { setup, most }: Trial,
  pupil: Pupil,
  judge: Judge,
  onLook?: (updates: number, curve: Curve) => void,
): Promise<Verdict | null> {
  const { every } = CRITERION;
  let curve: Curve = { every, rights: [] };
  for (let look = 0; ; look++) {
    const moment = await pupil.reach(look * every);
    if (!moment) return null;
    const { count, weights, stopped } = moment;
    const seen = judge.look(weights);
    if (stopped === null) curve = withLook(curve, look, every, seen.accuracy);
    onLook?.(count, curve);
    const last = stopped !== null || count >= most;
    if (!isFew(seen) && !last) continue;
    const test = judge.test(weights);
    const solved = isFew(test);
    if (!solved && !last) continue;
    return {
      solved,
      updates: count,
      sequences: count * setup.rows,
      loss: test.loss,
      missed: test.labelled - test.right,
      labels: test.labelled,
      stopped: solved ? null : stopped,
      curve,
    };
  }
}

/** Trains here, without a pause. */
export async function runningPupil(setup: Setup, make?: MakeLearner): Promise<Pupil> {
  const run = await Run.begin(setup, make);
  return {
    reach(count) {
      while (run.count < count && run.stopped === null) run.advance();
      const { weights } = run.checkpoint();
      return Promise.resolve({ count: run.count, weights, stopped: run.stopped });
    },
  };
}
