/** A time in a formula: a number, or a symbol such as 't', 't+1', 't-1'. */
export type Time = number | string;

/** The time `by` steps later (earlier where negative): 3 → 4, 't' → 't+1', 't+1' → 't+2', 't-1' → 't'. */
export function shift(time: Time, by: number): Time {
  if (typeof time === 'number') return time + by;
  const [, symbol = '', offset = '0'] = /^(.*?)([+-]\d+)?$/.exec(time)!;
  const sum = Number(offset) + by;
  return sum === 0 ? symbol : `${symbol}${sum > 0 ? '+' : '-'}${Math.abs(sum)}`;
}
