/**
 * Networks in training, as a figure sees them: what was kept at an earlier visit is found again, the data and the trainer are fetched at the
 * first Run, it stops by itself at the next multiple of so many updates, and what is trained is kept as it goes. Knows nothing of
 * what the networks read, nor of how it is drawn.
 */
import { startingPoint, type Checkpoint } from '../../training/checkpoint.ts';
import type { Trainer } from '../../training/trainer.ts';
import { updatesInWords } from './counts.ts';
import { loadMachinery, wasWanted, type Machinery } from './machinery.ts';
import { refusedFile, UNREADABLE } from './opened-file.ts';
import {
  countOfRuns,
  isBusy,
  type Plan,
  type TrainingSession,
  type TrainingView,
} from './training-view.ts';
import { wasKept } from './was-kept.ts';

/** What a session is made with; tests have their own. */
export interface Means {
  machinery(): Promise<Machinery>;
  /** Whether any visit kept anything, or this one may have: else nothing is fetched to look. */
  wasKept(): Promise<boolean>;
  /** In milliseconds, from anywhere. */
  now(): number;
}

export const ownMeans: Means = {
  machinery: loadMachinery,
  wasKept: async () => wasWanted() || (await wasKept()),
  now: () => performance.now(),
};

/** While it trains, what was learned is kept so often, in milliseconds. */
export const KEEP_EVERY = 10_000;

export function createTrainingSession<Data>(
  plan: Plan<Data>,
  means: Means = ownMeans,
): TrainingSession<Data> {
  const { key, updates } = plan;
  const start = plan.setups.map(startingPoint);
  let trainer: Trainer | null = null;
  let unsubscribe = () => {};
  let closed = false;
  let [keptAs, keptAt]: [readonly Checkpoint[], number] = [start, 0];
  /** The text that was kept beside them. */
  let keptBeside: string | null = null;
  let view: TrainingView<Data> = {
    phase: 'paused',
    runs: start,
    era: 0,
    until: null,
    data: null,
    says: null,
  };
  const listeners = new Set<() => void>();

  function set(changes: Partial<TrainingView<Data>>) {
    view = { ...view, ...changes };
    for (const listener of [...listeners]) listener();
  }

  function hear() {
    const { state, runs, until, trouble } = trainer!.getSnapshot();
    const stopped = runs.find((run) => run.stopped !== null)?.stopped;
    set({
      phase: state,
      runs: sameOr(
        view.runs,
        runs.map(({ checkpoint }) => checkpoint),
      ),
      until,
      says: stopped ?? trouble ?? view.says,
    });
    // A pause is heard at once, and then again with the last updates that were under way: what is kept is what is shown.
    if (!isBusy(view) || means.now() - keptAt > KEEP_EVERY) void keep();
  }

  async function keep() {
    const { runs } = view;
    const beside = plan.beside?.text() ?? null;
    if (countOfRuns(runs) === 0 || (runs === keptAs && beside === keptBeside)) return;
    [keptAs, keptBeside, keptAt] = [runs, beside, means.now()];
    const sentence = await means
      .machinery()
      .then(({ keepRun }) => keepRun(key, runs, beside))
      .catch(() => null);
    if (sentence && !closed) set({ says: sentence });
  }

  /** Other runs in the place of these, paused. */
  function replace(runs: readonly Checkpoint[], says: string | null) {
    trainer?.restore(runs);
    set({ phase: 'paused', runs, era: view.era + 1, until: null, says });
  }

  let loading: Promise<Data> | null = null;
  /** What was said when it last could not be fetched. */
  let failure: string | null = null;
  /** What failed is tried again when it is wanted again. */
  const load = () =>
    (loading ??= plan.load().then(
      (data) => {
        if (!closed) set({ data });
        return data;
      },
      (error: unknown) => {
        loading = null;
        throw error;
      },
    ));

  function failed(error: unknown) {
    failure = (error as Error).message;
    if (!closed) set({ phase: 'paused', says: failure });
  }

  async function make(): Promise<Trainer | null> {
    if (trainer) return trainer;
    set({ phase: 'fetching', says: null });
    try {
      const [data, { createTrainer }] = await Promise.all([load(), means.machinery()]);
      if (closed) return null;
      const made = createTrainer(
        view.runs.map(({ setup }) => setup),
        { materials: plan.materials(data), from: view.runs },
      );
      trainer = made;
      unsubscribe = made.subscribe(hear);
      return made;
    } catch (error) {
      failed(error);
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
      if (!(await means.wasKept())) return;
      const found = await means
        .machinery()
        .then(({ keptRun }) => keptRun(key))
        .catch(() => null);
      // Who has begun meanwhile goes on with that.
      if (!found || closed || countOfRuns(view.runs) > 0 || view.phase !== 'paused') return;
      const { checkpoints, beside, sentence } = found;
      if (checkpoints && plan.refusal(checkpoints) === null) {
        [keptAs, keptBeside] = [checkpoints, beside];
        if (beside !== null) plan.beside?.found(beside, checkpoints);
        replace(checkpoints, 'What you trained here before was kept on this device.');
      } else if (sentence) set({ says: sentence });
    },
    async run() {
      if (view.phase === 'fetching' || isBusy(view)) return;
      const made = await make();
      if (!made) return;
      // To the next multiple: so a run that was paused ends where it would have.
      made.until((Math.floor(countOfRuns(view.runs) / updates) + 1) * updates);
      set({ says: null });
      made.run();
    },
    async fetch() {
      if (view.data !== null || view.phase === 'fetching') return;
      set({ phase: 'fetching', says: view.says === failure ? null : view.says });
      try {
        await load();
        if (!closed) set({ phase: 'paused' });
      } catch (error) {
        failed(error);
      }
    },
    supply() {
      if (trainer && view.data !== null) trainer.supply(plan.materials(view.data));
    },
    pause: () => trainer?.pause(),
    startOver() {
      void means
        .machinery()
        .then(({ forgetRun }) => forgetRun(key))
        .catch(() => {});
      replace(start, null);
    },
    async take(opened) {
      const text = await Promise.resolve(opened).catch(() => null);
      if (text === null) return set({ says: UNREADABLE });
      const machinery = await means.machinery().catch((error: Error) => error.message);
      if (typeof machinery === 'string') return set({ says: machinery });
      const read = machinery.fromFile(text);
      const why = typeof read === 'string' ? read : plan.refusal(read);
      if (typeof read === 'string' || why !== null) return set({ says: refusedFile(why!) });
      replace(
        read,
        `What the file holds is here, as it was after ${updatesInWords(countOfRuns(read))}.`,
      );
      void keep();
    },
    asFile: async () => (await means.machinery()).toFile(view.runs),
    keep,
    close() {
      void keep();
      closed = true;
      unsubscribe();
      trainer?.dispose();
      trainer = null;
    },
  };
}

/** The list of before where nothing in it is new, so that a moment is known by its list. */
const sameOr = <T>(before: readonly T[], now: readonly T[]): readonly T[] =>
  now.length === before.length && now.every((one, k) => one === before[k]) ? before : now;
