/** How well words are read: by letters, by whole words, and what is reached by looking at each letter alone. */
import { LABELS, phonesBatch, pronunciationOf, type SpokenWord } from './phones.ts';
import type { Learner } from '../learner.ts';

export interface PhonesScore {
  readonly letters: number;
  readonly rightLetters: number;
  readonly words: number;
  /** Words whose phones, joined, are the dictionary's; which letter said which does not count. */
  readonly rightWords: number;
}

/** The label that a learner finds likeliest at each letter of some words. */
export function saidOf(
  learner: Pick<Learner, 'predict'>,
  words: readonly SpokenWord[],
): number[][] {
  const batch = phonesBatch(words);
  const predicted = learner.predict(batch);
  const [rows, classes] = [batch.rows, LABELS.length];
  return words.map(({ labels }, row) =>
    Array.from(labels, (_, t) => {
      const from = (t * rows + row) * classes;
      return likeliest(predicted.subarray(from, from + classes));
    }),
  );
}

/** What a learner says of words, against what the dictionary says. */
export const scoreOfWords = (
  learner: Pick<Learner, 'predict'>,
  words: readonly SpokenWord[],
): PhonesScore => scoreOfSaid(saidOf(learner, words), words);

export function scoreOfSaid(
  said: readonly (readonly number[])[],
  words: readonly SpokenWord[],
): PhonesScore {
  let [letters, rightLetters, rightWords] = [0, 0, 0];
  words.forEach(({ labels }, row) => {
    letters += labels.length;
    rightLetters += said[row]!.filter((label, t) => label === labels[t]).length;
    const [is, should] = [said[row]!, labels].map((list) =>
      pronunciationOf(list, LABELS).join(' '),
    );
    if (is === should) rightWords++;
  });
  return { letters, rightLetters, words: words.length, rightWords };
}

/** The first of the largest. */
export function likeliest(probabilities: ArrayLike<number>): number {
  let best = 0;
  for (let k = 1; k < probabilities.length; k++)
    if (probabilities[k]! > probabilities[best]!) best = k;
  return best;
}

/** What is said most often at each letter of some words, whatever stands beside it. */
export function commonestOf(words: readonly SpokenWord[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number[]>();
  for (const { word, labels } of words)
    labels.forEach((label, t) => {
      const of = counts.get(word[t]!) ?? new Array<number>(LABELS.length).fill(0);
      of[label]!++;
      counts.set(word[t]!, of);
    });
  return new Map([...counts].map(([letter, of]) => [letter, likeliest(of)]));
}

/** The score, on some words, of saying at each letter what is said most often there in others. */
export function scoreByLetter(
  training: readonly SpokenWord[],
  words: readonly SpokenWord[],
): PhonesScore {
  const commonest = commonestOf(training);
  const said = words.map(({ word }) => [...word].map((letter) => commonest.get(letter) ?? 0));
  return scoreOfSaid(said, words);
}
