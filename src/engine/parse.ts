/**
 * Reading an experiment from text. What is wrong is said in one sentence that names the field, what was found there and
 * what it should be: the texts given to valibot below are the "should be".
 */
import * as v from 'valibot';
import type { Cell } from './cell.ts';
import { cells, readout } from './cells/index.ts';
import type { Experiment } from './experiment.ts';
import { planOf } from './plan.ts';

/** The message is a sentence for the person whose file it is. */
export class ExperimentError extends Error {
  override readonly name = 'ExperimentError';
}

/** Throws an ExperimentError where the text is not JSON or not an experiment. */
export function parseExperiment(text: string): Experiment {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new ExperimentError(`This is not JSON: ${(error as Error).message}.`);
  }
  return readExperiment(json);
}

/** The same for JSON that has been read. Fields that an experiment does not have are dropped. */
export function readExperiment(json: unknown): Experiment {
  check(v.object({ version: v.literal(1, '1, the only version there is') }, EXPERIMENT), json);
  // First what decides the sizes, then everything that must agree with them.
  const sizes = check(sizesSchema, json);
  return check(experimentSchema(sizes), json) as Experiment;
}

const EXPERIMENT = 'an object with version, title, layers, readout, inputs and targets';
const LAYER =
  'an object with cell, hidden and parameters, and with backward on all layers or on none';
const MOST = 100_000;

const count = (what: string) =>
  v.pipe(
    v.number(`${what}, a whole number`),
    v.integer(`${what}, a whole number`),
    v.minValue(1, `${what}, at least 1`),
    v.maxValue(MOST, `${what}, at most ${MOST}`),
  );
const list = (what: string) => v.pipe(v.array(v.unknown(), what), v.minLength(1, what));

const sizesSchema = v.object(
  {
    layers: v.pipe(
      v.array(
        v.object(
          {
            cell: v.picklist(Object.keys(cells), `one of ${Object.keys(cells).join(', ')}`),
            hidden: count('the number of units'),
            backward: v.optional(v.unknown()),
          },
          LAYER,
        ),
        'a list of layers, the lowest first',
      ),
      v.minLength(1, 'a list of at least one layer'),
    ),
    readout: v.object(
      {
        parameters: v.object(
          { b_z: list('a list of numbers, one a class') },
          'an object with W_hz and b_z',
        ),
      },
      'an object with parameters',
    ),
    inputs: v.pipe(
      v.array(list('a list of numbers, the input of one step'), 'a list of T inputs'),
      v.minLength(1, 'a list of at least one input'),
    ),
  },
  EXPERIMENT,
);
type Sizes = v.InferOutput<typeof sizesSchema>;

function experimentSchema({ layers, readout: top, inputs }: Sizes) {
  const steps = inputs.length;
  const twoWay = layers.some(({ backward }) => backward !== undefined);
  let width = inputs[0]!.length;
  const layerSchemas = layers.map(({ cell, hidden }) => {
    const definition = cells[cell]!;
    const parameters = parametersSchema(definition, width, hidden);
    width = hidden * (twoWay ? 2 : 1);
    return v.object(
      {
        cell: v.literal(cell),
        hidden: v.literal(hidden),
        parameters,
        ...(twoWay && { backward: parameters }),
        initial: v.optional(initialSchema(definition, hidden)),
      },
      LAYER,
    );
  });
  const classes = top.parameters.b_z.length;
  const inputSize = inputs[0]!.length;
  const target = `a class from 0 to ${classes - 1}, or null where the step has no label`;
  return v.object(
    {
      version: v.literal(1),
      title: v.optional(v.string('text'), ''),
      layers: v.strictTuple(layerSchemas as v.GenericSchema[] as [v.GenericSchema]),
      readout: v.object({ parameters: parametersSchema(readout, width, classes) }),
      inputs: v.array(
        vectorSchema(inputSize, `${inputSize} numbers, like the input of the first step`),
      ),
      targets: v.pipe(
        v.array(
          v.nullable(
            v.pipe(
              v.number(target),
              v.integer(target),
              v.minValue(0, target),
              v.maxValue(classes - 1, target),
            ),
          ),
          `a list of ${steps}, one an input`,
        ),
        v.length(steps, `a list of ${steps}, one an input`),
      ),
    },
    EXPERIMENT,
  );
}

function parametersSchema(cell: Cell, inputSize: number, size: number) {
  const { parameters } = planOf(cell, inputSize, size);
  const names = parameters.map(({ name }) => name).join(', ');
  const what = `an object with ${names}`;
  return v.strictObject(
    Object.fromEntries(
      parameters.map(({ name, rows, cols }) => [
        name,
        cols === 0
          ? vectorSchema(rows, `${rows} ${rows === 1 ? 'number' : 'numbers'}`)
          : matrixSchema(rows, cols, `a [${rows} × ${cols}] matrix: ${rows} rows of ${cols}`),
      ]),
    ),
    what,
  );
}

function initialSchema(cell: Cell, size: number) {
  return v.strictObject(
    Object.fromEntries(
      cell.state.map((name) => [
        name,
        v.optional(vectorSchema(size, `${size} numbers, one a unit`)),
      ]),
    ),
    `an object with ${cell.state.join(' and ')}`,
  );
}

function vectorSchema(length: number, what: string) {
  const number = 'a number that float64 can hold';
  return v.pipe(v.array(v.pipe(v.number(number), v.finite(number)), what), v.length(length, what));
}

function matrixSchema(rows: number, cols: number, what: string) {
  return v.pipe(v.array(vectorSchema(cols, what), what), v.length(rows, what));
}

function check<S extends v.GenericSchema>(schema: S, json: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, json, { abortEarly: true });
  if (result.success) return result.output;
  const issue = result.issues[0];
  throw new ExperimentError(sentence(issue));
}

function sentence(issue: v.BaseIssue<unknown>): string {
  const path = (issue.path ?? []).map(({ key }) =>
    typeof key === 'number' ? `[${key}]` : `.${shortened(String(key))}`,
  );
  const where = fieldAt(path) || 'The file';
  const around = `${fieldAt(path.slice(0, -1)) || 'the file'} should be ${issue.message}`;
  // A name that does not belong (strictObject) is reported with the name as its value.
  if (issue.expected === 'never') return `${where}: there is no such field; ${around}.`;
  // A name that is missing is reported on the object that lacks it.
  if (issue.input === undefined && issue.type.endsWith('object'))
    return `${where} is missing; ${around}.`;
  return `${where}: found ${found(issue.input)}, but it should be ${issue.message}.`;
}

function fieldAt(path: readonly string[]): string {
  return path.join('').replace(/^\./, '');
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function found(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'string') return `"${shortened(value)}"`;
  return String(value);
}
