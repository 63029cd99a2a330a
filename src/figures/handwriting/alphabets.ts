/** How the figure speaks of the characters of each alphabet. */
import { ALPHABETS, type Alphabet } from '../../training/data/handwriting.ts';
import { withArticle } from '../parts/article.ts';

/** What the Chinese characters mean, in their order. */
const MEANINGS =
  'person,big,sky,small,water,tree,up,down,middle,mouth,sun,moon,mountain,fire,woman,child,hand,I,you,good'.split(
    ',',
  );

export interface Spoken {
  readonly title: string;
  /** "digit": what one of them is. */
  readonly one: string;
  /** What stands before a character in a sentence: "a", "the letter". */
  readonly lead: string;
  /** A character as a sentence has it: "7", "口 (mouth)". */
  readonly words: readonly string[];
  /** Its language, for who reads it out and for the shapes of its characters; that of the page where absent. */
  readonly lang?: string;
  /** The network, in "the network after 60 updates". */
  readonly network: string;
}

export const SPOKEN: Readonly<Record<Alphabet, Spoken>> = {
  digits: {
    title: 'Digits',
    one: 'digit',
    lead: 'a',
    words: ALPHABETS.digits,
    network: 'the network',
  },
  letters: {
    title: 'Letters a–z',
    one: 'letter',
    lead: 'the letter',
    words: ALPHABETS.letters,
    network: 'the network for letters',
  },
  hanzi: {
    title: 'Chinese characters',
    one: 'character',
    lead: 'the character',
    words: ALPHABETS.hanzi.map((name, k) => `${name} (${MEANINGS[k]})`),
    lang: 'zh-Hans',
    network: 'the network for Chinese characters',
  },
};

/** "a 7", "the letter a", "the character 口 (mouth)" */
export function calledIn(alphabet: Alphabet, label: number): string {
  const { lead, words } = SPOKEN[alphabet];
  return alphabet === 'digits' ? withArticle(words[label]!) : `${lead} ${words[label]}`;
}
