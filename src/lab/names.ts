import type { Start } from './store.ts';

/** "row 1 column 2", of a number of a parameter; "row 1" in a vector. */
export function indexWords(index: readonly number[]): string {
  return index.map((k, d) => `${d === 0 ? 'row' : 'column'} ${k + 1}`).join(' ');
}

type Names = Start['names'];

/** What entry k of a quantity is called: a class, a number of the input, or "unit 1". */
export function unitName(names: Names, layer: string, name: string, k: number): string {
  const own =
    layer === 'readout'
      ? names?.classes
      : layer === '1' && name === 'x'
        ? names?.inputs
        : undefined;
  return own?.[k] ?? `unit ${k + 1}`;
}
