/**
 * A gate that is set by hand is a gate whose pre-activation is an input: one row of W_x? picks a number of x_t, all else
 * that the gate would read has the weight zero. Here is read off an experiment which of its gates are such, and what number
 * of the input brings a gate to a wanted value.
 */
import {
  parametersOf,
  type Experiment,
  type Matrix,
  type Vector,
} from '../../engine/experiment.ts';
import type { Plan } from '../../engine/plan.ts';
import { nameOfSquashed } from '../../notation/words.ts';

/** The gates, and the candidate, which the input gate lets in: in the order in which the memory meets them. */
export const GATES = ['f', 'i', 'g', 'o'] as const;
export type Gate = (typeof GATES)[number];

/** Which number of the input each gate of a unit is made of alone; a gate that is computed is not named. */
export type Hand = Readonly<Partial<Record<Gate, number>>>;

export function handOf(experiment: Experiment, layer: string, plan: Plan, unit: number): Hand {
  const parameters = layer === '1' ? parametersOf(experiment, layer) : undefined;
  const hand: Partial<Record<Gate, number>> = {};
  if (!parameters) return hand;
  for (const { name, terms } of plan.cell.equations) {
    const gate = GATES.find((one) => one === nameOfSquashed(plan.cell, name));
    if (!gate) continue;
    const rows: (number | null)[] = terms.map(({ weight, factors }) => {
      const numbers = [parameters[weight ?? '']?.[unit] ?? NaN].flat();
      if (factors[0]?.name === plan.input.name) return onlyOne(numbers);
      return numbers.every((number) => number === 0) ? 0 : null;
    });
    const of = terms.findIndex(({ factors }) => factors[0]?.name === plan.input.name);
    if (of >= 0 && rows.every((row) => row !== null)) hand[gate] = rows[of]!;
  }
  return hand;
}

/** The place of the 1 in a row that is 0 everywhere else. */
function onlyOne(row: readonly number[]): number | null {
  const at = row.indexOf(1);
  return at >= 0 && row.every((number, k) => number === (k === at ? 1 : 0)) ? at : null;
}

/** From here on float64 rounds σ and tanh to their ends, 0 and 1 or ∓1: e^1000 is more than it can hold. */
const END = 1000;

/**
 * The pre-activation that brings a gate to a value: ln(y / (1 − y)) for σ, artanh y for the candidate's tanh, to twelve
 * digits. The ends, which no finite sum reaches, are reached by rounding.
 */
export function preactivationOf(gate: Gate, value: number): number {
  const [low, high] = rangeOf(gate);
  if (value <= low) return -END;
  if (value >= high) return END;
  const sum = gate === 'g' ? Math.atanh(value) : Math.log(value / (1 - value));
  return Number(sum.toPrecision(12));
}

export const rangeOf = (gate: Gate): readonly [number, number] => (gate === 'g' ? [-1, 1] : [0, 1]);

export type Setting = Readonly<Partial<Record<Gate, number>>>;

/** What a memory can be told to do at a step. The candidate stays what it is. */
export const PRESETS = {
  write: { f: 0, i: 1, o: 0 },
  keep: { f: 1, i: 0, o: 0 },
  read: { f: 1, i: 0, o: 1 },
  forget: { f: 0, i: 0, o: 0 },
} as const satisfies Record<string, Setting>;
export type Verb = keyof typeof PRESETS;
export const VERBS = Object.keys(PRESETS) as Verb[];

/** How far a gate may be from open or shut and still be called so. */
const NEARLY = 0.1;

/** What the gates of a step do; null where they do nothing that has a name. */
export function verbOf(gates: Readonly<Record<'f' | 'i' | 'o', number>>): Verb | null {
  const is = (verb: Verb) =>
    (['f', 'i', 'o'] as const).every(
      (gate) => Math.abs(gates[gate] - PRESETS[verb][gate]) <= NEARLY,
    );
  return VERBS.find(is) ?? null;
}

/** All inputs, with the gates of step t set to these values. */
export function withGates(inputs: Matrix, t: number, hand: Hand, values: Setting): Matrix {
  let x: Vector = inputs[t - 1]!;
  for (const gate of GATES) {
    const row = hand[gate];
    const value = values[gate];
    if (row !== undefined && value !== undefined) x = x.with(row, preactivationOf(gate, value));
  }
  return inputs.with(t - 1, x);
}
