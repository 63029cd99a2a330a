/** The networks that learn to say words, as the figure sees them. */
import type { Checkpoint } from '../../training/checkpoint.ts';
import { unpackPhones, type Phones, type PhonesFile } from '../../training/data/phones.ts';
import { scoreByLetter } from '../../training/data/phone-scores.ts';
import { NETWORKS, UPDATES } from '../../training/tasks/phones-setup.ts';
import { paced, type PacedSession, type PacedView } from '../parts/paced.ts';
import { createTrainingSession, type Means } from '../parts/training-session.ts';

export interface Data extends Phones {
  readonly file: PhonesFile;
  /** The part of held-out letters that is right when each letter is looked at by itself. */
  readonly byLetter: number;
}

export type View = PacedView<Data>;
export type Session = PacedSession<Data>;

export async function dataOf(load: () => Promise<PhonesFile>): Promise<Data> {
  const file = await load();
  const phones = unpackPhones(file);
  const { rightLetters, letters } = scoreByLetter(phones.training, phones.heldOut);
  return { ...phones, file, byLetter: rightLetters / letters };
}

export const createSession = (
  load: () => Promise<PhonesFile>,
  means?: Means,
  now?: () => number,
  { networks, updates } = { networks: NETWORKS, updates: UPDATES },
): Session =>
  paced(
    createTrainingSession<Data>(
      {
        key: 'phones',
        setups: networks.map(({ setup }) => setup),
        updates,
        load: () => dataOf(load),
        materials: ({ file }) => ({ phones: file }),
        refusal: (runs) =>
          fits(runs) ? null : 'The file has other networks than the four that read words here.',
      },
      means,
    ),
    now,
  );

/** Can the figure show them: these networks in this order, of whatever size. */
export const fits = (runs: readonly Checkpoint[]): boolean =>
  runs.length === NETWORKS.length &&
  NETWORKS.every(({ setup: { cells, twoWay = false } }, k) => {
    const { setup } = runs[k]!;
    return (
      setup.task.name === 'phones' &&
      setup.cells.length === cells.length &&
      (setup.twoWay ?? false) === twoWay
    );
  });
