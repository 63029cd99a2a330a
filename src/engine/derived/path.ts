/**
 * The path behind one cell of the contribution triangle: how the error of L_s comes back to the use of a parameter at
 * step t, and what it meets there. In the simple recurrent network
 *
 *     ∂L_s/∂a_t = diag(1−h_t²) W_hhᵀ diag(1−h_{t+1}²) ⋯ W_hhᵀ diag(1−h_s²) W_hzᵀ (z_s − y_s)
 *
 * and the cell is one entry of it times the number that the weight read.
 */
import type { Address } from '../address.ts';
import { entryOf, type Entry } from '../experiment.ts';
import { timeOf, type Network, type Strand } from '../network.ts';
import type { EquationPlan, Plan, TermPlan } from '../plan.ts';
import type { Reverse } from '../run.ts';
import type { Trace } from '../trace.ts';
import { norm } from '../vector.ts';

/** One factor of what a weight read: a number of the network, or its complement 1 − q. */
export interface Read {
  readonly at: Address;
  readonly unit: number;
  readonly complement: boolean;
  readonly value: number;
}

/** A product in which a parameter stands, seen from one of its numbers: the error of the sum times what was read. */
export interface Use {
  /** The quantity that the sum makes; the sum itself where no function is applied to it. */
  readonly of: Address;
  readonly isSum: boolean;
  readonly unit: number;
  /** ∂L/∂(the sum), of `unit`. */
  readonly error: number;
  /** Empty for a bias, which reads 1. */
  readonly read: readonly Read[];
  /** error · Π read. */
  readonly value: number;
}

/** The uses of one number of a parameter at step t under a reverse pass: their values sum to what the step contributes. */
export function usesAt(trace: Trace, reverse: Reverse, by: Entry, t: number): Use[] {
  const { strand, at } = strandOf(trace, by.layer);
  const { plan } = strand;
  const position = timeOf(strand, trace.steps, t);
  const [row = 0, column = row] = by.index;
  const values = trace.forward.values[at]!;
  const errors = reverse.errors[at]!;
  return termsWith(plan, by.parameter).map(({ equation, term }) => {
    const y = position * plan.stride + equation.offset + row;
    const slope = equation.identity ? 1 : equation.fn.slope(values[y]!);
    const error = equation.identity ? errors[y]! : errors[y]! * slope;
    const unit = term.parameter!.cols === 0 ? row : column;
    const read = term.factors.map(({ offset, lag, complement }): Read => {
      const value = values[(position - lag) * plan.stride + offset + unit]!;
      return {
        at: {
          layer: by.layer,
          name: plan.quantities.find((quantity) => quantity.offset === offset)!.name,
          t: timeOf(strand, trace.steps, position - lag),
        },
        unit,
        complement,
        value: complement ? 1 - value : value,
      };
    });
    return {
      of: { layer: by.layer, name: equation.name, t },
      isSum: equation.identity,
      unit: row,
      error,
      read,
      value: error * read.reduce((product, factor) => product * factor.value, 1),
    };
  });
}

/** A place that the error of L_s passes, and how large it is there. */
export interface Station {
  readonly at: Address;
  readonly error: Float64Array;
  /** ‖∂L_s/∂(the quantity)‖. */
  readonly size: number;
}

/**
 * Where the error of L_s passes on its way back to the use of a parameter at step t: the scores, the states of each step
 * between, the sums in which the parameter stands. Throws a RangeError where the network has no such parameter.
 */
export function stationsOf(
  trace: Trace,
  layer: string,
  parameter: string,
  s: number,
  t: number,
): Station[] {
  const { strand } = strandOf(trace, layer);
  const { plan } = strand;
  const sums = termsWith(plan, parameter).map(({ equation }) => equation.name);
  const station = (name: string, time: number, of = layer): Station => {
    const at = { layer: of, name, t: time };
    const error = trace.errorByLoss(s, at)!;
    return { at, error, size: norm(error) };
  };
  const scores = station(trace.forward.network.readout.plan.output.name, s, 'readout');
  if (layer === 'readout') return [scores];

  const chain = chainOf(plan);
  const states = statesOf(plan);
  const each = chain ? [...states, chain.sum] : states;
  const times = Array.from({ length: Math.abs(s - t) + 1 }, (_, k) => (t < s ? s - k : s + k));
  const last = sums.filter((name) => !each.includes(name));
  return [
    scores,
    ...times.flatMap((time) => each.map((name) => station(name, time))),
    ...last.map((name) => station(name, t)),
  ];
}

/** What a cell carries from step to step, its output first: h, or h and c. */
export function statesOf(plan: Plan): string[] {
  const carried = plan.quantities.filter(({ state }) => state).map(({ name }) => name);
  const output = plan.output.name;
  return [output, ...carried.filter((name) => name !== output)];
}

/** A cell whose only state is a function of one sum, which reads it through one weight: h = fn(W h' + …). */
export interface Chain {
  /** "a_h" and "h". */
  readonly sum: string;
  readonly state: string;
  readonly weight: string;
}

/** Null where an error has more ways than one from a step to the step before. */
export function chainOf(plan: Plan): Chain | null {
  const states = plan.quantities.filter(({ state }) => state);
  const outer = plan.equations.find(({ name }) => name === plan.output.name);
  const [only, ...others] = outer?.terms ?? [];
  if (states.length !== 1 || states[0] !== plan.output || !only || others.length > 0) return null;
  if (only.parameter !== null || !only.direct || only.factors[0]!.lag === 1) return null;
  const inner = plan.equations.find(({ offset }) => offset === only.factors[0]!.offset);
  const readers = plan.equations.flatMap((equation) =>
    equation.terms.flatMap((term) =>
      term.factors.some(({ lag }) => lag === 1) ? [{ equation, term }] : [],
    ),
  );
  if (!inner?.identity || readers.length !== 1) return null;
  const { equation, term } = readers[0]!;
  if (equation !== inner || !term.direct || term.parameter === null) return null;
  return { sum: inner.name, state: plan.output.name, weight: term.parameter.name };
}

/** Does the error of a loss enter this strand at its own step alone? So it does right under the readout. */
export function isUnderReadout({ levels }: Network, layer: string): boolean {
  return levels.at(-2)!.some(({ key }) => key === layer);
}

/** One number of the product that a path is where every factor is a number. */
export interface ScalarFactor {
  readonly kind: 'error' | 'slope' | 'weight' | 'read';
  /** What it is made of: ∂L_s/∂h_s, 1 − h_j² of h_j, the weight, what was read. */
  readonly at: Address | Entry;
  readonly value: number;
  /** The product up to here. */
  readonly product: number;
}

/**
 * With one unit and a chain the path is a product of numbers: the error of h_s, then a slope and a weight for each step,
 * then what was read. Null where it is not.
 */
export function scalarPath(trace: Trace, by: Entry, s: number, t: number): ScalarFactor[] | null {
  if (by.layer === 'readout') return null;
  const { plan } = strandOf(trace, by.layer).strand;
  const chain = chainOf(plan);
  const uses = usesAt(trace, trace.byLoss(s), by, t);
  if (
    !chain ||
    plan.size !== 1 ||
    !isUnderReadout(trace.forward.network, by.layer) ||
    uses.length !== 1
  )
    return null;
  const { fn } = plan.equations.find(({ name }) => name === chain.state)!;
  const weight = { layer: by.layer, parameter: chain.weight };
  const { cols } = plan.parameters.find(({ name }) => name === chain.weight)!;
  const entry = { ...weight, index: cols === 0 ? [0] : [0, 0] };

  const factors: ScalarFactor[] = [];
  const push = (kind: ScalarFactor['kind'], at: ScalarFactor['at'], value: number) =>
    factors.push({ kind, at, value, product: (factors.at(-1)?.product ?? 1) * value });
  const state = (time: number) => ({ layer: by.layer, name: chain.state, t: time });
  push('error', state(s), trace.errorByLoss(s, state(s))![0]!);
  for (let time = s, way = Math.sign(t - s); ; time += way) {
    push('slope', state(time), fn.slope(trace.value(state(time))![0]!));
    if (time === t) break;
    push('weight', entry, entryOf(trace.experiment, entry));
  }
  for (const { at, value } of uses[0]!.read) push('read', at, value);
  return factors;
}

function termsWith(plan: Plan, parameter: string): { equation: EquationPlan; term: TermPlan }[] {
  const found = plan.equations.flatMap((equation) =>
    equation.terms
      .filter((term) => term.parameter?.name === parameter)
      .map((term) => ({ equation, term })),
  );
  if (found.length === 0)
    throw new RangeError(`The ${plan.cell.title} has no parameter "${parameter}".`);
  return found;
}

function strandOf(trace: Trace, layer: string): { strand: Strand; at: number } {
  const at = trace.strandIndex(layer);
  const strand = trace.strands[at];
  if (!strand) throw new RangeError(`The network has no layer "${layer}".`);
  return { strand, at };
}
