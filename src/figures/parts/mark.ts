/**
 * How an element says which number of the network it shows. The same attributes serve the highlight (parts/spotlight.ts),
 * the links and the tests: data-term="1.h@3" (or data-param="1.W_hh"), data-face, data-unit ("0", or "0,1" in a matrix),
 * data-number with every digit.
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
  /** Of a share: "a_h@4". */
  consumer?: string;
}

export function markAttributes({ at, face, index, value, consumer }: Mark) {
  return {
    [at.includes('@') ? 'data-term' : 'data-param']: at,
    'data-face': face,
    'data-unit': index.join(','),
    'data-number': String(value),
    ...(consumer !== undefined && { 'data-consumer': consumer }),
  };
}
