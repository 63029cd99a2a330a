/**
 * What a network that is to be trained looks like, and where each of its parameters stands in one flat array: strand after
 * strand in the engine's order (layer by layer, of two directions the forward one first, then the readout), inside a strand in the
 * layout of the engine's plan. Float32 here and float64 there are the same list of numbers.
 */
import { cells, readout } from '../engine/cells/index.ts';
import type { Experiment } from '../engine/experiment.ts';
import { drawWeights, initialWeights, type StartRule } from '../engine/initial.ts';
import { networkOf } from '../engine/network.ts';
import { planOf, type Plan } from '../engine/plan.ts';

export interface Shape {
  /** The layers' cells, bottom first, as experiments name them. */
  readonly cells: readonly string[];
  /** n, the units of each layer (and direction). */
  readonly hidden: number;
  /** d, the numbers of one step's input. */
  readonly inputs: number;
  /** The numbers of one step's output: classes, or what is predicted. */
  readonly outputs: number;
  readonly twoWay?: boolean;
  /**
   * cross-entropy: softmax over the outputs, L = −log z_y. squared-error: the outputs as they are, L = ½ Σ (α − y)², where a
   * task predicts numbers.
   */
  readonly loss: 'cross-entropy' | 'squared-error';
}

/** One direction of one layer, or the readout. */
export interface StrandShape {
  readonly key: string;
  readonly level: number;
  readonly backward: boolean;
  readonly plan: Plan;
  /** Where its parameters begin in the flat array. */
  readonly offset: number;
  /** Where its output begins in the input of the level above. */
  readonly outputOffset: number;
}

/** The strands of a shape, the readout last. Throws a RangeError where there is no such cell. */
export function strandsOf(shape: Shape): StrandShape[] {
  const strands: StrandShape[] = [];
  const directions = shape.twoWay ? 2 : 1;
  let offset = 0;
  const add = (key: string, level: number, backward: boolean, plan: Plan, outputOffset: number) => {
    strands.push({ key, level, backward, plan, offset, outputOffset });
    offset += plan.parameterCount;
  };
  const width = shape.hidden * directions;
  shape.cells.forEach((name, level) => {
    const cell = Object.hasOwn(cells, name) ? cells[name] : undefined;
    if (!cell) throw new RangeError(`There is no cell "${name}".`);
    const plan = planOf(cell, level === 0 ? shape.inputs : width, shape.hidden);
    add(`${level + 1}`, level, false, plan, 0);
    if (shape.twoWay) add(`${level + 1}b`, level, true, plan, shape.hidden);
  });
  add('readout', shape.cells.length, false, planOf(readout, width, shape.outputs), 0);
  return strands;
}

/** The number of parameters of a network. */
export function parameterCount(shape: Shape): number {
  const last = strandsOf(shape).at(-1)!;
  return last.offset + last.plan.parameterCount;
}

/** The parameters of an experiment, flat. */
export function flatOf(experiment: Pick<Experiment, 'layers' | 'readout'>): Float64Array {
  // How many steps there are plays no part; one input of the right width says how the first layer is laid out.
  const { cell, parameters } = experiment.layers[0]!;
  const name = cells[cell]!.weights.find(({ kind, ofInput }) => kind === 'matrix' && ofInput)!.name;
  const width = (parameters[name] as number[][])[0]!.length;
  const network = networkOf({
    ...experiment,
    version: 1,
    title: '',
    inputs: [Array.from({ length: width }, () => 0)],
    targets: [null],
  });
  const all = network.strands.map(({ weights }) => weights);
  const flat = new Float64Array(all.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const weights of all) {
    flat.set(weights, offset);
    offset += weights.length;
  }
  return flat;
}

/** Flat parameters as an experiment's layers and readout. */
export function weightsOf(
  shape: Shape,
  flat: ArrayLike<number>,
): Pick<Experiment, 'layers' | 'readout'> {
  let offset = 0;
  return drawWeights(engineShape(shape), ({ length }) => {
    const numbers = new Float64Array(length);
    for (let k = 0; k < length; k++) numbers[k] = flat[offset + k]!;
    offset += length;
    return numbers;
  });
}

/** The start of a seed, by the rules of initial.ts, in float32. */
export function startOf(shape: Shape, rule: StartRule, seed: number): Float32Array {
  return Float32Array.from(flatOf(initialWeights(engineShape(shape), rule, seed)));
}

function engineShape({ cells: names, hidden, inputs, outputs, twoWay }: Shape) {
  return { cells: names, hidden, inputSize: inputs, classes: outputs, twoWay: twoWay ?? false };
}
