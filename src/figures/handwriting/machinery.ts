/** What trains and what keeps: fetched when a reader first wants it, not with the page. */
import type { Keeper, fromFile, toFile } from '../../training/keep.ts';
import type { Drawer } from '../../training/own-drawings.ts';
import type { createTrainer } from '../../training/trainer.ts';

export interface Machinery extends Pick<Keeper, 'keepRun' | 'keptRun'> {
  readonly createTrainer: typeof createTrainer;
  readonly toFile: typeof toFile;
  readonly fromFile: typeof fromFile;
  readonly drawer: Drawer;
}

export async function loadMachinery(): Promise<Machinery> {
  try {
    const [{ createTrainer }, { keepRun, keptRun, toFile, fromFile }, { ownDrawer }] =
      await Promise.all([
        import('../../training/trainer.ts'),
        import('../../training/keep.ts'),
        import('../../training/own-drawings.ts'),
      ]);
    return { createTrainer, keepRun, keptRun, toFile, fromFile, drawer: ownDrawer() };
  } catch (cause) {
    throw new Error(
      'What trains the network could not be fetched. Load the page again when there is a network.',
      { cause },
    );
  }
}
