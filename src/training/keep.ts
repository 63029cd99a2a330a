/**
 * What a reader trained is there again when they come back. Each visit of a page keeps its own under a key, and the newest is what is
 * found; so two tabs do not destroy each other's work: what the other tab keeps stays until four later visits have kept theirs.
 * (The larger count would be a worse rule: who begins again has a small one.) Where the browser keeps nothing, it is kept
 * while the page is open.
 */
import type { Checkpoint } from './checkpoint.ts';
import { fromFile, toFile } from './file.ts';
import {
  databaseShelf,
  memoryShelf,
  newestFirst,
  newId,
  NO_ANSWER,
  type Kept,
  type Shelf,
} from './shelf.ts';

/** How many visits' work is kept by one key. */
export const MOST_KEPT = 4;

/** The longest text that is kept beside a run, in characters. */
export const MOST_BESIDE = 20_000;

export interface Keeper {
  /**
   * Resolves with null, or with a sentence where it is kept only while the page is open; never rejects. `beside` is a text that goes with
   * the run, and is left out where it is longer than MOST_BESIDE.
   */
  keepRun(
    key: string,
    checkpoints: readonly Checkpoint[],
    beside?: string | null,
  ): Promise<string | null>;
  /** What was kept last by this key, in this page or any other; never rejects. */
  keptRun(key: string): Promise<Found>;
  /** All that any visit kept by this key is forgotten. */
  forgetRun(key: string): Promise<void>;
}

export interface Found {
  /** Null where nothing was kept that can be read. */
  readonly checkpoints: readonly Checkpoint[] | null;
  /** What was kept beside them, unread: somebody may have changed it. Null where nothing was. */
  readonly beside: string | null;
  /** When it was kept, in milliseconds since 1970. */
  readonly saved: number | null;
  /** Where something was kept and cannot be read: why. */
  readonly sentence: string | null;
}

export function createKeeper(shelf: Shelf, page: string, now: () => number): Keeper {
  const memory = memoryShelf();
  return {
    async keepRun(key, checkpoints, beside = null) {
      let kept: Kept;
      try {
        kept = { key, page, saved: now(), text: toFile(checkpoints), ...textBeside(beside) };
      } catch (error) {
        return `What was trained is not kept: ${(error as Error).message}`;
      }
      try {
        await shelf.put(kept, MOST_KEPT);
        await memory.clear(key);
        return null;
      } catch (error) {
        await memory.put(kept, 1);
        return `What was trained is kept only while this page is open, because ${reasonOf(error)}. It can be saved as a file.`;
      }
    },

    async keptRun(key) {
      const stored = await shelf.of(key).catch(() => []);
      let sentence: string | null = null;
      for (const kept of newestFirst([...(await memory.of(key)), ...stored])) {
        const { text, saved } = kept;
        const read = typeof text === 'string' ? fromFile(text) : 'It is not a text.';
        const { beside = null } = textBeside(kept.beside);
        if (typeof read !== 'string') return { checkpoints: read, beside, saved, sentence: null };
        sentence ??= `What was trained here before cannot be read. ${read}`;
      }
      return { checkpoints: null, beside: null, saved: null, sentence };
    },

    async forgetRun(key) {
      await memory.clear(key);
      await shelf.clear(key).catch(() => {}); // without storage there is nothing to forget
    },
  };
}

const textBeside = (beside: unknown): { readonly beside?: string } =>
  typeof beside === 'string' && beside.length <= MOST_BESIDE ? { beside } : {};

function reasonOf(error: unknown): string {
  const { name, message } = error instanceof Error ? error : new Error();
  if (name === 'QuotaExceededError') return 'this browser has no room left for it';
  return message === NO_ANSWER
    ? 'the storage of this browser does not answer in time'
    : 'this browser does not let pages keep anything';
}

let keeper: Keeper | undefined;
/** That of this visit. */
const own = () => (keeper ??= createKeeper(databaseShelf(), newId(), Date.now));

export const keepRun: Keeper['keepRun'] = (...kept) => own().keepRun(...kept);
export const keptRun: Keeper['keptRun'] = (key) => own().keptRun(key);
export const forgetRun: Keeper['forgetRun'] = (key) => own().forgetRun(key);

export { fromFile, toFile } from './file.ts';
