/** Text for a character model: at each step a network is shown one character and says which comes next. */
import type { Batch } from '../learner.ts';
import type { Random } from './augment.ts';

/** The file of data of a running text (content/data/packed/text.json). */
export interface TextFile {
  /** Every character that occurs, each once; its place is its symbol. */
  readonly alphabet: string;
  readonly training: string;
  readonly heldOut: string;
}

/** The file of data of a list of words: words parted by blanks (content/data/packed/names.json). */
export interface WordsFile {
  readonly alphabet: string;
  readonly training: string;
  readonly heldOut: string;
}

/** What a text is written in: letters of one case, the commonest marks, blank and the end of a paragraph. */
export const ALPHABET = '\n abcdefghijklmnopqrstuvwxyz.,;:!?\'"-';

/** What a word is written in. */
export const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Any text in ALPHABET: capitals small, accents left out, dashes of all kinds one, quotation marks straight; what is still unknown
 * becomes a blank, and blanks beside each other one. A reader's own text too.
 */
export function simplified(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[‐‑‒–—―−]+/g, '-')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\n a-z.,;:!?'"-]/g, ' ')
    .replace(/ +/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}

/** The symbols of a text. Throws a RangeError that names a character that is not in the alphabet. */
export const symbolsOf = (text: string, alphabet: string): Int32Array => symbolsIn(alphabet)(text);

/** The same for many texts of one alphabet. */
export function symbolsIn(alphabet: string): (text: string) => Int32Array {
  const places = new Map([...alphabet].map((letter, k) => [letter, k]));
  return (text) =>
    Int32Array.from(text, (letter) => {
      const symbol = places.get(letter);
      if (symbol === undefined) throw new RangeError(`"${letter}" is not in the alphabet.`);
      return symbol;
    });
}

/**
 * The k-th piece of a text that is read by several rows at once, each from its own part of it: row b begins at b ⌊(n − 1) / B⌋. From the second piece on the
 * state is carried over, so that nothing but the reverse pass is cut (truncated BPTT). After the last piece it begins again.
 * Throws a RangeError where the text is too short for one piece.
 */
export function textBatch(symbols: Int32Array, rows: number, steps: number, piece: number): Batch {
  const part = Math.floor((symbols.length - 1) / rows);
  const pieces = Math.floor(part / steps);
  if (pieces < 1)
    throw new RangeError(
      `A text of ${symbols.length} characters is too short for ${rows} × ${steps}.`,
    );
  const at = (piece % pieces) * steps;
  const [shown, next] = [new Int32Array(steps * rows), new Int32Array(steps * rows)];
  for (let t = 0; t < steps; t++)
    for (let row = 0; row < rows; row++) {
      shown[t * rows + row] = symbols[row * part + at + t]!;
      next[t * rows + row] = symbols[row * part + at + t + 1]!;
    }
  return { rows, steps, symbols: shown, classes: next, carry: at > 0 };
}

/** The class for "the word ends here" stands after those of the alphabet's letters. */
export const endOf = (alphabet: string): number => alphabet.length;

/** Words side by side: nothing is shown at first, then letter after letter; to be said are the letters and then the end. */
export function wordBatch(words: readonly string[], alphabet: string): Batch {
  const rows = words.length;
  const lengths = Int32Array.from(words, (word) => word.length + 1);
  const steps = lengths.reduce((a, b) => Math.max(a, b), 0);
  const symbols = new Int32Array(steps * rows).fill(-1);
  const classes = new Int32Array(steps * rows).fill(-1);
  words.forEach((word, row) => {
    const letters = symbolsOf(word, alphabet);
    for (let t = 0; t <= letters.length; t++) {
      if (t > 0) symbols[t * rows + row] = letters[t - 1]!;
      classes[t * rows + row] = letters[t] ?? endOf(alphabet);
    }
  });
  return { rows, steps, symbols, lengths, classes };
}

/** So many of a list, drawn at random, with repetition. */
export function drawn<T>(list: readonly T[], count: number, random: Random): T[] {
  return Array.from({ length: count }, () => list[Math.floor(random() * list.length)]!);
}
