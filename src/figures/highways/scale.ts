/** Where everything stands, in pixels from the top; from left to right as in through-time/scale.ts. The scales are absolute. */
export const MOST = 1.5;
export const LEAST = -0.5;
const WHOLE = 110;

const partsTop = 40;
export const parts = { top: partsTop, bottom: partsTop + (MOST - LEAST) * WHOLE };
/** Of a part of 1. What is far off is off by so much and no more: it is cut at the edge. */
export const partY = (part: number) =>
  parts.top + (MOST - Math.min(Math.max(part, -FAR), FAR)) * WHOLE;
const FAR = 20;

export const TOP = 6;
export const BOTTOM = -30;
const DECADE = 6;
/** The decades that are named. */
export const DECADES = [0, -10, -20, -30];
const sizesTop = parts.bottom + 54;
export const sizes = {
  title: sizesTop - 13,
  top: sizesTop,
  bottom: sizesTop + (TOP - BOTTOM) * DECADE,
};
/** Of a log₁₀. */
export const sizeY = (log: number) => sizes.top + (TOP - log) * DECADE;

export const HEIGHT = sizes.bottom + 26;
