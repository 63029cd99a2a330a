/** η as a setting and on its dial, which is logarithmic. */
export const LEAST = 0.001;
export const MOST = 10;
export const USUAL = '0.2';
/** One arrow key: a twentieth of a power of ten. */
export const STEP = 0.05;

/** The rate a setting means: what is no rate is the usual one, what is off the dial stands on its end. */
export function rateOf(setting: string): number {
  const rate = Number(setting);
  if (!(rate > 0)) return Number(USUAL);
  return Math.min(Math.max(rate, LEAST), MOST);
}

/** As a link keeps it; null where it is off the dial. */
export function settingOf(rate: number): string | null {
  return rate >= LEAST && rate <= MOST ? String(Number(rate.toFixed(6))) : null;
}

/** The place of a rate on the dial: its logarithm. */
export const placeOf = (rate: number): number =>
  Number((Math.round(Math.log10(rate) / STEP) * STEP).toFixed(2));

/** The rate at a place of the dial, to two digits. */
export const rateAt = (place: number): number => Number((10 ** place).toPrecision(2));
