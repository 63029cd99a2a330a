/**
 * The drawings that a reader adds to what a network learns from, kept on the reader's device and nowhere else. Each is kept by itself, so
 * two tabs that add or delete do not undo each other. Where the browser keeps nothing, they are kept while the page is open.
 */
import { packStrokes, unpackStrokes } from './data/packing.ts';
import { movesOf } from './data/moves.ts';
import type { Stroke } from './data/strokes.ts';
import { databaseShelf, memoryShelf, type Kept, type Shelf } from './shelf.ts';

export interface OwnDrawing {
  readonly id: string;
  /** y upward, in the box of the drawing (packing.ts). */
  readonly strokes: readonly Stroke[];
  readonly label: number;
  /** What the network read before it had learned from the drawing. */
  readonly first: number;
  /** In milliseconds since 1970. */
  readonly saved: number;
}

export interface Drawer {
  /** The oldest first, and how many are kept that cannot be read. Never rejects. */
  all(): Promise<{ readonly drawings: readonly OwnDrawing[]; readonly unread: number }>;
  /** Resolves with the drawing as it is kept, and with a sentence where that is only while the page is open. Never rejects. */
  add(
    drawing: Pick<OwnDrawing, 'strokes' | 'label' | 'first'>,
  ): Promise<{ readonly drawing: OwnDrawing; readonly sentence: string | null }>;
  /** Resolves with null, or with a sentence where it may still be kept. Never rejects. */
  remove(id: string): Promise<string | null>;
  removeAll(): Promise<string | null>;
}

/** More are not kept: the oldest go. */
export const MOST_DRAWINGS = 200;
const KEY = 'drawings';
const NOT_KEPT =
  'This browser does not let pages keep anything, so the drawing is kept only while this page is open.';
const NOT_REMOVED = 'The browser’s storage did not answer, so what it kept may still be there.';

export function createDrawer(
  shelf: Shelf,
  newId: () => string,
  now: () => number,
  classes = 10,
): Drawer {
  const memory = memoryShelf();
  return {
    async all() {
      const stored = await shelf.of(KEY).catch(() => []);
      const read = [...stored, ...(await memory.of(KEY))].map((kept) => drawingOf(kept, classes));
      const drawings = read.filter((one) => one !== null).sort((a, b) => a.saved - b.saved);
      return { drawings, unread: read.length - drawings.length };
    },
    async add({ strokes, label, first }) {
      const packed = packStrokes(strokes);
      const text = JSON.stringify({ strokes: packed, label, first });
      const kept: Kept = { key: KEY, page: newId(), saved: now(), text };
      const drawing = { id: kept.page, strokes: unpackStrokes(packed), label, first, saved: kept.saved }; // prettier-ignore
      try {
        await shelf.put(kept, MOST_DRAWINGS);
        return { drawing, sentence: null };
      } catch {
        await memory.put(kept, MOST_DRAWINGS);
        return { drawing, sentence: NOT_KEPT };
      }
    },
    async remove(id) {
      await memory.drop(KEY, id);
      return await shelf.drop(KEY, id).then(() => null, () => NOT_REMOVED); // prettier-ignore
    },
    async removeAll() {
      await memory.clear(KEY);
      return await shelf.clear(KEY).then(() => null, () => NOT_REMOVED); // prettier-ignore
    },
  };
}

/** Nothing that was kept is believed. */
function drawingOf({ page: id, saved, text }: Kept, classes: number): OwnDrawing | null {
  try {
    const { strokes: packed, label, first } = JSON.parse(text);
    const strokes = unpackStrokes(packed);
    const isClass = (k: unknown) => Number.isInteger(k) && (k as number) >= 0 && (k as number) < classes; // prettier-ignore
    if (!isClass(label) || !isClass(first) || typeof movesOf(strokes) === 'string') return null;
    return { id, strokes, label, first, saved: Number(saved) };
  } catch {
    return null;
  }
}

let drawer: Drawer | undefined;
/** That of this browser. */
export const ownDrawer = () =>
  (drawer ??= createDrawer(
    databaseShelf(),
    () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`,
    Date.now,
  ));
