/** What a file of trained runs must look like. Each text says what stands where it does not; the sizes of the weights follow in file.ts. */
import * as v from 'valibot';
import { cells } from '../engine/cells/index.ts';
import { MOST_EXAMINED, MOST_POINTS } from './history.ts';

export const FORMAT = 'unfolded-training';
export const MOST_RUNS = 8;
export const MOST_UNITS = 256;
export const MOST_LAYERS = 4;
export const MOST_ROWS = 1000;
const MOST_UPDATES = 2 ** 50;

const number = v.pipe(v.number('a number'), v.finite('a number that float64 can hold'));
const whole = (least: number, most: number) => {
  const what = `a whole number from ${least} to ${most}`;
  return v.pipe(v.number(what), v.integer(what), v.minValue(least, what), v.maxValue(most, what));
};
const within = (least: number, most: number) => {
  const what = `a number from ${least} to ${most}`;
  return v.pipe(v.number(what), v.minValue(least, what), v.maxValue(most, what));
};
const oneOf = (...texts: string[]) => v.picklist(texts, `one of ${texts.join(', ')}`);
const listOf = <S extends v.GenericSchema>(item: S, most: number) =>
  v.pipe(v.array(item, 'a list'), v.maxLength(most, `a list of at most ${most}`));
const object = <S extends v.ObjectEntries>(entries: S) =>
  v.strictObject(entries, `an object with ${Object.keys(entries).join(', ')}`);
const score = { loss: number, accuracy: within(0, 1) };

const setup = object({
  task: object({
    name: v.string('the name of a task'),
    parameters: v.optional(v.record(v.string(), number, 'an object of numbers')),
  }),
  cells: v.pipe(
    listOf(oneOf(...Object.keys(cells)), MOST_LAYERS),
    v.minLength(1, 'a list of at least one cell'),
  ),
  hidden: whole(1, MOST_UNITS),
  twoWay: v.optional(v.boolean('true or false')),
  start: object({
    recurrent: oneOf('uniform', 'orthogonal'),
    gain: number,
    keep: v.nullable(number),
  }),
  optimiser: object({
    rule: oneOf('sgd', 'momentum', 'adam'),
    rate: within(0, 1e6),
    momentum: within(0, 1),
    beta1: within(0, 1),
    beta2: within(0, 1),
    epsilon: within(0, 1),
    clip: v.nullable(within(0, 1e30)),
  }),
  halving: v.optional(whole(1, MOST_UPDATES)),
  rows: whole(1, MOST_ROWS),
  seed: whole(0, 2 ** 32 - 1),
});

const history = object({
  stride: whole(1, MOST_UPDATES),
  losses: listOf(number, MOST_POINTS),
  accuracies: listOf(within(0, 1), MOST_POINTS),
  open: object({ updates: whole(0, MOST_UPDATES), loss: number, accuracy: number }),
  recent: v.nullable(object(score)),
  every: whole(1, MOST_UPDATES),
  examined: listOf(
    object({ count: whole(0, MOST_UPDATES), ...score, whole: v.optional(within(0, 1)) }),
    MOST_EXAMINED,
  ),
});

const base64 = v.string('numbers in base64');

export const fileSchema = object({
  format: v.literal(FORMAT, `"${FORMAT}"`),
  version: v.literal(1, '1, the only version there is'),
  runs: v.pipe(
    listOf(
      object({
        setup,
        count: whole(0, MOST_UPDATES),
        weights: base64,
        moments: object({ count: whole(0, MOST_UPDATES), first: base64, second: base64 }),
        history,
      }),
      MOST_RUNS,
    ),
    v.minLength(1, 'a list of at least one run'),
  ),
});

export type FileRun = v.InferOutput<typeof fileSchema>['runs'][number];
