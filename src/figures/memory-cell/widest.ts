/** Numbers stand close beside the lines of a cell: a band is at most so wide, in pixels. */
export const WIDEST = 20;
