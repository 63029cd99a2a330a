/** What trains and what keeps: fetched when a reader first wants it, not with the page. */
import type { Keeper, fromFile, toFile } from '../../training/keep.ts';
import type { createTrainer } from '../../training/trainer.ts';

export interface Machinery extends Pick<Keeper, 'keepRun' | 'keptRun'> {
  readonly createTrainer: typeof createTrainer;
  readonly toFile: typeof toFile;
  readonly fromFile: typeof fromFile;
}

export async function loadMachinery(): Promise<Machinery> {
  const [{ createTrainer }, { keepRun, keptRun, toFile, fromFile }] = await Promise.all([
    import('../../training/trainer.ts'),
    import('../../training/keep.ts'),
  ]);
  return { createTrainer, keepRun, keptRun, toFile, fromFile };
}
