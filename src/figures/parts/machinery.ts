/** What trains and what keeps: fetched when a reader first wants it, not with the page. */
import type { Keeper, fromFile, toFile } from '../../training/keep.ts';
import type { createTrainer } from '../../training/trainer.ts';

export interface Machinery extends Keeper {
  readonly createTrainer: typeof createTrainer;
  readonly toFile: typeof toFile;
  readonly fromFile: typeof fromFile;
}

let wanted = false;
/** Whether any of it was fetched in this visit: then what is kept may be looked for, in the memory of the page too. */
export const wasWanted = () => wanted;

/** Rejects with a sentence to be shown as it is. */
export async function fetchedParts<T>(parts: Promise<T>): Promise<T> {
  wanted = true;
  try {
    return await parts;
  } catch (cause) {
    throw new Error(
      'The part of the page that trains could not be fetched. When you are connected again, load the page anew.',
      { cause },
    );
  }
}

/** Rejects with a sentence to be shown as it is. */
export async function loadMachinery(): Promise<Machinery> {
  const [{ createTrainer }, { keepRun, keptRun, forgetRun, toFile, fromFile }] = await fetchedParts(
    Promise.all([import('../../training/trainer.ts'), import('../../training/keep.ts')]),
  );
  return { createTrainer, keepRun, keptRun, forgetRun, toFile, fromFile };
}
