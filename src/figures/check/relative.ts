import { formatNumber } from '../../notation/format.ts';

/**
 * A relative error: two digits say all there is to say. (In a file of its own, since the card shows it on every page, and what
 * chapter 6 says of bugs need not come along.)
 */
export function relativeInWords(error: number): string {
  return error === 0 ? '0' : formatNumber(error, { digits: 2 });
}
