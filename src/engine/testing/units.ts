/**
 * Renaming and mirroring hidden units: new unit k is the old unit `order[k]`, with its sign turned where `signs[k]` is −1.
 * A tanh unit may be mirrored because tanh is odd: its weights in and out change sign and nothing else does.
 * A gate is renamed with its unit but never mirrored.
 */
import type { Experiment, Matrix, Parameters, Vector } from '../experiment.ts';
import { mapParameters } from './edit.ts';

export interface Renaming {
  readonly order: readonly number[];
  readonly signs: readonly number[];
}

/** The quantities that are mirrored with their unit, and the sums that feed them (by the suffix of their weights). */
const MIRRORED = new Set(['h', 'c', 'g', 'n', 'tanh_c', 'q', 'a_h', 'a_c', 'a_n']);
const MIRRORED_SUMS = /^[Wb]_[xh]?(h|c|n|hn)$/;

const mirroredSum = (parameter: string) => MIRRORED_SUMS.test(parameter);

/** A quantity of the layer, or its error term, as the renamed network has it. */
export function renameQuantity(name: string, value: Vector, renaming: Renaming): number[] {
  return renaming.order.map(
    (old, k) => value[old]! * (MIRRORED.has(name) ? renaming.signs[k]! : 1),
  );
}

/** A parameter of the layer, or its gradient: both change in the same way, for signs are their own inverse. */
export function renameParameter(
  name: string,
  value: Matrix | Vector,
  { order, signs }: Renaming,
): Matrix | Vector {
  const row = (k: number) => (mirroredSum(name) ? signs[k]! : 1);
  if (name.startsWith('W_h'))
    return order.map((i, k) => order.map((j, m) => (value as Matrix)[i]![j]! * row(k) * signs[m]!));
  if (name.startsWith('W_x'))
    return order.map((i, k) => (value as Matrix)[i]!.map((w) => w * row(k)));
  // A peephole multiplies c, which is mirrored, into a gate, which is not.
  if (name.startsWith('w_')) return order.map((i, k) => (value as Vector)[i]! * signs[k]!);
  return order.map((i, k) => (value as Vector)[i]! * row(k));
}

/** The columns of a matrix that read the layer's h (in a two-way network: both halves). */
export function renameColumns(value: Matrix, { order, signs }: Renaming): Matrix {
  const n = order.length;
  return value.map((row) =>
    row.map((_, j) => {
      const half = Math.floor(j / n) * n;
      return row[half + order[j - half]!]! * signs[j - half]!;
    }),
  );
}

/** Does the parameter of a layer read the h of layer `number` below it? */
export function reads(experiment: Experiment, number: number, layer: string, name: string) {
  return number === experiment.layers.length
    ? layer === 'readout' && name === 'W_hz'
    : parseInt(layer, 10) === number + 1 && name.startsWith('W_x');
}

/** The experiment with the units of layer `number` (from 1, both directions alike) renamed. */
export function renameUnits(
  experiment: Experiment,
  number: number,
  renaming: Renaming,
): Experiment {
  const renamed = mapParameters(experiment, (name, value, layer) => {
    if (parseInt(layer, 10) === number) return renameParameter(name, value, renaming);
    return reads(experiment, number, layer, name)
      ? renameColumns(value as Matrix, renaming)
      : value;
  });
  const layers = renamed.layers.map((layer, k) =>
    k === number - 1 && layer.initial
      ? { ...layer, initial: renameState(layer.initial, renaming) }
      : layer,
  );
  return { ...renamed, layers };
}

function renameState(initial: Readonly<Record<string, Vector>>, renaming: Renaming) {
  return Object.fromEntries(
    Object.entries(initial).map(([name, value]) => [name, renameQuantity(name, value, renaming)]),
  );
}

/** A gradient in the shape of the parameters, so that what renames the one renames the other. */
export function asParameters(
  parameters: Parameters,
  gradientOf: (name: string) => ArrayLike<number>,
): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => {
      const data = Array.from(gradientOf(name));
      const cols = Array.isArray(value[0]) ? (value[0] as Vector).length : 0;
      return [name, cols === 0 ? data : value.map((_, i) => data.slice(i * cols, (i + 1) * cols))];
    }),
  );
}
