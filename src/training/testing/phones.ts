import { LABELS, type PhonesFile } from '../data/phones.ts';

/** A code of one character for each label, in their order. */
const codes = LABELS.map((_, k) => String.fromCharCode(0x100 + k)).join('');

/** A word, and what is said at each of its letters. */
export type Said = readonly [word: string, ...labels: string[]];

/** Words as a file has them. */
export const packedWords = (some: readonly Said[]): string =>
  some
    .map(([word, ...said]) => `${word} ${said.map((one) => codes[LABELS.indexOf(one)]).join('')}`)
    .join('\n');

/** A file of these words. */
export const phonesFile = (training: readonly Said[], heldOut: readonly Said[]): PhonesFile => ({
  labels: LABELS,
  codes,
  training: packedWords(training),
  heldOut: packedWords(heldOut),
});
