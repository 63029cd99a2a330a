/**
 * Weights as they are before any learning, drawn from a seed, for a network of any cell and size; and a sequence with a long
 * lag to try them on. The same seed gives the same numbers. Sources stand at each rule.
 */
import { cells, readout } from './cells/index.ts';
import type { Experiment, Layer, Matrix, Parameters, Vector } from './experiment.ts';
import { memoryLineOf } from './memory-line.ts';
import { planOf, recurrentWeights, type ParameterSlot, type Plan } from './plan.ts';
import { randomFrom } from './random.ts';

/** A generator of numbers from 0 up to 1. */
export type Random = () => number;

export type Weights = Pick<Experiment, 'layers' | 'readout'>;

export interface Shape {
  /** The layers' cells, bottom first. */
  readonly cells: readonly string[];
  /** n, the units of each layer. */
  readonly hidden: number;
  readonly inputSize: number;
  readonly classes: number;
  readonly twoWay?: boolean;
}

/** Makes up a parameter: its numbers, row after row. */
export type Draw = (slot: ParameterSlot, plan: Plan) => ArrayLike<number>;

/**
 * Draws every parameter of a network, in the order of the layout: layer by layer, of two directions the forward one first,
 * then the readout. Throws a RangeError where there is no such cell.
 */
export function drawWeights(shape: Shape, draw: Draw): Weights {
  const { hidden, inputSize, classes, twoWay = false } = shape;
  const width = hidden * (twoWay ? 2 : 1);
  const parametersOf = (plan: Plan): Parameters =>
    Object.fromEntries(plan.parameters.map((slot) => [slot.name, nested(slot, draw(slot, plan))]));
  const layers = shape.cells.map((name, level): Layer => {
    const cell = Object.hasOwn(cells, name) ? cells[name] : undefined;
    if (!cell) throw new RangeError(`There is no cell "${name}".`);
    const plan = planOf(cell, level === 0 ? inputSize : width, hidden);
    const layer = { cell: name, hidden, parameters: parametersOf(plan) };
    return twoWay ? { ...layer, backward: parametersOf(plan) } : layer;
  });
  return { layers, readout: { parameters: parametersOf(planOf(readout, width, classes)) } };
}

/** In plain loops: a page does this for thousands of numbers at each moment of a training that it shows. */
function nested({ rows, cols }: ParameterSlot, numbers: ArrayLike<number>): Matrix | Vector {
  const partOf = (from: number, length: number) => {
    const part = new Array<number>(length);
    for (let k = 0; k < length; k++) part[k] = numbers[from + k]!;
    return part;
  };
  if (cols === 0) return partOf(0, numbers.length);
  return Array.from({ length: rows }, (_, i) => partOf(i * cols, cols));
}

/** `count` numbers, evenly between −bound and bound. */
export function uniform(random: Random, count: number, bound: number): Float64Array {
  return new Float64Array(count).map(() => (2 * random() - 1) * bound);
}

/** A number of the normal distribution, mean 0 and variance 1 (Box & Muller 1958). */
function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}

/**
 * An orthogonal [n × n] matrix, row-major, every one as likely as any other: the rows of a Gaussian matrix, made orthogonal
 * one after the other (Gram–Schmidt; Stewart 1980). Twice for each row: once leaves what rounding left.
 */
export function orthogonal(random: Random, n: number): Float64Array {
  const rows: Float64Array[] = [];
  while (rows.length < n) {
    const row = new Float64Array(n).map(() => normal(random));
    for (let round = 0; round < 2; round++)
      for (const other of rows) {
        const along = dot(row, other);
        for (let k = 0; k < n; k++) row[k]! -= along * other[k]!;
      }
    const length = Math.sqrt(dot(row, row));
    rows.push(row.map((value) => value / length));
  }
  const matrix = new Float64Array(n * n);
  rows.forEach((row, i) => matrix.set(row, i * n));
  return matrix;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}

/** How a network starts. */
export interface StartRule {
  /**
   * uniform: every number evenly between ±1/√n, n being the units of the layer; in the readout the units it reads. PyTorch's
   * own choice for RNN, LSTM, GRU and Linear, biases included (where PyTorch adds two biases, this network has one).
   * orthogonal: the same, but each recurrent matrix orthogonal, one a gate (Saxe, McClelland & Ganguli 2014; Le, Jaitly &
   * Hinton 2015 start a recurrent network from the identity).
   */
  readonly recurrent: 'uniform' | 'orthogonal';
  /** Times this the recurrent matrices are taken. */
  readonly gain: number;
  /**
   * The bias of every gate that keeps the state, of the forget gate for one: 0 is σ = 1/2, and above it the state is kept
   * longer (Gers, Schmidhuber & Cummins 2000; Jozefowicz, Zaremba & Sutskever 2015 recommend 1). Null: as drawn.
   */
  readonly keep: number | null;
}

/**
 * The weights of a seed. What a rule does not speak of stays the same from rule to rule: the gain and the bias touch no other
 * number, and the readout of a seed is the same for all cells of one size.
 */
export function initialWeights(shape: Shape, rule: StartRule, seed: number): Weights {
  const [ofLayers, ofRecurrent, ofReadout] = streams(seed);
  return drawWeights(shape, ({ name, rows, cols, length }, plan) => {
    if (plan.cell === readout) return uniform(ofReadout, length, 1 / Math.sqrt(plan.inputSize));
    const drawn = uniform(ofLayers, length, 1 / Math.sqrt(plan.size));
    const line = memoryLineOf(plan.cell);
    if (rule.keep !== null && line?.bias === name)
      return drawn.fill(line.complement ? -rule.keep : rule.keep);
    if (cols === 0 || !recurrentWeights(plan).includes(name)) return drawn;
    const matrix = rule.recurrent === 'orthogonal' ? orthogonal(ofRecurrent, rows) : drawn;
    return matrix.map((value) => value * rule.gain + 0); // no −0, which JSON has not
  });
}

/** Independent generators, all from one seed. */
function streams(seed: number): [Random, Random, Random, Random] {
  const first = randomFrom(seed);
  const next = () => randomFrom(first() * 2 ** 32);
  return [next(), next(), next(), next()];
}

/** What an input of the long lag holds: one of two marks, or one of four distractors; the one there is stands as 1. */
export const MARKS = 2;
export const DISTRACTORS = 4;

/**
 * A long lag: at the first step one of two marks, then distractors by chance up to step T; the one label is the last step's,
 * and is the mark. The shape of the second of the long-lag experiments of Hochreiter & Schmidhuber 1997 (5.2), where the
 * distractors tell nothing either. Throws a RangeError unless T is whole and at least 1.
 */
export function longLag(seed: number, steps: number): Pick<Experiment, 'inputs' | 'targets'> {
  if (!Number.isInteger(steps) || steps < 1)
    throw new RangeError(`T must be a whole number from 1; it is ${steps}.`);
  const random = streams(seed)[3];
  const oneHot = (at: number) =>
    Array.from({ length: MARKS + DISTRACTORS }, (_, k) => Number(k === at));
  const mark = Math.floor(random() * MARKS);
  const rest = Array.from({ length: steps - 1 }, () =>
    oneHot(MARKS + Math.floor(random() * DISTRACTORS)),
  );
  return {
    inputs: [oneHot(mark), ...rest],
    targets: Array.from({ length: steps }, (_, k) => (k === steps - 1 ? mark : null)),
  };
}

/** One layer of a cell at its start, and the long lag of the same seed: what is compared when cells are. */
export function longLagExperiment(
  cell: string,
  hidden: number,
  steps: number,
  rule: StartRule,
  seed: number,
): Experiment {
  const shape = { cells: [cell], hidden, inputSize: MARKS + DISTRACTORS, classes: MARKS };
  return {
    version: 1,
    title: `A long lag of ${steps} steps, ${cell}, seed ${seed}`,
    ...initialWeights(shape, rule, seed),
    ...longLag(seed, steps),
  };
}
