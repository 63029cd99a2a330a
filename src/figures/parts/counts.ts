/** Counts, shares, lists and times in words. */
export const withThousands = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

export const updatesInWords = (count: number) =>
  count === 1 ? '1 update' : `${withThousands(count)} updates`;

/** A share in hundredths; 100 only where all of it is. */
export function ofHundred(share: number): string {
  return String(share < 1 ? Math.min(Math.round(share * 100), 99) : 100);
}

export function secondsInWords(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 90) return whole === 1 ? '1 second' : `${whole} seconds`;
  return `${Math.round(whole / 60)} minutes`;
}

export const listed = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
