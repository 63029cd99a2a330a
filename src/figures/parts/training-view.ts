/** What a session of training is to a figure: its plan, its view, what can be asked of it. */
import type { Checkpoint, Setup } from '../../training/checkpoint.ts';
import type { Snapshot, Until } from '../../training/snapshot.ts';
import type { Materials } from '../../training/tasks/index.ts';

/** What is trained, as data. */
export interface Plan<Data> {
  /** By which it is kept. */
  readonly key: string;
  /** The networks, which are trained in step. */
  readonly setups: readonly Setup[];
  /** A press of Run goes on to the next multiple of so many updates. */
  readonly updates: number;
  /** Rejects with a sentence to be shown as it is. */
  load(): Promise<Data>;
  materials(data: Data): Materials;
  /** A text that is kept with the runs and comes back with them; what is found is somebody's, and not to be believed. */
  readonly beside?: {
    /** As it is by now; null where there is none. */
    text(): string | null;
    /** What was found with these runs, which are about to take the place of those that are here. */
    found(text: string, runs: readonly Checkpoint[]): void;
  };
  /** Why these runs, of a file or of an earlier visit, are not for this figure, in a sentence; null where they are. */
  refusal(runs: readonly Checkpoint[]): string | null;
}

export interface TrainingView<Data> {
  readonly phase: 'fetching' | Snapshot['state'];
  /** This moment of each network. */
  readonly runs: readonly Checkpoint[];
  /** How often other runs took the place of these: a start, a file, what was kept. */
  readonly era: number;
  readonly until: Until | null;
  /** Null before it was first wanted. */
  readonly data: Data | null;
  /** What the reader should know; null where all is as usual. */
  readonly says: string | null;
}

export interface TrainingSession<Data> {
  subscribe(listener: () => void): () => void;
  getView(): TrainingView<Data>;
  /** Looks for what was kept. */
  open(): Promise<void>;
  run(): Promise<void>;
  /** Fetches the data without training. */
  fetch(): Promise<void>;
  /** Gives what trains the materials as they are by now. */
  supply(): void;
  pause(): void;
  /** Back to the start; what was kept is forgotten. */
  startOver(): void;
  /** The text of a file of trained runs, as it comes. What is none leaves all as it is, and is said. */
  take(text: string | Promise<string>): Promise<void>;
  /** The present moment as a file. */
  asFile(): Promise<string>;
  /** Keeps this moment, unless it is kept. */
  keep(): Promise<void>;
  close(): void;
}

export const isBusy = ({ phase }: { phase: TrainingView<unknown>['phase'] }): boolean =>
  phase === 'running' || phase === 'starting';

/** The least number of updates that any of the runs has made. */
export const countOfRuns = (runs: readonly Checkpoint[]): number =>
  Math.min(...runs.map(({ count }) => count));

/** Where a run stops by itself, or would: at the next multiple of so many updates, unless it stands at one. */
export function goalOf(
  { runs, until }: Pick<TrainingView<unknown>, 'runs' | 'until'>,
  updates: number,
): number {
  return until?.count ?? Math.max(1, Math.ceil(countOfRuns(runs) / updates)) * updates;
}
