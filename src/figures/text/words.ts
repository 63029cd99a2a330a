/** What the figure says in sentences. */
import { formatNumber } from '../../notation/format.ts';
import { percentText } from '../highways/percent.ts';
import type { Baselines } from './baselines.ts';
import { updatesInWords } from '../parts/counts.ts';
import { signOf } from './materials.ts';

/** Bits with two decimals below ten: "5.21", "12". */
export const bitsText = (bits: number): string =>
  formatNumber(bits < 10 ? Math.round(bits * 100) / 100 : bits, { digits: 2 });

/** The place of a norm among per cent, without the sign: "34", "3.4", "<0.1". */
export function shareText(part: number): string {
  if (part > 0 && part < 0.001) return '<0.1';
  return percentText(part, part < 0.0995 ? 1 : 0).replace(' %', '');
}

/** "before learning", "after 104 updates". */
export const afterUpdates = (count: number) =>
  count === 0 ? 'before learning' : `after ${updatesInWords(count)}`;

/** What a loss in bits shows that the network knows. */
export function knows(bits: number, { uniform, letters, pairs }: Baselines): string {
  if (bits < pairs)
    return 'below what counting pairs of characters reaches: it uses more of what it read than the last character';
  if (bits < letters)
    return 'below what counting characters reaches, not yet what counting pairs does';
  return bits < uniform
    ? 'better than chance, and not yet what counting characters reaches'
    : 'no better than chance';
}

/** The most characters that a sentence repeats of what was read. */
const MOST_REPEATED = 20;

/** What was read before character k (from 0) of a line, of much the end: "after ‘call␣me’", "at the beginning". */
export function afterText(line: string, k: number): string {
  if (k === 0) return 'at the beginning';
  const last = [...line.slice(Math.max(0, k - MOST_REPEATED), k)].map(signOf).join('');
  return `after ‘${k > MOST_REPEATED ? '…' : ''}${last}’`;
}
