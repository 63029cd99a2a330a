/**
 * Where everything stands, in pixels from the top and in per cent from the left: the drawing is as wide as it may be, without
 * script, and the words in it keep their size. The scales are absolute: the same decades in every frame of a figure.
 */
const frameTop = 42;
export const frame = { top: frameTop, bottom: frameTop + 324 };

/** The powers of ten between which sizes are drawn. */
export interface Decades {
  readonly top: number;
  readonly bottom: number;
}
/** Where errors may vanish or explode as they will. */
export const WIDEST: Decades = { top: 12, bottom: -24 };

export const yOf = (log: number, { top, bottom }: Decades = WIDEST) =>
  frame.top + ((top - log) / (top - bottom)) * (frame.bottom - frame.top);
export const isInside = (log: number, { top, bottom }: Decades = WIDEST) =>
  log <= top && log >= bottom;

/** The decades that are named, from the top. */
export function namedOf({ top, bottom }: Decades = WIDEST): number[] {
  const every = top - bottom > 18 ? 6 : 3;
  return Array.from({ length: Math.floor((top - bottom) / every) + 1 }, (_, k) => top - k * every);
}

export const SIGMA_TOP = 1;
export const SIGMA_BOTTOM = -4;
export const SIGMA_DECADES = [1, 0, -2, -4];
const SIGMA_DECADE = 20;
const sigmaTop = frame.bottom + 78;
export const sigma = {
  title: sigmaTop - 11,
  top: sigmaTop,
  bottom: sigmaTop + (SIGMA_TOP - SIGMA_BOTTOM) * SIGMA_DECADE,
};
/** What is off the scale stands on its edge. */
export const sigmaY = (value: number) => {
  const log = Math.min(SIGMA_TOP, Math.max(SIGMA_BOTTOM, Math.log10(value)));
  return sigma.top + (SIGMA_TOP - log) * SIGMA_DECADE;
};

const slopeTop = sigma.bottom + 40;
export const slope = { title: slopeTop - 11, top: slopeTop, bottom: slopeTop + 36 };
export const slopeY = (left: number) => slope.bottom - left * (slope.bottom - slope.top);

export const HEIGHT = slope.bottom + 26;

/** The inner drawing is 1000 wide and stretched. */
export const WIDE = 1000;
export const xOf = (t: number, steps: number) => ((t - 0.5) / steps) * WIDE;
export const percent = (x: number) => `${Number(((x / WIDE) * 100).toFixed(3))}%`;

/** Multiples of a round number, at most seven, without those that would touch the last one, which is always there. */
export function ticks(first: number, last: number): number[] {
  const span = Math.max(last - first, 1);
  const unit = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find((u) => span / u <= 6.5)!;
  const round = Array.from({ length: Math.floor(last / unit) + 1 }, (_, k) => k * unit).filter(
    (tick) => tick > first + unit / 2 && tick < last - unit / 2,
  );
  return first === last ? [first] : [first, ...round, last];
}
