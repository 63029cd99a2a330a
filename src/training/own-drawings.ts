/**
 * The drawings of a reader, which a network learns from or is only tested on, kept on the reader's device and nowhere else, each alphabet's
 * apart. Each is kept by itself, so two tabs that add or delete do not undo each other. Where the browser keeps nothing, they are kept
 * while the page is open.
 */
import { ALPHABETS, type Alphabet } from './data/handwriting.ts';
import { packStrokes, unpackStrokes } from './data/packing.ts';
import { movesOf } from './data/moves.ts';
import type { Stroke } from './data/strokes.ts';
import { databaseShelf, memoryShelf, newId, type Kept, type Shelf } from './shelf.ts';

/** Learned from, or tested on and never learned from. */
export type Use = 'learn' | 'test';

export interface OwnDrawing {
  readonly id: string;
  /** y upward, in the box of the drawing (packing.ts). */
  readonly strokes: readonly Stroke[];
  readonly label: number;
  /** What the network read as it was added: before it had learned from the drawing. */
  readonly first: number;
  readonly use: Use;
  /** In milliseconds since 1970. */
  readonly saved: number;
}

export interface Drawer {
  /** The oldest first, and how many are kept that cannot be read. Never rejects. */
  all(): Promise<{ readonly drawings: readonly OwnDrawing[]; readonly unread: number }>;
  /** Resolves with the drawing as it is kept, and with a sentence where that is only while the page is open. Never rejects. */
  add(
    drawing: Pick<OwnDrawing, 'strokes' | 'label' | 'first' | 'use'>,
  ): Promise<{ readonly drawing: OwnDrawing; readonly sentence: string | null }>;
  /** Resolves with null, or with a sentence where it may still be kept. Never rejects. */
  remove(id: string): Promise<string | null>;
  removeAll(): Promise<string | null>;
}

/** More are not kept: the oldest go. */
export const MOST_DRAWINGS = 200;
/** By which they are kept; that of the digits is the oldest. */
const keyOf = (alphabet: Alphabet) => (alphabet === 'digits' ? 'drawings' : `drawings-${alphabet}`);
const NOT_KEPT =
  'This browser does not let pages keep anything, so the drawing is kept only while this page is open.';
const NOT_REMOVED = 'The browser’s storage did not answer, so what it kept may still be there.';

export function createDrawer(
  shelf: Shelf,
  newId: () => string,
  now: () => number,
  alphabet: Alphabet = 'digits',
): Drawer {
  const memory = memoryShelf();
  const [key, classes] = [keyOf(alphabet), ALPHABETS[alphabet].length];
  return {
    async all() {
      const stored = await shelf.of(key).catch(() => []);
      const read = [...stored, ...(await memory.of(key))].map((kept) => drawingOf(kept, classes));
      const drawings = read.filter((one) => one !== null).sort((a, b) => a.saved - b.saved);
      return { drawings, unread: read.length - drawings.length };
    },
    async add({ strokes, label, first, use }) {
      const packed = packStrokes(strokes);
      const text = JSON.stringify({ strokes: packed, label, first, use });
      const kept: Kept = { key, page: newId(), saved: now(), text };
      const drawing = { id: kept.page, strokes: unpackStrokes(packed), label, first, use, saved: kept.saved }; // prettier-ignore
      try {
        await shelf.put(kept, MOST_DRAWINGS);
        return { drawing, sentence: null };
      } catch {
        await memory.put(kept, MOST_DRAWINGS);
        return { drawing, sentence: NOT_KEPT };
      }
    },
    async remove(id) {
      await memory.drop(key, id);
      return await shelf.drop(key, id).then(() => null, () => NOT_REMOVED); // prettier-ignore
    },
    async removeAll() {
      await memory.clear(key);
      return await shelf.clear(key).then(() => null, () => NOT_REMOVED); // prettier-ignore
    },
  };
}

/** Nothing that was kept is believed. */
function drawingOf({ page: id, saved, text }: Kept, classes: number): OwnDrawing | null {
  try {
    // Those of before there was a choice have no use with them, and are learned from.
    const { strokes: packed, label, first, use = 'learn' } = JSON.parse(text);
    const strokes = unpackStrokes(packed);
    const isClass = (k: unknown) => Number.isInteger(k) && (k as number) >= 0 && (k as number) < classes; // prettier-ignore
    if (!isClass(label) || !isClass(first) || typeof movesOf(strokes) === 'string') return null;
    if (use !== 'learn' && use !== 'test') return null;
    return { id, strokes, label, first, use, saved: Number(saved) };
  } catch {
    return null;
  }
}

const drawers = new Map<Alphabet, Drawer>();
/** That of this browser, for an alphabet. */
export function ownDrawer(alphabet: Alphabet): Drawer {
  let drawer = drawers.get(alphabet);
  if (!drawer) {
    drawer = createDrawer(databaseShelf(), newId, Date.now, alphabet);
    drawers.set(alphabet, drawer);
  }
  return drawer;
}
