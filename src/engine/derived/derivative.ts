import type { Address } from '../address.ts';
import type { Entry } from '../experiment.ts';
import { timeOf } from '../network.ts';
import { runReverse, type Seed } from '../run.ts';
import { numberAt } from '../table.ts';
import type { Trace } from '../trace.ts';
import { stepJacobian } from './jacobian.ts';

/**
 * The derivative of one number of the network by one number of a parameter, twice: the *immediate* one (∂⁺ in the
 * literature: the state of the step before is held fixed, so that only the use at the number's own step counts) and the
 * *total* one (the parameter's effect through all earlier steps too).
 */
export interface Derivatives {
  readonly immediate: number;
  readonly total: number;
  /** byUse[t − 1]: the part that comes through the use of the parameter at step t; sums to `total`. */
  readonly byUse: Float64Array;
}

/** Throws a RangeError where the network has no such quantity, unit or parameter. */
export function derivativesOf(trace: Trace, of: Address, unit: number, by: Entry): Derivatives {
  const seed = seedOfQuantity(trace, of, unit);
  const reverse = runReverse(trace.forward, seed);
  const byUse = new Float64Array(trace.steps);
  for (let t = 1; t <= trace.steps; t++) {
    const table = trace.contribution(reverse, by.layer, by.parameter, t);
    if (!table) throw new RangeError(`There is no parameter ${by.layer}.${by.parameter}.`);
    byUse[t - 1] = numberAt(table, by.index);
  }
  return {
    immediate: byUse[of.t - 1] ?? 0,
    total: byUse.reduce((sum, part) => sum + part, 0),
    byUse,
  };
}

/** A seed of 1 on one unit of one quantity: the reverse pass from it gives the derivatives of that number. */
export function seedOfQuantity(trace: Trace, { layer, name, t }: Address, unit: number): Seed {
  const at = trace.strandIndex(layer);
  const strand = trace.strands[at];
  const quantity = strand?.plan.quantity.get(name);
  const position = strand ? timeOf(strand, trace.steps, t) : -1;
  if (
    !strand ||
    !quantity ||
    unit < 0 ||
    unit >= quantity.size ||
    position < 0 ||
    position > trace.steps
  )
    throw new RangeError(`There is no ${layer}.${name}@${t}, unit ${unit}.`);
  return (errors) => {
    errors[at]![position * strand.plan.stride + quantity.offset + unit] = 1;
  };
}

/** One addend of ∂h_t/∂h_{t−1} · ∂h_{t−1}/∂W: the way through one unit of the state before. */
export interface Through {
  readonly unit: number;
  /** ∂h_t[i]/∂h_{t−1}[unit], and the total ∂h_{t−1}[unit]/∂W. */
  readonly jacobian: number;
  readonly total: number;
}

/**
 * total_t = immediate_t + ∂h_t/∂h_{t−1} · total_{t−1}: the second addend, unit by unit of the state that the strand read
 * before; empty at its first step, where that state depends on nothing. Null where the recurrence is not one of h alone:
 * a cell that carries more than h, a parameter of another layer.
 */
export function recurrenceOf(
  trace: Trace,
  layer: string,
  t: number,
  unit: number,
  by: Entry,
): Through[] | null {
  const strand = trace.strands[trace.strandIndex(layer)];
  const states = strand?.plan.quantities.filter(({ state }) => state) ?? [];
  if (!strand || by.layer !== layer || states.length !== 1 || states[0] !== strand.plan.output)
    return null;
  const before = strand.backward ? t + 1 : t - 1;
  if (timeOf(strand, trace.steps, before) === 0) return [];
  const { name, size } = strand.plan.output;
  const jacobian = stepJacobian(trace, layer, before, name);
  return Array.from({ length: size }, (_, k) => ({
    unit: k,
    jacobian: jacobian[unit * size + k]!,
    total: derivativesOf(trace, { layer, name, t: before }, k, by).total,
  }));
}
