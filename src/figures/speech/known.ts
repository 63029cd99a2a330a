/** Is a word one whose phones the dictionary says? */
import type { SpokenWord } from '../../training/data/phones.ts';
import { firstLabels } from './spoken.ts';
import type { Data } from './session.ts';

export interface Known {
  readonly labels: ArrayLike<number>;
  /** Is it one of those that the networks learn from? */
  readonly learned: boolean;
}

const labelsIn = (words: readonly SpokenWord[], wanted: string) =>
  words.find(({ word }) => word === wanted)?.labels;

/** Null where the dictionary's part that is here does not have it. */
export function knownOf(word: string, data: Data | null): Known | null {
  const first = firstLabels(word);
  if (first) return { labels: first, learned: false };
  if (!data) return null;
  const heldOut = labelsIn(data.heldOut, word);
  if (heldOut) return { labels: heldOut, learned: false };
  const training = labelsIn(data.training, word);
  return training ? { labels: training, learned: true } : null;
}
