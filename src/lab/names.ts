import type { Start } from './store.ts';

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
