/** Phones for a reader who does not know their signs, and the words that the figure begins with. */
import { LABELS } from '../../training/data/phones.ts';

/** A word in which each phone is heard, as North Americans say it; its letters in brackets. */
export const EXAMPLES: Readonly<Record<string, string>> = {
  AA: 'f[a]ther',
  AE: 'm[a]n',
  AH: 's[u]n',
  AO: 'l[aw]',
  AW: '[ou]t',
  AY: 'f[i]ve',
  B: '[b]oy',
  CH: '[ch]in',
  D: '[d]og',
  DH: '[th]is',
  EH: 'b[e]d',
  ER: 'b[ir]d',
  EY: 'd[ay]',
  F: '[f]ish',
  G: 'do[g]',
  HH: '[h]at',
  IH: 's[i]t',
  IY: 's[ee]',
  JH: '[j]aw',
  K: '[k]ey',
  L: '[l]eg',
  M: '[m]an',
  N: 'su[n]',
  NG: 'si[ng]',
  OW: 'b[oa]t',
  OY: 'b[oy]',
  P: '[p]en',
  R: '[r]ed',
  S: '[s]un',
  SH: '[sh]e',
  T: '[t]op',
  TH: '[th]in',
  UH: 'b[oo]k',
  UW: 'm[oo]n',
  V: '[v]ery',
  W: '[w]ay',
  Y: '[y]es',
  Z: 'la[z]y',
  ZH: 'vi[s]ion',
};

/** Held-out words that need letters to come, and two that come out wrong all the same; each letter with what the dictionary says there: one phone, or "-" for nothing; and the letter to look at, from 0. */
const FIRST: Readonly<Record<string, { readonly said: string; readonly look: number }>> = {
  cape: { said: 'K EY P -', look: 1 },
  cap: { said: 'K AE P', look: 1 },
  chart: { said: 'CH - AA R T', look: 0 },
  shark: { said: 'SH - AA R K', look: 0 },
  knotted: { said: '- N AA - T IH D', look: 0 },
  biting: { said: 'B AY T IH - NG', look: 1 },
  weight: { said: 'W - - EY - T', look: 3 },
  tongue: { said: 'T AH - NG - -', look: 1 },
};

export const FIRST_WORDS: readonly string[] = Object.keys(FIRST);

const FIRST_LABELS: ReadonlyMap<string, readonly number[]> = new Map(
  Object.entries(FIRST).map(([word, { said }]) => [
    word,
    said.split(' ').map((one) => LABELS.indexOf(one === '-' ? '' : one)),
  ]),
);

/** The labels of a word that the figure begins with, the same list each time; null for any other. */
export const firstLabels = (word: string): readonly number[] | null =>
  FIRST_LABELS.get(word) ?? null;

/** The letter to look at of such a word, from 0: the a of "cape". */
export const lookAt = (word: string): number => FIRST[word]!.look;

/** As it is shown: nothing is a dash. */
export const signOfLabel = (label: number): string => LABELS[label] || '–';

/** For the ear: "nothing", "EY", "K and S". */
export const spokenOfLabel = (label: number): string =>
  LABELS[label] ? LABELS[label].replace(' ', ' and ') : 'nothing';

/** The phones that some labels are made of, each once, in the order of the alphabet. */
export const phonesIn = (labels: Iterable<number>): string[] =>
  [
    ...new Set([...labels].flatMap((label) => (LABELS[label] ? LABELS[label].split(' ') : []))),
  ].sort();
