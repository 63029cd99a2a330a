/** Trained runs as a file, and back. A file is somebody's, so nothing in it is believed. */
import * as v from 'valibot';
import { toBase64, fromBase64 } from './base64.ts';
import { shapeOf, type Checkpoint, type Setup } from './checkpoint.ts';
import { fileSchema, FORMAT, type FileRun } from './file-schema.ts';
import { EXAMINED_ROWS, type History } from './history.ts';
import { parameterCount } from './shape.ts';
import { taskOf } from './tasks/index.ts';

/** The longest text that is read: 8 MB. */
export const MOST_TEXT = 8 * 2 ** 20;
/** The most units · layers · steps · sequences of one batch: what a run needs memory for. */
const MOST_BATCH = 4_000_000;

/** JSON. Throws a RangeError where it would be more than can be read back. */
export function toFile(checkpoints: readonly Checkpoint[]): string {
  const numbers = checkpoints.reduce((all, { weights }) => all + 3 * weights.length, 0);
  const text = (4 * 4 * numbers) / 3 > MOST_TEXT ? null : textOf(checkpoints);
  if (text === null || text.length > MOST_TEXT)
    throw new RangeError('These networks are too large for a file: more than 8 MB.');
  return text;
}

function textOf(checkpoints: readonly Checkpoint[]): string {
  const runs = checkpoints.map(({ setup, count, weights, moments, history }) => ({
    setup,
    count,
    weights: toBase64(weights),
    moments: {
      count: moments.count,
      first: toBase64(moments.first),
      second: toBase64(moments.second),
    },
    history,
  }));
  return JSON.stringify({ format: FORMAT, version: 1, runs });
}

/** The runs of a file; or what is wrong with it, in a sentence for the person whose file it is. */
export function fromFile(text: string): readonly Checkpoint[] | string {
  if (text.length > MOST_TEXT) return 'The file is longer than 8 MB; it was not read.';
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // The parser's own words name a character and its place, which help nobody who chose a wrong file.
    return 'This is not JSON, as a file of trained networks is, or a part of it is missing.';
  }
  const read = v.safeParse(fileSchema, json, { abortEarly: true });
  if (!read.success) return sentence(read.issues[0]);
  try {
    return read.output.runs.map((run, k) => checkpointOf(run, `runs[${k}]`));
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

/** Throws a RangeError with a sentence where the parts of a run do not fit one another. */
function checkpointOf(run: FileRun, at: string): Checkpoint {
  const setup = run.setup as Setup;
  const { count } = run;
  checkBatch(setup, at);
  checkHistory(run.history, run, at);
  const wanted = parameterCount(shapeOf(setup));
  const numbers = (field: string, text: string) => {
    const where = `${at}.${field}`;
    // The length is known before any memory is asked for.
    if (text.length !== 4 * Math.ceil((4 * wanted) / 3))
      throw new RangeError(
        `${where}: this network has ${wanted} numbers there, which are ${4 * Math.ceil((4 * wanted) / 3)} characters of base64; found ${text.length}.`,
      );
    const read = fromBase64(text);
    if (read?.length !== wanted)
      throw new RangeError(`${where}: these are not ${wanted} numbers in base64.`);
    const bad = read.findIndex((number) => !Number.isFinite(number));
    if (bad >= 0) throw new RangeError(`${where}: number ${bad} is not finite.`);
    return read;
  };
  const second = numbers('moments.second', run.moments.second);
  if (second.some((number) => number < 0))
    throw new RangeError(`${at}.moments.second: a mean of squares is not less than 0.`);
  return {
    version: 1,
    setup,
    count,
    weights: numbers('weights', run.weights),
    moments: {
      count: run.moments.count,
      first: numbers('moments.first', run.moments.first),
      second,
    },
    history: run.history,
  };
}

function checkBatch(setup: Setup, at: string) {
  const { steps } = taskOf(setup.task);
  const rows = Math.max(setup.rows, EXAMINED_ROWS);
  const layers = setup.cells.length;
  if (rows * steps * setup.hidden * layers * (setup.twoWay ? 2 : 1) > MOST_BATCH)
    throw new RangeError(
      `${at}.setup: ${rows} sequences of ${steps} steps are too many for ${layers} ${layers === 1 ? 'layer' : 'layers'} of ${setup.hidden} units.`,
    );
}

function checkHistory(
  { stride, losses, accuracies, open, recent, examined }: History,
  { count, moments, setup }: FileRun,
  at: string,
) {
  const wrong = (field: string, what: string) => {
    throw new RangeError(`${at}.${field} ${what}.`);
  };
  if (moments.count !== count) wrong('moments.count', `should be the count, ${count}`);
  if (open.updates >= stride || losses.length * stride + open.updates !== count)
    wrong('history.losses', `should be those of ${count} updates`);
  const classes = taskOf(setup.task).tolerance === null;
  if (accuracies.length !== (classes ? losses.length : 0))
    wrong('history.accuracies', classes ? 'should be as many as the losses' : 'should be empty');
  if ((recent === null) !== (count === 0))
    wrong('history.recent', 'should be null before the first update, and only there');
  let before = -1;
  for (const examination of examined) {
    if (examination.count <= before || examination.count > count)
      wrong('history.examined', `should be in their order, and not after update ${count}`);
    before = examination.count;
  }
}

function sentence({ path, input, message, expected }: v.BaseIssue<unknown>): string {
  const where = (path ?? [])
    .map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${shortened(String(key))}`))
    .join('')
    .replace(/^\./, '');
  if (expected === 'never') return `${where}: there is no such field in a file of trained runs.`;
  return `${where || 'The file'}: found ${found(input)}, but it should be ${message}.`;
}

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

function found(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return typeof value === 'string' ? `"${shortened(value)}"` : String(value);
}
