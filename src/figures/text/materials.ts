/** What the figure reads and writes: a running text, or names. What they differ in, as data. */
import type { Setup } from '../../training/checkpoint.ts';
import { ALPHABET, LETTERS, simplified } from '../../training/data/text.ts';
import { defaults } from '../../training/optimiser.ts';

export type Choice = 'text' | 'names';

export interface Material {
  readonly choice: Choice;
  /** On its button. */
  readonly title: string;
  /** Every character that can be read; its place is its symbol. */
  readonly alphabet: string;
  /** What is read before the first character: a symbol, or −1 for nothing. */
  readonly before: number;
  /** The symbol that ends what is written, and may be predicted but not read; null where writing has no end. */
  readonly end: number | null;
  /** The classes that are predicted. */
  readonly classes: number;
  readonly setup: Setup;
  /** Where a press of Run stops, in updates more than there are. */
  readonly updates: number;
  /** The line that is read first, before any data is there. */
  readonly line: string;
  /** The most characters of a line, and of what is written. */
  readonly mostRead: number;
  readonly mostWritten: number;
  /** How many are written at a time. */
  readonly atOnce: number;
  /** Any text of a reader's in the alphabet. */
  plain(text: string): string;
}

const shared = {
  cells: ['gru'],
  hidden: 64,
  start: { recurrent: 'orthogonal', gain: 1, keep: null },
  seed: 1,
} as const;
const optimiser = { ...defaults, rule: 'adam', clip: 1 } as const;

export const materials: Readonly<Record<Choice, Material>> = {
  text: {
    choice: 'text',
    title: 'Moby-Dick',
    alphabet: ALPHABET,
    before: ALPHABET.indexOf('\n'),
    end: null,
    classes: ALPHABET.length,
    setup: {
      ...shared,
      task: { name: 'text' },
      optimiser: { ...optimiser, rate: 0.005 },
      rows: 16,
    },
    updates: 3000,
    line: 'call me ishmael',
    mostRead: 60,
    mostWritten: 160,
    atOnce: 1,
    plain: simplified,
  },
  names: {
    choice: 'names',
    title: 'First names',
    alphabet: LETTERS,
    before: -1,
    end: LETTERS.length,
    classes: LETTERS.length + 1,
    setup: {
      ...shared,
      task: { name: 'names' },
      optimiser: { ...optimiser, rate: 0.005 },
      rows: 32,
    },
    updates: 1500,
    line: 'ishmael',
    mostRead: 12,
    mostWritten: 14,
    atOnce: 6,
    plain: (text) => simplified(text).replace(/[^a-z]/g, ''),
  },
};

/** A character as it is shown: a blank and the end of a paragraph have signs. */
export const signOf = (letter: string): string =>
  letter === ' ' ? '␣' : letter === '\n' ? '¶' : letter;

/** The same where a line may have an end. */
export const shownOf = (letter: string): string => (letter === '' ? 'end' : signOf(letter));

/** The same in words, for the ear. */
export const spokenOf = (letter: string): string =>
  letter === ' ' ? 'blank' : letter === '\n' ? 'end of paragraph' : letter === '' ? 'end' : letter;
