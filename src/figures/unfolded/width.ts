/** How wide the size of an error is drawn. */

/** Pixels for an error of norm 1, the same everywhere in the figure. */
const WIDTH_OF_ONE = 12;
/** A wider band would leave its lane. One that is drawn at this width says so. */
const WIDEST = 32;
/** The largest size that is drawn as wide as it is. */
export const LARGEST_DRAWN = WIDEST / WIDTH_OF_ONE;

export const isCut = (size: number) => !(size * WIDTH_OF_ONE <= WIDEST);

export const bandWidth = (size: number) =>
  Number.isFinite(size) ? Math.min(size * WIDTH_OF_ONE, WIDEST) : WIDEST;
