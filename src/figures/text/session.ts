/**
 * A network in training, as the figure sees it: what was kept is found again, the data and the trainer are fetched at the first Run, and
 * what is costly to show follows at a pace of its own. Knows nothing of how it is drawn.
 */
import { startingPoint, type Checkpoint } from '../../training/checkpoint.ts';
import type { TextFile, WordsFile } from '../../training/data/text.ts';
import type { Found, Keeper } from '../../training/keep.ts';
import type { Snapshot, Until } from '../../training/snapshot.ts';
import type { Trainer, TrainerOptions } from '../../training/trainer.ts';
import { baselinesOf, type Baselines } from './baselines.ts';
import { rungAt, withRung, type Rung } from './ladder.ts';
import type { Material } from './materials.ts';
import { someWritten } from './sampling.ts';

export type DataFile = TextFile | WordsFile;

export interface View {
  readonly phase: 'fetching' | Snapshot['state'];
  /** This moment. */
  readonly now: Checkpoint;
  /** The moment that is read and written with: while it trains a second old at most. */
  readonly shown: Checkpoint;
  readonly until: Until | null;
  readonly file: DataFile | null;
  readonly baselines: Baselines | null;
  readonly ladder: readonly Rung[];
  /** What the reader should know; null where all is as usual. */
  readonly says: string | null;
}

export interface Session {
  subscribe(listener: () => void): () => void;
  getView(): View;
  /** Looks for what was kept. */
  open(): Promise<void>;
  run(): Promise<void>;
  pause(): void;
  startOver(): void;
  /** A file of trained runs of the reader's. */
  take(text: string): Promise<void>;
  /** The present moment as a file. */
  asFile(): Promise<string>;
  close(): void;
}

/** What a session is made with; tests have their own. */
export interface Means {
  trainer(): Promise<(setups: Parameters<MakeTrainer>[0], options: TrainerOptions) => Trainer>;
  keeper(): Promise<
    Pick<Keeper, 'keepRun' | 'keptRun' | 'forgetRun'> & {
      toFile(checkpoints: readonly Checkpoint[]): string;
      fromFile(text: string): readonly Checkpoint[] | string;
    }
  >;
  now(): number;
}
type MakeTrainer = typeof import('../../training/trainer.ts').createTrainer;

const fetched: Means = {
  trainer: async () => (await import('../../training/trainer.ts')).createTrainer,
  keeper: () => import('../../training/keep.ts'),
  now: () => performance.now(),
};

/** What is read and written follows so many milliseconds apart. */
const PACE = 1000;
/** While it trains, what was learned is kept so often. */
const KEEP_EVERY = 20_000;
/** What the ladder is written with: the same numbers are drawn at each rung. */
export const LADDER = { temperature: 0.7, seed: 1, beginning: '' } as const;

export const rungOf = (material: Material, checkpoint: Checkpoint): Rung => ({
  count: checkpoint.count,
  ...LADDER,
  text: someWritten(material, checkpoint, LADDER).join(', '),
});

export function createSession(
  material: Material,
  load: () => Promise<DataFile>,
  means: Means = fetched,
): Session {
  const key = `text-${material.choice}`;
  const start = startingPoint(material.setup);
  let trainer: Trainer | null = null;
  let unsubscribe = () => {};
  let closed = false;
  let [shownAt, keptAt] = [-Infinity, 0];
  let view: View = {
    phase: 'paused',
    now: start,
    shown: start,
    until: null,
    file: null,
    baselines: null,
    ladder: [rungOf(material, start)],
    says: null,
  };
  const listeners = new Set<() => void>();

  function set(changes: Partial<View>) {
    view = { ...view, ...changes };
    for (const listener of [...listeners]) listener();
  }

  const busy = ({ phase }: View) => phase === 'running' || phase === 'starting';

  /** Shows a moment; the ladder has what is written on the way. */
  function moved(now: Checkpoint, changes: Partial<View>) {
    const next = { ...view, ...changes, now };
    const due = means.now() - shownAt >= PACE || !busy(next);
    if (due && now !== view.shown) {
      shownAt = means.now();
      const isNew = !view.ladder.some(({ count }) => rungAt(count) === rungAt(now.count));
      const ladder = isNew ? withRung(view.ladder, rungOf(material, now)) : view.ladder;
      set({ ...changes, now, shown: now, ladder });
    } else set({ ...changes, now });
  }

  function hear() {
    const snapshot = trainer!.getSnapshot();
    const run = snapshot.runs[0]!;
    const was = view;
    moved(run.checkpoint, {
      phase: snapshot.state,
      until: snapshot.until,
      says: run.stopped ?? snapshot.trouble ?? view.says,
    });
    const ended = busy(was) && !busy(view);
    if (ended || (busy(view) && means.now() - keptAt > KEEP_EVERY)) void keep();
  }

  async function keep() {
    keptAt = means.now();
    if (view.now.count === 0) return;
    const sentence = await (await means.keeper()).keepRun(key, [view.now]).catch(() => null);
    if (sentence && !closed) set({ says: sentence });
  }

  /** Another moment in the place of this one, paused. */
  function replace(checkpoint: Checkpoint, says: string | null) {
    trainer?.restore([checkpoint]);
    const first = [rungOf(material, startingPoint(checkpoint.setup))];
    shownAt = -Infinity;
    const ladder = checkpoint.count > 0 ? withRung(first, rungOf(material, checkpoint)) : first;
    set({ phase: 'paused', now: checkpoint, shown: checkpoint, until: null, ladder, says });
  }

  async function make(): Promise<Trainer | null> {
    if (trainer) return trainer;
    set({ phase: 'fetching', says: null });
    try {
      const [file, createTrainer] = await Promise.all([load(), means.trainer()]);
      if (closed) return null;
      const { task } = material.setup;
      const made = createTrainer([view.now.setup], { materials: { [task.name]: file } });
      made.restore([view.now]);
      trainer = made;
      unsubscribe = made.subscribe(hear);
      set({ file, baselines: baselinesOf(material, file) });
      return made;
    } catch (error) {
      if (!closed) set({ phase: 'paused', says: (error as Error).message });
      return null;
    }
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getView: () => view,
    async open() {
      closed = false;
      const nothing: Found = { checkpoints: null, saved: null, sentence: null };
      const found = await means
        .keeper()
        .then((keeper) => keeper.keptRun(key))
        .catch(() => nothing);
      // Who has begun meanwhile goes on with that.
      if (closed || view.now.count > 0 || view.phase !== 'paused') return;
      const kept = found.checkpoints?.[0];
      if (kept && fits(material, kept))
        replace(kept, 'This network was trained here before, and kept on this device.');
      else if (found.sentence) set({ says: found.sentence });
    },
    async run() {
      if (view.phase === 'fetching' || busy(view)) return;
      const made = await make();
      if (!made) return;
      // To the next multiple: so a run that was paused ends where it would have.
      const { updates } = material;
      made.until((Math.floor(view.now.count / updates) + 1) * updates);
      set({ says: null });
      made.run();
    },
    pause: () => trainer?.pause(),
    startOver() {
      void means
        .keeper()
        .then((keeper) => keeper.forgetRun(key))
        .catch(() => {});
      replace(start, null);
    },
    async take(text) {
      const { fromFile } = await means.keeper();
      const read = fromFile(text);
      if (typeof read === 'string') return set({ says: read });
      const one = read[0]!;
      if (!fits(material, one))
        return set({
          says: `The file has another network: here one layer reads “${material.title}”. What is here stays.`,
        });
      replace(one, `Taken from the file: a network after ${one.count} updates.`);
      void keep();
    },
    asFile: async () => (await means.keeper()).toFile([view.now]),
    close() {
      closed = true;
      if (busy(view)) void keep();
      unsubscribe();
      trainer?.dispose();
      trainer = null;
    },
  };
}

/** Can the figure show it: one layer, one way, on this task. */
export function fits({ setup }: Material, checkpoint: Checkpoint): boolean {
  const { task, cells, twoWay } = checkpoint.setup;
  return task.name === setup.task.name && cells.length === 1 && !twoWay;
}
