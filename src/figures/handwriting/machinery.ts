/** What trains, what keeps, and where the reader's own drawings are: fetched when a reader first wants it, not with the page. */
import type { Drawer } from '../../training/own-drawings.ts';
import {
  fetchedParts,
  loadMachinery as loadShared,
  type Machinery as Shared,
} from '../parts/machinery.ts';

export interface Machinery extends Shared {
  readonly drawer: Drawer;
}

/** Rejects with a sentence to be shown as it is. */
export async function loadMachinery(): Promise<Machinery> {
  const [shared, { ownDrawer }] = await Promise.all([
    loadShared(),
    fetchedParts(import('../../training/own-drawings.ts')),
  ]);
  return { ...shared, drawer: ownDrawer() };
}
