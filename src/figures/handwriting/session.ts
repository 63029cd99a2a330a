/**
 * What the figure knows besides the drawing in view: the network as it is now, the data once they were fetched, the reader's own drawings. It
 * fetches what trains, the data, and what was kept when they are wanted, and says in a sentence what could not be had.
 */
import type { Checkpoint, Setup } from '../../training/checkpoint.ts';
import {
  handwriting,
  type Example,
  type HandwritingFile,
  type Split,
} from '../../training/data/handwriting.ts';
import type { Stroke } from '../../training/data/strokes.ts';
import type { OwnDrawing } from '../../training/own-drawings.ts';
import type { Snapshot } from '../../training/snapshot.ts';
import type { Trainer } from '../../training/trainer.ts';
import type { Machinery } from './machinery.ts';
import { materialsOf, SETUP, untrained, UPDATES } from '../../training/tasks/handwriting-setup.ts';

export interface SessionState {
  readonly checkpoint: Checkpoint;
  /** Null before the data were fetched. */
  readonly data: (Split & { readonly fonts: HandwritingFile['fonts'] }) | null;
  readonly own: readonly OwnDrawing[];
  /** What is being fetched, in words. */
  readonly fetching: 'the drawings' | 'the training' | null;
  /** Of the trainer; null before the first run. */
  readonly training: Snapshot | null;
  /** Where running stops. */
  readonly until: number;
  /** When the network was kept that an earlier visit trained, where it is this one. */
  readonly keptFrom: number | null;
  /** Sentences on what went wrong, or was done. */
  readonly notice: string | null;
}

export type Session = ReturnType<typeof createSession>;

interface Parts {
  loadData(): Promise<HandwritingFile>;
  loadMachinery(): Promise<Machinery>;
  wasKept(): Promise<boolean>;
  readonly now?: () => number;
}

const KEY = 'handwriting';
/** While it runs it is kept so often, in milliseconds. */
const KEEP_EVERY = 5000;

export function createSession(parts: Parts) {
  const { now = Date.now } = parts;
  let state: SessionState = {
    checkpoint: untrained,
    data: null,
    own: [],
    fetching: null,
    training: null,
    until: UPDATES,
    keptFrom: null,
    notice: null,
  };
  const listeners = new Set<() => void>();
  const set = (change: Partial<SessionState>) => {
    state = { ...state, ...change };
    for (const listener of [...listeners]) listener();
  };
  let machinery: Promise<Machinery> | undefined;
  let data: Promise<NonNullable<SessionState['data']>> | undefined;
  let trainer: Trainer | null = null;
  let [kept, keptAt]: [Checkpoint | null, number] = [null, 0];
  /** Each wish to run, or not to, is newer than those before. */
  let wish = 0;

  /** What failed is tried again when it is wanted again. */
  const machine = () =>
    (machinery ??= parts.loadMachinery().catch((error: unknown) => {
      machinery = undefined;
      throw error;
    }));
  const fetchData = () =>
    (data ??= parts.loadData().then(
      (file) => {
        const all = { ...handwriting(file, 'digits'), fonts: file.fonts };
        set({ data: all });
        return all;
      },
      (error: unknown) => {
        data = undefined;
        throw error;
      },
    ));
  /** A failure is a sentence. */
  const tell = async (fetching: SessionState['fetching'], work: () => Promise<void>) => {
    set({ fetching, notice: null });
    try {
      await work();
    } catch (error) {
      set({ notice: (error as Error).message });
    } finally {
      set({ fetching: null });
    }
  };

  const examplesOf = (own: readonly OwnDrawing[]): Example[] =>
    own.map(({ strokes, label }) => ({ strokes, label, from: 'reader' }));
  const materials = (split: Split) => materialsOf(split, examplesOf(state.own));

  async function keep(checkpoint: Checkpoint) {
    if (checkpoint.count === 0) return;
    [kept, keptAt] = [checkpoint, now()];
    const sentence = await (await machine()).keepRun(KEY, [checkpoint]);
    if (sentence) set({ notice: sentence });
  }

  function hear() {
    const training = trainer!.getSnapshot();
    const { checkpoint, stopped } = training.runs[0]!;
    const notice = training.trouble ?? stopped ?? state.notice;
    set({ training, checkpoint, notice });
    const isDue = training.state !== 'running' || now() - keptAt >= KEEP_EVERY;
    if (isDue && checkpoint !== kept) void keep(checkpoint);
  }

  async function begun(): Promise<Trainer> {
    const [{ createTrainer }, split] = await Promise.all([machine(), fetchData()]);
    if (trainer) return trainer;
    trainer = createTrainer([state.checkpoint.setup], {
      until: state.until,
      materials: materials(split),
      from: [state.checkpoint],
    });
    trainer.subscribe(hear);
    return trainer;
  }

  function takeUp(checkpoint: Checkpoint, keptFrom: number | null) {
    wish++;
    const until = Math.max(1, Math.ceil(checkpoint.count / UPDATES)) * UPDATES;
    set({ checkpoint, keptFrom, until, notice: null });
    if (!trainer) return;
    trainer.restore([checkpoint]);
    trainer.until(until);
  }

  function withOwn(own: readonly OwnDrawing[]) {
    set({ own });
    if (trainer && state.data) trainer.supply(materials(state.data));
  }

  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => state,

    /** What earlier visits left: a network, drawings. Fetches nothing where there are none. */
    async wake(): Promise<void> {
      if (!(await parts.wasKept())) return;
      try {
        const { keptRun, drawer } = await machine();
        const [kept, { drawings, unread }] = await Promise.all([keptRun(KEY), drawer.all()]);
        withOwn(drawings);
        const found = kept.checkpoints?.[0];
        // What the reader has done meanwhile counts more.
        if (found && !refusal(found.setup) && wish === 0 && !trainer) {
          takeUp(found, kept.saved);
          await fetchData();
        }
        const lost = unread > 0 ? `${unread} of your drawings cannot be read any more.` : null;
        const notice = [kept.sentence, lost].filter(Boolean).join(' ');
        if (notice !== '') set({ notice });
      } catch (error) {
        set({ notice: (error as Error).message });
      }
    },

    fetchData: () => tell('the drawings', async () => void (await fetchData())),

    /** Runs, fetching what is needed first; from where it stopped by itself, so many updates more. */
    run: () =>
      tell('the training', async () => {
        const own = ++wish;
        const one = await begun();
        if (wish !== own) return;
        const { count } = state.checkpoint;
        if (count >= state.until) set({ until: nextUntil(count) });
        one.until(state.until);
        one.run();
      }),

    pause(): void {
      wish++;
      trainer?.pause();
    },

    /** Back to the untrained network. What was kept stays until this one is kept in its place. */
    again(): void {
      takeUp(untrained, null);
    },

    async save(): Promise<string | null> {
      try {
        const checkpoints = trainer ? await trainer.checkpoint() : [state.checkpoint];
        return (await machine()).toFile(checkpoints);
      } catch (error) {
        set({ notice: (error as Error).message });
        return null;
      }
    },

    async open(text: string): Promise<void> {
      try {
        const read = (await machine()).fromFile(text);
        const why = typeof read === 'string' ? read : refusal(read[0]!.setup);
        if (typeof read === 'string' || why) set({ notice: why });
        else {
          takeUp(read[0]!, null);
          await keep(read[0]!);
        }
      } catch (error) {
        set({ notice: (error as Error).message });
      }
    },

    async add(strokes: readonly Stroke[], label: number, first: number): Promise<void> {
      try {
        const { drawing, sentence } = await (await machine()).drawer.add({ strokes, label, first });
        withOwn([...state.own, drawing]);
        set({ notice: sentence });
      } catch (error) {
        set({ notice: (error as Error).message });
      }
    },

    async remove(id: string): Promise<void> {
      withOwn(state.own.filter((one) => one.id !== id));
      const { drawer } = await machine();
      set({ notice: await drawer.remove(id) });
    },

    async removeAll(): Promise<void> {
      withOwn([]);
      const { drawer } = await machine();
      set({ notice: await drawer.removeAll() });
    },

    /** Ends the worker; what was trained is kept. */
    dispose(): void {
      wish++;
      if (trainer && state.checkpoint !== kept) void keep(state.checkpoint);
      trainer?.dispose();
      trainer = null;
    },
  };
}

/** The next stop after so many updates. */
const nextUntil = (count: number) => (Math.floor(count / UPDATES) + 1) * UPDATES;

/** Why this is no network for the figure; null where it is one. */
function refusal({ task, twoWay }: Setup): string | null {
  if (task.name !== SETUP.task.name)
    return `The network of this file was trained for the task "${task.name}"; this figure needs one that reads handwriting.`;
  return twoWay
    ? 'The network of this file reads from both ends, and could not be shown reading as the pen goes.'
    : null;
}
