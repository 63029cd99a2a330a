/** The networks that learn to say words, as the figure sees them. */
import type { Checkpoint } from '../../training/checkpoint.ts';
import {
  spokenWordsOf,
  type Phones,
  type PhonesFile,
  type SpokenWord,
} from '../../training/data/phones.ts';
import { scoreByLetter } from '../../training/data/phone-scores.ts';
import { NETWORKS, UPDATES } from '../../training/tasks/phones-setup.ts';
import { paced, type PacedSession, type PacedView } from '../parts/paced.ts';
import { sliced, type Work } from '../parts/slices.ts';
import { createTrainingSession, type Means } from '../parts/training-session.ts';

export interface Data extends Phones {
  readonly file: PhonesFile;
  /** The part of held-out letters that is right when each letter is looked at by itself. */
  readonly byLetter: number;
}

export type View = PacedView<Data>;
export type Session = PacedSession<Data>;

/** The words are read so many at a time. */
const WORDS = 100;

function* unpacking(file: PhonesFile): Work<Data> {
  const read = spokenWordsOf(file);
  function* unpacked(text: string): Work<SpokenWord[]> {
    const words: SpokenWord[] = [];
    for (const line of text.split('\n')) {
      words.push(read(line));
      if (words.length % WORDS === 0) yield;
    }
    return words;
  }
  const training = yield* unpacked(file.training);
  const heldOut = yield* unpacked(file.heldOut);
  yield;
  const { rightLetters, letters } = scoreByLetter(training, heldOut);
  return { labels: file.labels, training, heldOut, file, byLetter: rightLetters / letters };
}

export const dataOf = async (load: () => Promise<PhonesFile>): Promise<Data> =>
  sliced(unpacking(await load()));

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
