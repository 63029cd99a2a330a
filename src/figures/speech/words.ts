/** What the figure says in words. */
import { LABELS, pronunciationOf } from '../../training/data/phones.ts';
import type { PhonesNetwork } from '../../training/tasks/phones-setup.ts';
import { shareText } from '../text/words.ts';

export const NAMES: Readonly<Record<PhonesNetwork['id'], string>> = {
  'one-way': 'One-way',
  'two-way': 'Two-way',
  stacked: 'Stacked, one-way',
  'stacked-two-way': 'Stacked, two-way',
};

/** A part in per cent, without the sign; what is exactly nothing is "0", and nothing else is. */
export const partText = (part: number): string => (part === 0 ? '0' : shareText(part));

/** The phones of a word in order: "K EY P"; "nothing" where there is none. */
export const pronunciationText = (labels: Iterable<number>): string =>
  pronunciationOf(labels, LABELS).join(' ') || 'nothing';

/** "‘p’", "‘pe’" */
export const quoted = (letters: string): string => `‘${letters}’`;
