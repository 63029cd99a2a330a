/**
 * The tables of the specification, written out by hand: which parameters a cell has, and of which shape. The engine reads
 * the same from its definitions; these are here so that a wrong definition is seen.
 */
export type CellName = 'rnn' | 'lstm' | 'lstm-peephole' | 'lstm-coupled' | 'gru';

export const CELLS: readonly CellName[] = ['rnn', 'lstm', 'lstm-peephole', 'lstm-coupled', 'gru'];

/** Name → number of columns; 0 for a vector. Every parameter has n rows. */
export type Shapes = Readonly<Record<string, number>>;

/** d = input size, n = units. */
export function shapesOf(cell: CellName, d: number, n: number): Shapes {
  const gate = (name: string) => ({ [`W_x${name}`]: d, [`W_h${name}`]: n, [`b_${name}`]: 0 });
  switch (cell) {
    case 'rnn':
      return gate('h');
    case 'lstm':
      return { ...gate('f'), ...gate('i'), ...gate('c'), ...gate('o') };
    case 'lstm-peephole':
      return { ...shapesOf('lstm', d, n), w_cf: 0, w_ci: 0, w_co: 0 };
    case 'lstm-coupled':
      return { ...gate('f'), ...gate('c'), ...gate('o') };
    case 'gru':
      return { ...gate('r'), ...gate('u'), ...gate('n'), b_hn: 0 };
  }
}

export function readoutShapes(width: number): Shapes {
  return { W_hz: width, b_z: 0 };
}

/** What a cell carries from step to step. */
export function stateOf(cell: CellName): readonly string[] {
  return cell.startsWith('lstm') ? ['h', 'c'] : ['h'];
}

/** The pre-activation (or, for b_hn, the named sum) that each bias stands in. */
export function biasesOf(cell: CellName): Readonly<Record<string, string>> {
  switch (cell) {
    case 'rnn':
      return { b_h: 'a_h' };
    case 'lstm':
    case 'lstm-peephole':
      return { b_f: 'a_f', b_i: 'a_i', b_c: 'a_c', b_o: 'a_o' };
    case 'lstm-coupled':
      return { b_f: 'a_f', b_c: 'a_c', b_o: 'a_o' };
    case 'gru':
      return { b_r: 'a_r', b_u: 'a_u', b_n: 'a_n', b_hn: 'q' };
  }
}

/** The matrices that multiply the input, each with the bias of the same sum. */
export function inputMatricesOf(cell: CellName): Readonly<Record<string, string>> {
  const names = Object.keys(biasesOf(cell)).filter((bias) => bias !== 'b_hn');
  return Object.fromEntries(names.map((bias) => [bias.replace('b_', 'W_x'), bias]));
}
