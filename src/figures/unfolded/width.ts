/** How wide the size of an error is drawn. */

/** Pixels for an error of norm 1, the same everywhere in the figure. */
const WIDTH_OF_ONE = 12;
/** A wider band would leave its lane. One that is drawn at this width says so. */
const WIDEST = 32;
/** The largest size that is drawn as wide as it is. */
export const largestDrawn = (widest = WIDEST) => widest / WIDTH_OF_ONE;

/** `widest`, here and below: where there is less room beside the line. */
export const isCut = (size: number, widest = WIDEST) => !(size * WIDTH_OF_ONE <= widest);

export const bandWidth = (size: number, widest = WIDEST) =>
  Number.isFinite(size) ? Math.min(size * WIDTH_OF_ONE, widest) : widest;
