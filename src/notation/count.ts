const WORDS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** A count as it stands in a sentence: in letters up to twelve. */
export function countInWords(n: number): string {
  return WORDS[n] ?? String(n);
}
