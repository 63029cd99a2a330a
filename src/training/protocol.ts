/** What the page and the worker say to one another. */
import type { Checkpoint } from './checkpoint.ts';
import type { Learner } from './learner.ts';
import type { Materials } from './tasks/index.ts';

export type Kind = Learner['kind'];

export type Threads = 1 | 2;

/** To the worker. */
export type Order =
  /** Takes up these runs, and forgets those it had. All that is reported bears the session's number. */
  | {
      readonly order: 'begin';
      readonly session: number;
      readonly runs: readonly Checkpoint[];
      /** What their tasks read. */
      readonly materials: Materials;
      /** How many threads make an update; without it that follows from the sizes (two/pays.ts). */
      readonly threads?: Threads;
    }
  /** Other material from the next update on. */
  | { readonly order: 'materials'; readonly materials: Materials }
  | { readonly order: 'run' }
  | { readonly order: 'pause' }
  /** One update of each run. */
  | { readonly order: 'step' }
  /** At most so many updates a second of each run; null for as many as there can be. */
  | { readonly order: 'pace'; readonly perSecond: number | null }
  /** Where to stop; null for nowhere. */
  | { readonly order: 'until'; readonly count: number | null }
  /** To be answered by a report with this ticket, once all runs have made the same number of updates. */
  | { readonly order: 'checkpoint'; readonly ticket: number };

/** From the worker. */
export type Report =
  /** The runs are taken up; one kind of learner each. */
  | { readonly report: 'ready'; readonly session: number; readonly kinds: readonly Kind[] }
  /** What a page shows: at most REPORTS_A_SECOND times a second, and whenever the running ends. */
  | ({ readonly report: 'progress' } & Progress)
  /** Only to be kept: every CHECKPOINT_EVERY updates, where that is more often than progress is reported. */
  | {
      readonly report: 'kept';
      readonly session: number;
      readonly checkpoints: readonly Checkpoint[];
    }
  /** A sign of life while there is nothing to say. */
  | { readonly report: 'alive'; readonly session: number }
  | { readonly report: 'failed'; readonly session: number; readonly message: string };

export interface Progress {
  readonly session: number;
  readonly running: boolean;
  /** Why it is not running: `until` was reached, or no run can go on. */
  readonly ended: 'until' | 'stopped' | null;
  /** The ticket that this answers. */
  readonly ticket: number | null;
  /** How many orders of the session, "begin" not counted, were heard before this was said. */
  readonly heard: number;
  /** Of each run; null before it was measured. */
  readonly updatesPerSecond: number | null;
  readonly checkpoints: readonly Checkpoint[];
  /** One a run: why it does not go on; null where it does. */
  readonly stopped: readonly (string | null)[];
}

/** One end of the line between page and worker: a Worker, a worker's own scope, or a stand-in for either. */
export interface Port<Out, In> {
  postMessage(message: Out, transfer: Transferable[]): void;
  onmessage: ((event: { readonly data: In }) => void) | null;
}

export const REPORTS_A_SECOND = 15;
/** The updates that can be lost when a worker dies. */
export const CHECKPOINT_EVERY = 50;
/** While running, something is reported at least this often (unless an update takes longer), in milliseconds. */
export const ALIVE_EVERY = 400;
