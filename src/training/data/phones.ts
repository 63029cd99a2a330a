/**
 * Letters to phones: at each letter of a word a network says what is spoken there: one phone, two, or none. So letters and
 * labels go in step, as in the paper's second application; the alignment was made by content/data/make/align.ts.
 */
import type { Batch } from '../learner.ts';
import { symbolsIn } from './text.ts';

/** The file of data (content/data/packed/phones.json). */
export interface PhonesFile {
  /** What can be said at a letter: "" for nothing, a phone, or two parted by a blank. */
  readonly labels: readonly string[];
  /** A character of this for each label, in their order. */
  readonly codes: string;
  /** "word codes", parted by line ends. */
  readonly training: string;
  readonly heldOut: string;
}

export const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** The longest word. */
export const MOST_LETTERS = 9;

/** What can be said at a letter, in the order of the file's labels: nothing, one of 39 phones, or two where one letter says both. */
export const LABELS: readonly string[] =
  ',AA,AE,AH,AH L,AO,AW,AY,B,CH,D,DH,EH,ER,EY,F,G,G Z,HH,IH,IY,JH,K,K S,K W,L,M,N,NG,OW,OY,P,R,S,SH,T,TH,UH,UW,V,W,Y,Y AH,Y UH,Y UW,Z,ZH'.split(
    ',',
  );

export interface SpokenWord {
  readonly word: string;
  /** For each letter, which label. */
  readonly labels: Int32Array;
}

export interface Phones {
  readonly labels: readonly string[];
  readonly training: readonly SpokenWord[];
  readonly heldOut: readonly SpokenWord[];
}

/** Throws a RangeError that names a word whose labels cannot be read. */
export function unpackPhones(file: PhonesFile): Phones {
  const read = spokenWordsOf(file);
  const { labels, training, heldOut } = file;
  return {
    labels,
    training: training.split('\n').map(read),
    heldOut: heldOut.split('\n').map(read),
  };
}

/** Reads one line of a file, "word codes"; it throws a RangeError that names a word whose labels cannot be read. */
export function spokenWordsOf({
  labels,
  codes,
}: Pick<PhonesFile, 'labels' | 'codes'>): (line: string) => SpokenWord {
  const symbolsOf = symbolsIn(codes);
  return (line) => {
    const [word = '', packed = ''] = line.split(' ');
    if (word.length === 0 || word.length !== packed.length)
      throw new RangeError(`"${word}" has ${packed.length} labels for ${word.length} letters.`);
    const spoken = symbolsOf(packed);
    if (spoken.some((label) => label >= labels.length))
      throw new RangeError(`"${word}" has a label that there is not.`);
    return { word, labels: spoken };
  };
}

/** The phones of a word, in order. */
export function pronunciationOf(said: Iterable<number>, labels: readonly string[]): string[] {
  return [...said].flatMap((label) => (labels[label] ? labels[label].split(' ') : []));
}

/** Words side by side, each letter labelled. */
export function phonesBatch(words: readonly SpokenWord[]): Batch {
  const rows = words.length;
  const lengths = Int32Array.from(words, ({ word }) => word.length);
  const steps = lengths.reduce((a, b) => Math.max(a, b), 0);
  const symbolsOf = symbolsIn(LETTERS);
  const symbols = new Int32Array(steps * rows).fill(-1);
  const classes = new Int32Array(steps * rows).fill(-1);
  words.forEach(({ word, labels }, row) => {
    symbolsOf(word).forEach((letter, t) => {
      symbols[t * rows + row] = letter;
      classes[t * rows + row] = labels[t]!;
    });
  });
  return { rows, steps, symbols, lengths, classes };
}
