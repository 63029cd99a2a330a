/**
 * The experiment: everything a reader can change. Plain JSON, never mutated; an edit makes a new one that
 * shares all that did not change, so undo and links cost nothing.
 */
export type Vector = readonly number[];
export type Matrix = readonly Vector[];
export type Parameters = Readonly<Record<string, Matrix | Vector>>;

export interface Layer {
  readonly cell: string;
  /** n, the number of units. */
  readonly hidden: number;
  readonly parameters: Parameters;
  /** The same names, for the direction that reads the sequence from T to 1; on all layers or on none. */
  readonly backward?: Parameters;
  /** The state before the first step, zeros where absent; both directions start from it. */
  readonly initial?: Readonly<Record<string, Vector>>;
}

export interface Experiment {
  readonly version: 1;
  readonly title: string;
  /** Bottom first. */
  readonly layers: readonly Layer[];
  /** W_hz [classes × width], b_z [classes]. */
  readonly readout: { readonly parameters: Parameters };
  /** T vectors of the input size. */
  readonly inputs: Matrix;
  /** A class index from 0, or null where the step has no label. */
  readonly targets: readonly (number | null)[];
}

/** One number of a parameter: "1.W_hh" with [row, column], or "1.b_h" with [row]. */
export interface Entry {
  /** A layer's number from 1, with "b" for its backward direction, or "readout". */
  readonly layer: string;
  readonly parameter: string;
  readonly index: readonly number[];
}

/** The parameters of a layer's key; undefined where the experiment has no such layer. */
export function parametersOf(experiment: Experiment, layer: string): Parameters | undefined {
  if (layer === 'readout') return experiment.readout.parameters;
  const found = experiment.layers[parseInt(layer, 10) - 1];
  return layer.endsWith('b') ? found?.backward : found?.parameters;
}

/** The number an entry names. Throws a RangeError where there is none. */
export function entryOf(experiment: Experiment, entry: Entry): number {
  let at: unknown = parametersOf(experiment, entry.layer)?.[entry.parameter];
  for (const k of entry.index) at = Array.isArray(at) ? at[k] : undefined;
  if (typeof at !== 'number')
    throw new RangeError(
      `There is no ${entry.layer}.${entry.parameter}[${entry.index.join(',')}].`,
    );
  return at;
}

/** The same experiment with one number of a parameter replaced. */
export function withEntry(experiment: Experiment, entry: Entry, value: number): Experiment {
  entryOf(experiment, entry);
  const [row = 0, column] = entry.index;
  const edit = (parameters: Parameters): Parameters => {
    const old = parameters[entry.parameter]!;
    const edited =
      column === undefined
        ? (old as Vector).with(row, value)
        : (old as Matrix).with(row, (old as Matrix)[row]!.with(column, value));
    return { ...parameters, [entry.parameter]: edited };
  };
  if (entry.layer === 'readout')
    return { ...experiment, readout: { parameters: edit(experiment.readout.parameters) } };
  const number = parseInt(entry.layer, 10) - 1;
  const layer = experiment.layers[number]!;
  const edited = entry.layer.endsWith('b')
    ? { ...layer, backward: edit(layer.backward!) }
    : { ...layer, parameters: edit(layer.parameters) };
  return { ...experiment, layers: experiment.layers.with(number, edited) };
}

/** The same experiment with one number of the input at step t (from 1) replaced. */
export function withInput(
  experiment: Experiment,
  t: number,
  row: number,
  value: number,
): Experiment {
  const x = experiment.inputs[t - 1]!;
  return { ...experiment, inputs: experiment.inputs.with(t - 1, x.with(row, value)) };
}

/** The same experiment with another label (or none) at step t. */
export function withTarget(experiment: Experiment, t: number, target: number | null): Experiment {
  return { ...experiment, targets: experiment.targets.with(t - 1, target) };
}

/** The longest sequence that the engine is asked to carry. */
export const MOST_STEPS = 10_000;

/**
 * The same experiment over another number of steps. One rule for inputs and labels: a step that stays is as it is; a step t
 * that is added is that of the sequence of `from`, read again and again from its start: its step ((t − 1) mod T) + 1. So
 * what was cut off comes back as it stands in `from`. Throws a RangeError unless `steps` is whole, from 1 to MOST_STEPS.
 */
export function withSteps(experiment: Experiment, steps: number, from = experiment): Experiment {
  if (!Number.isInteger(steps) || steps < 1 || steps > MOST_STEPS)
    throw new RangeError(`T must be a whole number from 1 to ${MOST_STEPS}; it is ${steps}.`);
  const now = experiment.inputs.length;
  if (steps === now) return experiment;
  const again = from.inputs.length;
  const long = <T>(own: readonly T[], more: readonly T[]): T[] =>
    Array.from({ length: steps }, (_, k) => (k < now ? own[k]! : more[k % again]!));
  return {
    ...experiment,
    inputs: long(experiment.inputs, from.inputs),
    targets: long(experiment.targets, from.targets),
  };
}

/** Twelve digits of a product: 1.21 × 1.1 is 1.331, not 1.3310000000000002, which nobody would want to read in a link. */
const product = (number: number, factor: number) =>
  factor === 1 ? number : Number((number * factor).toPrecision(12));

/**
 * The same experiment with every number of some parameters of a layer set to that of `from` times a factor (to twelve
 * digits). Throws a RangeError where there is no such parameter, or where a product is more than a number can hold.
 */
export function withScaled(
  experiment: Experiment,
  layer: string,
  parameters: readonly string[],
  factor: number,
  from: Experiment,
): Experiment {
  return withEach(
    experiment,
    layer,
    parameters,
    from,
    (number) => product(number, factor),
    `Times ${factor}`,
  );
}

/** The factor with which withScaled makes these parameters what they are; null where no factor does. */
export function scaleOf(
  experiment: Experiment,
  layer: string,
  parameters: readonly string[],
  from: Experiment,
): number | null {
  const pairs = entriesOf(from, layer, parameters).map(
    (entry) => [entryOf(from, entry), entryOf(experiment, entry)] as const,
  );
  const [before, now] = pairs.reduce((a, b) => (Math.abs(b[0]) > Math.abs(a[0]) ? b : a), [0, 0]);
  const factor = before === 0 ? 1 : Number((now / before).toPrecision(10));
  return pairs.every(([was, is]) => product(was, factor) === is) ? factor : null;
}

/** Twelve digits of a sum, as of a product above. */
const shifted = (number: number, by: number) =>
  by === 0 ? number : Number((number + by).toPrecision(12));

/**
 * The same experiment with every number of some parameters of a layer set to that of `from` and `by` more (to twelve digits).
 * Throws a RangeError where there is no such parameter, or where a sum is more than a number can hold.
 */
export function withShifted(
  experiment: Experiment,
  layer: string,
  parameters: readonly string[],
  by: number,
  from: Experiment,
): Experiment {
  return withEach(
    experiment,
    layer,
    parameters,
    from,
    (number) => shifted(number, by),
    `With ${by} more`,
  );
}

/** By how much withShifted makes these parameters what they are; null where no one number does. */
export function shiftOf(
  experiment: Experiment,
  layer: string,
  parameters: readonly string[],
  from: Experiment,
): number | null {
  const pairs = entriesOf(from, layer, parameters).map(
    (entry) => [entryOf(from, entry), entryOf(experiment, entry)] as const,
  );
  const [was, is] = pairs[0] ?? [0, 0];
  const by = Number((is - was).toPrecision(10));
  return pairs.every(([before, now]) => shifted(before, by) === now) ? by : null;
}

/** Every number of these parameters made of that of `from`; `said` begins the sentence of the error. */
function withEach(
  experiment: Experiment,
  layer: string,
  parameters: readonly string[],
  from: Experiment,
  made: (number: number) => number,
  said: string,
): Experiment {
  let edited = experiment;
  for (const entry of entriesOf(from, layer, parameters)) {
    const value = made(entryOf(from, entry));
    if (!Number.isFinite(value))
      throw new RangeError(`${said}, ${layer}.${entry.parameter} leaves float64.`);
    if (value !== entryOf(edited, entry)) edited = withEntry(edited, entry, value);
  }
  return edited;
}

function entriesOf(experiment: Experiment, layer: string, parameters: readonly string[]): Entry[] {
  return parameters.flatMap((parameter) => {
    const table = parametersOf(experiment, layer)?.[parameter];
    if (!table) throw new RangeError(`There is no parameter ${layer}.${parameter}.`);
    return table.flatMap((row: number | Vector, i: number) =>
      typeof row === 'number'
        ? [{ layer, parameter, index: [i] }]
        : row.map((_, j) => ({ layer, parameter, index: [i, j] })),
    );
  });
}
