/** What a page shows of a trainer. Never mutated: something new is a new snapshot. */
import type { Checkpoint } from './checkpoint.ts';
import type { Examined } from './history.ts';
import type { Kind } from './protocol.ts';
import { taskOf } from './tasks/index.ts';

export interface Snapshot {
  /**
   * starting: running as soon as the worker is there. done: `until` was reached. stopped: no run can go on, and `trouble` or
   * each run's `stopped` says why.
   */
  readonly state: 'paused' | 'starting' | 'running' | 'done' | 'stopped';
  readonly runs: readonly RunView[];
  /** The least number of updates that a run which goes on has made. */
  readonly count: number;
  /** Of each run; null while that was not measured. */
  readonly updatesPerSecond: number | null;
  readonly pace: number | null;
  readonly until: Until | null;
  /** Where the runs are trained, null before the first start; and by which kinds of learner ("simd, two threads"), one a run. */
  readonly where: 'worker' | 'page' | null;
  readonly kinds: readonly Kind[];
  /** A sentence when something went wrong; it stays until reset or restore. */
  readonly trouble: string | null;
}

export interface Until {
  readonly count: number;
  /** From 0 to 1, since it was set. */
  readonly progress: number;
  readonly secondsLeft: number | null;
}

export interface RunView {
  /** The moment that is shown: setup, count, weights, history. */
  readonly checkpoint: Checkpoint;
  /** The mean loss of the last updates (about twenty); null before the first. */
  readonly loss: number | null;
  /** The share of labels that were right in them; null before the first, and where numbers are predicted. */
  readonly accuracy: number | null;
  /** The last examination on sequences that are never trained on. */
  readonly examined: Examined | null;
  /** Why the run does not go on, in a sentence; null where it does. */
  readonly stopped: string | null;
}

export function viewOf(checkpoint: Checkpoint, stopped: string | null): RunView {
  const { recent, examined } = checkpoint.history;
  const classes = taskOf(checkpoint.setup.task).tolerance === null;
  return {
    checkpoint,
    loss: recent?.loss ?? null,
    accuracy: classes ? (recent?.accuracy ?? null) : null,
    examined: examined.at(-1) ?? null,
    stopped,
  };
}

/** The least count of the runs that go on; where none does, the largest. */
export function countOf(runs: readonly RunView[]): number {
  const counts = (some: readonly RunView[]) => some.map(({ checkpoint }) => checkpoint.count);
  const going = runs.filter(({ stopped }) => stopped === null);
  return going.length > 0 ? Math.min(...counts(going)) : Math.max(0, ...counts(runs));
}

export function untilOf(
  until: { readonly count: number; readonly from: number } | null,
  count: number,
  updatesPerSecond: number | null,
): Until | null {
  if (!until) return null;
  const all = until.count - until.from;
  const left = Math.max(0, until.count - count);
  return {
    count: until.count,
    progress: all > 0 ? Math.min(1, Math.max(0, (count - until.from) / all)) : 1,
    secondsLeft: left === 0 ? 0 : updatesPerSecond ? left / updatesPerSecond : null,
  };
}
