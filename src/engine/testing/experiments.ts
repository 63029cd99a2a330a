/** Random experiments: every cell, every wiring, every kind of label, ordinary numbers and extreme ones. */
// eslint-disable-next-line no-restricted-imports -- tests only; nothing of the engine imports this folder
import fc from 'fast-check';
import type { Experiment, Matrix, Parameters, Vector } from '../experiment.ts';
import { CELLS, readoutShapes, shapesOf, stateOf, type CellName, type Shapes } from './tables.ts';

/** What a property needs; what is left out may be anything. */
export interface Wanted {
  readonly cells?: readonly CellName[];
  /** At most so many. */
  readonly layers?: number;
  readonly steps?: number;
  readonly units?: number;
  readonly twoWay?: boolean;
  readonly initial?: boolean;
  /** some: at least one label; last: one label, at the last step. */
  readonly labelled?: 'any' | 'some' | 'last';
  /** extreme: also weights of 0 and ±50, so that gates saturate and probabilities reach 0 and 1. */
  readonly numbers?: 'ordinary' | 'extreme';
}

interface Shape {
  readonly layers: readonly { readonly cell: CellName; readonly hidden: number }[];
  readonly twoWay: boolean;
  readonly initial: boolean;
  readonly steps: number;
  readonly inputSize: number;
  readonly classes: number;
}

/** Up to three layers, 8 steps, 4 units, 3 inputs, 4 classes; from the smallest of each. */
export function experiments(wanted: Wanted = {}): fc.Arbitrary<Experiment> {
  const { numbers = 'extreme', labelled = 'any' } = wanted;
  return shapes(wanted).chain((shape) => {
    const size = countOf(shape);
    const list = fc.array(number(numbers), { minLength: size, maxLength: size, size: 'max' });
    return fc
      .tuple(list, targets(shape, labelled))
      .map(([values, labels]) => fill(shape, values, labels));
  });
}

function shapes(wanted: Wanted): fc.Arbitrary<Shape> {
  const layer = fc.record({
    cell: fc.constantFrom(...(wanted.cells ?? CELLS)),
    hidden: fc.integer({ min: 1, max: wanted.units ?? 4 }),
  });
  const either = (fixed?: boolean) => (fixed === undefined ? fc.boolean() : fc.constant(fixed));
  return fc.record({
    layers: fc.array(layer, { minLength: 1, maxLength: wanted.layers ?? 3, size: 'max' }),
    twoWay: either(wanted.twoWay),
    initial: either(wanted.initial),
    steps: fc.integer({ min: 1, max: wanted.steps ?? 8 }),
    inputSize: fc.integer({ min: 1, max: 3 }),
    classes: fc.integer({ min: 1, max: 4 }),
  });
}

/** Ordinary numbers lie evenly between −1.2 and 1.2, of full length in binary. */
function number(kind: 'ordinary' | 'extreme'): fc.Arbitrary<number> {
  const most = 2 ** 52;
  const ordinary = fc.noBias(fc.maxSafeInteger().map((k) => 1.2 * ((k % most) / most)));
  if (kind === 'ordinary') return ordinary;
  return fc.oneof(
    { weight: 6, arbitrary: ordinary },
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constantFrom(50, -50) },
  );
}

function targets({ steps, classes }: Shape, labelled: 'any' | 'some' | 'last') {
  const label = fc.nat(classes - 1);
  const none = fc.constant(Array.from({ length: steps }, (): number | null => null));
  if (labelled === 'last') return fc.tuple(none, label).map(([all, last]) => all.with(-1, last));
  const each = fc.array(fc.option(label, { freq: 3 }), { minLength: steps, maxLength: steps });
  if (labelled === 'any') return fc.oneof({ weight: 9, arbitrary: each }, none);
  return fc
    .tuple(each, fc.nat(steps - 1), label)
    .map(([some, at, sure]) => (some.some((one) => one !== null) ? some : some.with(at, sure)));
}

/** The shapes of all parameters, layer by layer, and of the readout. */
function parameterShapes({ layers, twoWay, inputSize, classes }: Shape) {
  let width = inputSize;
  const ofLayers = layers.map(({ cell, hidden }) => {
    const own = shapesOf(cell, width, hidden);
    width = hidden * (twoWay ? 2 : 1);
    return { rows: hidden, shapes: own };
  });
  return { ofLayers, ofReadout: { rows: classes, shapes: readoutShapes(width) } };
}

function countOf(shape: Shape): number {
  const { ofLayers, ofReadout } = parameterShapes(shape);
  const size = ({ rows, shapes: own }: { rows: number; shapes: Shapes }) =>
    rows * Object.values(own).reduce((sum, cols) => sum + Math.max(cols, 1), 0);
  const weights = ofLayers.reduce((sum, one) => sum + size(one), 0) * (shape.twoWay ? 2 : 1);
  const states = shape.layers.reduce(
    (sum, { cell, hidden }) => sum + stateOf(cell).length * hidden,
    0,
  );
  return weights + size(ofReadout) + states + shape.steps * shape.inputSize;
}

function fill(
  shape: Shape,
  numbers: readonly number[],
  labels: readonly (number | null)[],
): Experiment {
  let next = 0;
  const vector = (size: number): Vector => numbers.slice(next, (next += size));
  const matrix = (rows: number, cols: number): Matrix =>
    Array.from({ length: rows }, () => vector(cols));
  const parameters = (rows: number, shapesHere: Shapes): Parameters =>
    Object.fromEntries(
      Object.entries(shapesHere).map(([name, cols]) => [
        name,
        cols === 0 ? vector(rows) : matrix(rows, cols),
      ]),
    );
  const { ofLayers, ofReadout } = parameterShapes(shape);
  return {
    version: 1,
    title: 'a random experiment',
    layers: shape.layers.map(({ cell, hidden }, k) => ({
      cell,
      hidden,
      parameters: parameters(hidden, ofLayers[k]!.shapes),
      ...(shape.twoWay && { backward: parameters(hidden, ofLayers[k]!.shapes) }),
      ...(shape.initial && {
        initial: Object.fromEntries(stateOf(cell).map((name) => [name, vector(hidden)])),
      }),
    })),
    readout: { parameters: parameters(shape.classes, ofReadout.shapes) },
    inputs: matrix(shape.steps, shape.inputSize),
    targets: labels,
  };
}
