/**
 * A plan lays a cell of given sizes out in memory: where each parameter, quantity and share stands. It is made
 * once per cell and size and reused for every run.
 *
 * One *position* is one step in the order in which the cell reads the sequence: position 0 holds the state before
 * the first step, position s the s-th step. Values and errors share one layout (`stride` numbers a position,
 * the input first); shares have their own.
 */
import type { Cell, Factor, Product } from './cell.ts';
import type { ScalarFunction } from './functions.ts';

export interface ParameterSlot {
  readonly name: string;
  readonly rows: number;
  /** 0 for a vector (bias or diagonal), else the number of columns. */
  readonly cols: number;
  readonly offset: number;
  readonly length: number;
}

export interface QuantitySlot {
  readonly name: string;
  readonly size: number;
  readonly offset: number;
  /** Carried to the next step, so it also has a value at position 0. */
  readonly state: boolean;
  /** In the order in which they are summed into the error term. */
  readonly shares: readonly ShareSlot[];
}

/** Where the part of a quantity's error that comes back through one consumer is kept. */
export interface ShareSlot {
  readonly quantity: string;
  /** The consuming equation; null for the consumer outside the cell (the readout or the layer above). */
  readonly consumer: string | null;
  /** 1 where the consumer stands one step later, else 0. */
  readonly lag: 0 | 1;
  readonly offset: number;
  readonly size: number;
}

export interface FactorPlan {
  readonly offset: number;
  readonly lag: 0 | 1;
  readonly complement: boolean;
  readonly share: ShareSlot;
}

export interface TermPlan {
  readonly parameter: ParameterSlot | null;
  readonly factors: readonly FactorPlan[];
  /** The number of entries of the product of the factors. */
  readonly size: number;
  /** A lone quantity, not a complement: its numbers can be read where they stand. */
  readonly direct: boolean;
}

export interface EquationPlan {
  readonly name: string;
  readonly fn: ScalarFunction;
  readonly identity: boolean;
  readonly offset: number;
  readonly terms: readonly TermPlan[];
  readonly shares: readonly ShareSlot[];
}

export interface Plan {
  readonly cell: Cell;
  /** d, the size of the input, and n, the size of every quantity of the cell. */
  readonly inputSize: number;
  readonly size: number;
  readonly parameters: readonly ParameterSlot[];
  readonly parameterCount: number;
  readonly quantities: readonly QuantitySlot[];
  readonly quantity: ReadonlyMap<string, QuantitySlot>;
  readonly input: QuantitySlot;
  readonly output: QuantitySlot;
  /** The share of the output's error that comes from outside the cell. */
  readonly outside: ShareSlot;
  readonly equations: readonly EquationPlan[];
  readonly stride: number;
  readonly shareStride: number;
}

const plans = new WeakMap<Cell, Map<number, Map<number, Plan>>>();

/** The plan of a cell with input size d and n units; the same object for the same arguments. */
export function planOf(cell: Cell, inputSize: number, size: number): Plan {
  let byInput = plans.get(cell);
  if (!byInput) plans.set(cell, (byInput = new Map()));
  let bySize = byInput.get(inputSize);
  if (!bySize) byInput.set(inputSize, (bySize = new Map()));
  let plan = bySize.get(size);
  if (!plan) bySize.set(size, (plan = makePlan(cell, inputSize, size)));
  return plan;
}

function makePlan(cell: Cell, inputSize: number, size: number): Plan {
  const sizeOf = (name: string) => (name === cell.input ? inputSize : size);
  const parameters = layOutParameters(cell, inputSize, size);
  const shares = layOutShares(cell, sizeOf);

  let offset = 0;
  const quantities = [cell.input, ...cell.equations.map((equation) => equation.name)].map(
    (name) => {
      const slot: QuantitySlot = {
        name,
        size: sizeOf(name),
        offset,
        state: cell.state.includes(name),
        shares: shares.filter((share) => share.quantity === name),
      };
      offset += slot.size;
      return slot;
    },
  );
  const quantity = new Map(quantities.map((slot) => [slot.name, slot]));

  const factorPlan = (consumer: string, factor: Factor): FactorPlan => ({
    offset: quantity.get(factor.name)!.offset,
    lag: factor.previous ? 1 : 0,
    complement: factor.complement,
    share: shares.find((share) => isShareOf(share, consumer, factor))!,
  });
  const termPlan = (consumer: string, term: Product): TermPlan => ({
    parameter: parameters.find((parameter) => parameter.name === term.weight) ?? null,
    factors: term.factors.map((factor) => factorPlan(consumer, factor)),
    size: term.factors.length > 0 ? sizeOf(term.factors[0]!.name) : size,
    direct: term.factors.length === 1 && !term.factors[0]!.complement,
  });

  return {
    cell,
    inputSize,
    size,
    parameters,
    parameterCount: parameters.reduce((sum, parameter) => sum + parameter.length, 0),
    quantities,
    quantity,
    input: quantity.get(cell.input)!,
    output: quantity.get(cell.output)!,
    outside: shares.find((share) => share.consumer === null)!,
    equations: cell.equations.map((equation) => ({
      name: equation.name,
      fn: equation.fn,
      identity: equation.fn.name === 'identity',
      offset: quantity.get(equation.name)!.offset,
      terms: equation.terms.map((term) => termPlan(equation.name, term)),
      shares: quantity.get(equation.name)!.shares,
    })),
    stride: offset,
    shareStride: shares.reduce((sum, share) => sum + share.size, 0),
  };
}

function layOutParameters(cell: Cell, inputSize: number, size: number): ParameterSlot[] {
  let offset = 0;
  return cell.weights.map(({ name, kind, ofInput }) => {
    const cols = kind !== 'matrix' ? 0 : ofInput ? inputSize : size;
    const length = size * Math.max(cols, 1);
    const slot = { name, rows: size, cols, offset, length };
    offset += length;
    return slot;
  });
}

/** One slot per (quantity, consumer, lag): a consumer that uses a quantity in two products has one share. */
function layOutShares(cell: Cell, sizeOf: (name: string) => number): ShareSlot[] {
  const shares: ShareSlot[] = [];
  let offset = 0;
  const add = (quantity: string, consumer: string | null, lag: 0 | 1) => {
    shares.push({ quantity, consumer, lag, offset, size: sizeOf(quantity) });
    offset += sizeOf(quantity);
  };
  add(cell.output, null, 0);
  for (const equation of cell.equations)
    for (const factor of equation.terms.flatMap((term) => term.factors))
      if (!shares.some((share) => isShareOf(share, equation.name, factor)))
        add(factor.name, equation.name, factor.previous ? 1 : 0);
  return shares;
}

function isShareOf(share: ShareSlot, consumer: string, factor: Factor): boolean {
  return (
    share.quantity === factor.name &&
    share.consumer === consumer &&
    share.lag === (factor.previous ? 1 : 0)
  );
}

/** The matrices through which the state of the step before enters: W_hh; of a gated cell one a gate. */
export function recurrentWeights(plan: Plan): string[] {
  const names = plan.equations.flatMap(({ terms }) =>
    terms.flatMap(({ parameter, factors }) =>
      parameter && parameter.cols > 0 && factors.some(({ lag }) => lag === 1)
        ? [parameter.name]
        : [],
    ),
  );
  return [...new Set(names)];
}
