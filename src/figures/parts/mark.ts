/**
 * How an element says which number of the network it shows. The same attributes serve the highlight (parts/spotlight.ts),
 * the links and the tests: data-term="1.h@3" (or data-param="1.W_hh"), data-face, data-unit ("0", or "0,1" in a matrix),
 * data-number with every digit. A part of a gradient, or an error, of the loss of one step says so by data-loss="4", a part that
 * comes through one use of a parameter by data-use="2".
 */
export type Face =
  | 'value'
  | 'error'
  | 'gradient'
  | 'share'
  /** A slope between two losses; a gradient or an error as a reverse pass with a bug has it. */
  | 'slope'
  | 'broken';

export interface Mark {
  /** "1.h@3", or "1.W_hh". */
  at: string;
  face: Face;
  index: readonly number[];
  value: number;
  /** Of a share: "a_h@4"; of what a step adds to a gradient: "@4". */
  consumer?: string;
  /** Of the loss of this step alone. */
  loss?: number;
  /** Of a gradient: the part that comes through the use at this step. */
  use?: number;
}

export function markAttributes({ at, face, index, value, consumer, loss, use }: Mark) {
  return {
    [at.includes('@') ? 'data-term' : 'data-param']: at,
    'data-face': face,
    'data-unit': index.join(','),
    'data-number': String(value),
    ...(consumer !== undefined && { 'data-consumer': consumer }),
    ...(loss !== undefined && { 'data-loss': loss }),
    ...(use !== undefined && { 'data-use': use }),
  };
}
