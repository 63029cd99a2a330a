/**
 * The race itself, outside React: a trainer once there is one, the race's past, and what was kept of it. Before the reader wants
 * something of it, it is only its start.
 */
import { startingPoint, type Checkpoint, type Setup } from '../../training/checkpoint.ts';
import type { Settings } from '../../lab/settings.ts';
import type { Trainer } from '../../training/trainer.ts';
import { wasKept } from '../parts/was-kept.ts';
import { loadMachinery, type Machinery } from '../parts/machinery.ts';
import { refusedFile } from '../parts/opened-file.ts';
import { upTo, withMoment } from './moments.ts';
import { present, stateAt, type RaceState } from './race-state.ts';
import { keyOf, settingsOf } from './setup.ts';

/** Running stops at each multiple of this: a page that is forgotten does not run for ever. */
export const STOPS_EVERY = 10_000;
/** While it runs, what is trained is kept this often, in milliseconds. */
const KEEPS_EVERY = 5000;

export interface RaceOptions {
  readonly load?: () => Promise<Machinery>;
  readonly wasKept?: () => Promise<boolean>;
}

export type RaceControl = ReturnType<typeof createRace>;

export function createRace(first: readonly Setup[], options: RaceOptions = {}) {
  const { load = loadMachinery, wasKept: anyKept = wasKept } = options;
  const listeners = new Set<() => void>();
  let state = stateAt(first.map(startingPoint));
  let machinery: Machinery | null = null;
  let trainer: Trainer | null = null;
  let pace: number | null = null;
  /** What is wanted of a trainer that is still being fetched. */
  let wanted: ((trainer: Trainer) => void) | null = null;
  let keptAs: readonly Float32Array[] = [];

  const change = (part: Partial<RaceState>) => {
    state = { ...state, ...part };
    for (const listener of [...listeners]) listener();
  };
  const isRunning = () => ['running', 'starting', 'loading'].includes(state.state);

  function hear(handle: Trainer) {
    const { state: now, runs, count, updatesPerSecond, until, trouble } = handle.getSnapshot();
    const moment = { count, weights: runs.map(({ checkpoint }) => checkpoint.weights) };
    const moments = withMoment(upTo(state.moments, count), moment);
    const isPast = state.isPast && count >= state.moment.count;
    change({
      ...{ state: now, views: runs, count, updatesPerSecond, trouble, moments, isPast },
      secondsLeft: until?.secondsLeft ?? null,
      moment: isPast ? state.moment : moment,
      ...(count > 0 && { offer: null }),
    });
    if (now === 'paused' || now === 'done' || now === 'stopped') void keep();
  }

  /** Does it with the trainer, which is fetched first where there is none. */
  async function withTrainer(act: (trainer: Trainer) => void) {
    if (trainer) return act(trainer);
    wanted = act;
    change({ state: 'loading', said: null });
    const loaded = await fetched();
    if (!loaded) return change({ state: 'paused' });
    trainer ??= begun(loaded);
    const still = wanted;
    wanted = null;
    if (still) still(trainer);
    else change({ state: 'paused' });
  }

  function begun(loaded: Machinery): Trainer {
    const handle = loaded.createTrainer(state.setups, { pace });
    handle.subscribe(() => hear(handle));
    return handle;
  }

  async function fetched(): Promise<Machinery | null> {
    try {
      return (machinery ??= await load());
    } catch (error) {
      change({ said: (error as Error).message });
      return null;
    }
  }

  const stopLater = (handle: Trainer) => {
    const { count, until } = handle.getSnapshot();
    if (!until || count >= until.count)
      handle.until((Math.floor(count / STOPS_EVERY) + 1) * STOPS_EVERY);
  };

  const checkpoints = () => state.views.map(({ checkpoint }) => checkpoint);

  /** Keeps what is trained for the next visit, unless it is kept already. */
  async function keep() {
    const now = checkpoints();
    if (!machinery || state.count === 0) return;
    const weights = now.map((one) => one.weights);
    if (weights.every((one, k) => one === keptAs[k])) return;
    keptAs = weights;
    const sentence = await machinery.keepRun(keyOf(now.map(({ setup }) => setup)), now);
    if (sentence !== null) change({ said: sentence });
  }

  /** Looks whether these very runs were kept before. */
  async function look() {
    const key = keyOf(state.setups);
    const isFresh = () => state.count === 0 && !isRunning() && keyOf(state.setups) === key;
    if (!(await anyKept()) || !isFresh()) return;
    const loaded = await fetched();
    const found = await loaded?.keptRun(key);
    if (!found || !isFresh()) return;
    const offer = found.checkpoints;
    if (offer && keyOf(offer.map(({ setup }) => setup)) === key) change({ offer });
    else if (found.sentence !== null) change({ said: found.sentence });
  }

  function replace(points: readonly Checkpoint[], part: Partial<RaceState> = {}) {
    void keep();
    wanted = null;
    change({ ...stateAt(points), ...part });
  }

  const control = {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getState: () => state,
    run() {
      change({ isPast: false, moment: present(state), away: null, said: null });
      return withTrainer((handle) => {
        stopLater(handle);
        handle.run();
      });
    },
    pause() {
      wanted = null;
      change({ away: null });
      trainer?.pause();
    },
    step() {
      change({ isPast: false, moment: present(state), away: null, said: null });
      return withTrainer((handle) => {
        stopLater(handle);
        handle.stepOnce();
      });
    },
    setPace(perSecond: number | null) {
      pace = perSecond;
      trainer?.setPace(perSecond);
    },
    /** Back to the start; what was trained may be gone on with. */
    reset() {
      const before = state.count > 0 ? checkpoints() : state.offer;
      replace(state.setups.map(startingPoint), { offer: before });
      trainer?.reset(state.setups);
    },
    /** Another race, at its start; the same goes on untouched. */
    setSetups(setups: readonly Setup[]) {
      if (keyOf(setups) === keyOf(state.setups)) return;
      replace(setups.map(startingPoint));
      trainer?.reset(setups);
      void look();
    },
    /** Goes on with what was kept. */
    goOn() {
      const { offer } = state;
      return offer ? control.takeUp(offer) : Promise.resolve();
    },
    takeUp(points: readonly Checkpoint[], said: string | null = null) {
      replace(points, { said });
      return withTrainer((handle) => {
        handle.restore(points);
        change({ said });
      });
    },
    /** Chooses an earlier moment, by its count; the last one is the present. */
    view(count: number) {
      const moment = state.moments.kept.find((one) => one.count === count);
      if (!moment || isRunning()) return;
      const isPast = moment.count !== state.count;
      change({ isPast, moment: isPast ? moment : present(state) });
    },
    /** The text of a file; null where it could not be made, and why is said. */
    async save(): Promise<string | null> {
      const loaded = await fetched();
      if (!loaded) return null;
      try {
        return loaded.toFile(checkpoints());
      } catch (error) {
        change({ said: (error as Error).message });
        return null;
      }
    },
    /** Takes up the runs of a file. Resolves with the settings that belong to them; null where it is none of this race's, and why is said. */
    async load(text: string): Promise<Settings | null> {
      const loaded = await fetched();
      if (!loaded) return null;
      const read = loaded.fromFile(text);
      if (typeof read === 'string') {
        change({ said: refusedFile(read) });
        return null;
      }
      const settings = settingsOf(read.map(({ setup }) => setup));
      if (!settings) {
        change({
          said: refusedFile(
            'The file holds trained runs, but not an RNN, an LSTM and a GRU as they race here.',
          ),
        });
        return null;
      }
      await control.takeUp(read, 'The race of the file is here, as it was saved.');
      return settings;
    },
    say: (said: string) => change({ said }),
    /** While the figure is on the page: pauses when the page is hidden, and keeps what is trained. Returns what ends that. */
    connect() {
      const onVisibility = () => {
        if (document.visibilityState === 'hidden') {
          if (isRunning()) {
            control.pause();
            change({ away: 'paused' });
          }
          void keep();
        } else if (state.away === 'paused') {
          void control.run();
          change({ away: 'back' });
        }
      };
      document.addEventListener('visibilitychange', onVisibility);
      const timer = setInterval(() => isRunning() && void keep(), KEEPS_EVERY);
      void look();
      return () => {
        document.removeEventListener('visibilitychange', onVisibility);
        clearInterval(timer);
        void keep();
        wanted = null;
        trainer?.dispose();
      };
    },
  };
  return control;
}
