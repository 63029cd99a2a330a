/** What a figure says of a file that it cannot take up. */

/** Where the browser does not give what is in it. */
export const UNREADABLE = 'The file could not be read. Choose it once more, or another.';

/** `why`, and what to do. */
export const refusedFile = (why: string): string =>
  `${why} Open one that “Save as a file” made here; its name ends in .json. What is here stays.`;
