/**
 * How the compiled step lays a cell out: which of its sums come out of matrix products (the *gates*: a block of columns each), and
 * which further quantities a row keeps for the way back. Read off the cell's equations when the program is compiled: emit.ts prints the
 * element-wise half by it, and what packing.ts and layout.ts need of it is printed beside the program, for a page to read.
 */
import type { Cell, Equation, Factor, Product } from '../../engine/cell.ts';

export interface Gate {
  /** The equation whose sum holds matrix products or a bias. */
  readonly name: string;
  readonly ofInput: boolean;
  readonly ofState: boolean;
}

export interface Columns {
  /** In the order of their columns: those of the input alone, of both, of the state alone. So each operand's columns lie together. */
  readonly gates: readonly Gate[];
  /**
   * The gates of one kind begin with a panel of their own, or a panel would hold weights that do not exist, and train them. So after an
   * odd number of gates of n units, n an odd number of quads, one quad is left empty: how often that may be so before each gate, and
   * behind the last.
   */
  readonly gaps: readonly number[];
  /** Quantities kept besides, after the gates. */
  readonly extras: readonly string[];
  /** Where the value of a quantity is found on the way back: its gate's column (once squashed, in place), an extra, or the output. */
  readonly place: ReadonlyMap<string, Place>;
  /** Weights that multiply element by element (peepholes), in order. */
  readonly diagonals: readonly string[];
  /** States whose error comes back element by element, in order. */
  readonly carried: readonly string[];
}

/** What the memory of a page is laid out by. */
export type Table = Omit<Columns, 'place'>;

export type Place =
  { readonly kind: 'gate' | 'extra'; readonly index: number } | { readonly kind: 'output' };

export const isMatrix = ({ weight }: Product) => weight?.startsWith('W_') ?? false;
export const isBias = ({ weight }: Product) => weight?.startsWith('b_') ?? false;
const alone = ({ factors }: Product) => factors.length === 1 && !factors[0]!.complement;

/**
 * Whether the compiled step can carry a cell: its matrices multiply the input or the output of the step before and nothing else, each
 * once, and no sum has two of a kind or a bias alone.
 */
export function isCompilable(cell: Cell): boolean {
  const used = cell.equations.flatMap(({ terms }) => terms.flatMap(({ weight }) => weight ?? []));
  return (
    new Set(used).size === used.length &&
    cell.equations.every(({ terms }) => {
      const matrices = terms.filter(isMatrix);
      const ofInput = matrices.filter((term) => alone(term) && isInput(cell, term));
      const ofState = matrices.filter((term) => alone(term) && isOutputBefore(cell, term));
      return (
        ofInput.length <= 1 &&
        ofState.length <= 1 &&
        ofInput.length + ofState.length === matrices.length &&
        terms.filter(isBias).length <= Math.min(matrices.length, 1)
      );
    })
  );
}

const isInput = (cell: Cell, { factors }: Product) => factors[0]!.name === cell.input;
const isOutputBefore = (cell: Cell, { factors }: Product) =>
  factors[0]!.name === cell.output && factors[0]!.previous;

/** The terms of an equation that are carried out element by element. */
export const elementwise = ({ terms }: Equation) =>
  terms.filter((term) => !isMatrix(term) && !isBias(term));

export function columnsOf(cell: Cell): Columns {
  const sums = cell.equations
    .filter(({ terms }) => terms.some((term) => isMatrix(term) || isBias(term)))
    .map(({ name, terms }) => ({
      name,
      ofInput: terms.some((term) => isMatrix(term) && isInput(cell, term)),
      ofState: terms.some((term) => isMatrix(term) && isOutputBefore(cell, term)),
    }));
  const rank = ({ ofInput, ofState }: Gate) => (ofState ? (ofInput ? 1 : 2) : 0);
  const kinds = [0, 1, 2].map((kind) => sums.filter((sum) => rank(sum) === kind));
  const gates = kinds.flat();
  const oddUpTo = (k: number) => kinds.slice(0, k).filter(({ length }) => length % 2 === 1).length;
  const gaps = [...kinds.flatMap((kind, k) => kind.map(() => oddUpTo(k))), oddUpTo(3)];

  const place = new Map<string, Place>([[cell.output, { kind: 'output' }]]);
  gates.forEach(({ name }, index) => {
    place.set(name, { kind: 'gate', index });
    // f = σ(a_f): the squashed value takes the place of the sum, which nothing else reads.
    const squashed = cell.equations.find((equation) => squashes(equation, name));
    if (squashed && !isUsedBy(cell, name, squashed.name)) {
      place.delete(name);
      if (squashed.name !== cell.output) place.set(squashed.name, { kind: 'gate', index });
    }
  });
  const extras: string[] = [];
  for (const name of neededOnTheWayBack(cell))
    if (!place.has(name)) place.set(name, { kind: 'extra', index: extras.push(name) - 1 });
  return {
    gates,
    gaps,
    extras,
    place,
    diagonals: cell.weights.filter(({ kind }) => kind === 'diagonal').map(({ name }) => name),
    carried: cell.state.filter((name) =>
      cell.equations.some((equation) =>
        elementwise(equation).some(({ factors }) =>
          factors.some((factor) => factor.previous && factor.name === name),
        ),
      ),
    ),
  };
}

/** y = fn(a) and nothing else. */
function squashes({ fn, terms }: Equation, a: string): boolean {
  const [only, ...more] = terms;
  return (
    fn.name !== 'identity' &&
    more.length === 0 &&
    only!.weight === null &&
    alone(only!) &&
    !only!.factors[0]!.previous &&
    only!.factors[0]!.name === a
  );
}

/** Whether an equation other than `except` reads a quantity. */
function isUsedBy(cell: Cell, name: string, except: string): boolean {
  return cell.equations.some(
    (equation) =>
      equation.name !== except &&
      equation.terms.some(({ factors }) => factors.some((factor) => factor.name === name)),
  );
}

/** What slopes are taken of, what other factors are multiplied by, what a peephole looks at, and the state. */
function neededOnTheWayBack(cell: Cell): Set<string> {
  const needed = new Set<string>();
  const add = ({ name }: Factor) => needed.add(name);
  for (const equation of cell.equations) {
    if (equation.fn.name !== 'identity') needed.add(equation.name);
    for (const term of elementwise(equation))
      if (term.weight || term.factors.length > 1) term.factors.forEach(add);
  }
  for (const state of cell.state) needed.add(state);
  needed.delete(cell.input);
  return needed;
}

/** Printed for packing.ts: the table of each cell that the program was printed for, in its order, and of the readout. */
export function emitTables(cells: readonly Cell[]): string {
  const rows = cells.map((cell) => {
    const { gates, gaps, extras, diagonals, carried } = columnsOf(cell);
    const table: Table = { gates, gaps, extras, diagonals, carried };
    return `  ${JSON.stringify(cell.name)}: ${JSON.stringify(table)},\n`;
  });
  return [
    '// Printed by kernels/columns.ts.',
    "import type { Table } from '../columns.ts';",
    `export const tables: Readonly<Record<string, Table>> = {\n${rows.join('')}};\n`,
  ].join('\n');
}
