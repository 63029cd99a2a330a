/**
 * What the compiled program is told about a network: records of whole numbers in its memory. The lists here are printed as the
 * program's own classes, and by them the other side finds each field's place: one definition for both.
 *
 * Addresses, and strides between rows or panels, are in bytes; depths, panels and quads (groups of four) are counts.
 */
export const STRAND = [
  'cell',
  // One state: n numbers, filled up to whole quads.
  'n',
  'carried',
  'diagonalCount',
  // Z: [T + 1 blocks × B rows], a row being x_t, then h_{t−1}.
  'z',
  'zStride',
  'state',
  // V: [T + 1 × B], a row being the gates' columns, then the extras.
  'v',
  'vStride',
  'extra',
  // O: [T × B], the error of h.
  'o',
  'oStride',
  // E: [carried × B], the errors that come back with the states.
  'e',
  // The packed weights: panels of eight columns, the rows of x, those of h, the bias.
  'w',
  'g',
  'wStride',
  'bias',
  'panels',
  'depth',
  'inputDepth',
  // What the gates multiply: the addresses of the first of up to three RUN records and of their end.
  'runs',
  'runsEnd',
  // The weights of the state, turned, and the columns (gates) that read the state.
  'turned',
  'turnedPanels',
  'stateColumn',
  'stateColumns',
  // The same of the input; 0 where nothing lies below.
  'turnedInput',
  'turnedInputPanels',
  'inputColumns',
  'diagonals',
  'ofDiagonals',
  // One class a step in place of numbers; 0 for none.
  'symbols',
  // What lies below: one or two strands whose outputs stand side by side in x; 0 for none. Where their order of time is the other, `map0` is
  // not 0 and names the row of theirs that belongs to each row here.
  'below0',
  'map0',
  'below1',
  'map1',
  // Where the error of x goes, [T × B]: the O of the one strand below, or room of its own, to be shared out.
  'x',
  'xStride',
  'sharedOut',
] as const;

/** Panels that multiply the same span of k. */
export const RUN = ['panel', 'panels', 'k', 'depth'] as const;

export const MODEL = [
  'rows',
  'steps',
  'strands',
  // Addresses of the strands, one after the other.
  'list',
  // The readout, a strand of its own without a state.
  'readout',
  // [T × B × columns]: α, then its error.
  'alpha',
  'alphaStride',
  'outputs',
  'mask',
  'squared',
  // [T × B] classes or [T × B × outputs, filled up] numbers.
  'labels',
  // The steps between which there are labels: [first, last), from 0.
  'first',
  'last',
  // All parameters, their gradient and the optimiser's two arrays: as many quads each.
  'weights',
  'gradient',
  'moment1',
  'moment2',
  'quads',
  'twoWay',
  // Room for gradients' and products' packed operands.
  'scratch',
  'room',
] as const;

export type StrandField = (typeof STRAND)[number];
export type ModelField = (typeof MODEL)[number];

/** Printed for the kernels. */
export function emitFields(): string {
  const record = (name: string, fields: readonly string[]) =>
    `@unmanaged export class ${name} {\n${fields.map((field) => `  ${field}: i32;`).join('\n')}\n}\n`;
  return `// Printed by kernels/fields.ts.\n${record('Strand', STRAND)}\n${record('Run', RUN)}\n${record('Model', MODEL)}`;
}
