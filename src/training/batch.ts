/**
 * Does a batch fit a shape? Both learners ask here before they do anything, so that a batch that is refused changes nothing. Every refusal is
 * a RangeError that names what is wrong, and where.
 */
import type { Batch } from './learner.ts';
import type { Shape } from './shape.ts';

/** The steps of each sequence: `lengths`, or T for all. */
export function lengthsOf({ rows, steps, lengths }: Batch): Int32Array {
  return lengths ?? new Int32Array(rows).fill(steps);
}

/**
 * The number of labelled steps of a batch that fits and has one at least; else throws. `rowsBefore` is the number of rows of the batch
 * before (0 where there was none): what a batch that carries on must have; without it, this is not looked at. `finite`: whether all of
 * some numbers are.
 */
export function checkBatch(
  shape: Shape,
  batch: Batch,
  rowsBefore?: number,
  finite = allFinite,
): number {
  checkSequences(shape, batch, rowsBefore, finite);
  const labelled =
    shape.loss === 'cross-entropy' ? countClasses(shape, batch) : countNumbers(shape, batch);
  if (labelled === 0)
    throw new RangeError('No step of the batch has a label, so there is no loss to speak of.');
  return labelled;
}

/** The same without the labels: all that a prediction needs. */
export function checkSequences(
  shape: Shape,
  batch: Batch,
  rowsBefore?: number,
  finite = allFinite,
): void {
  checkCount('rows', batch.rows);
  checkCount('steps', batch.steps);
  checkLengths(batch);
  if (batch.carry) checkCarry(shape, batch, rowsBefore);
  const { inputs, symbols } = batch;
  if (inputs && symbols)
    throw new RangeError('A batch has either inputs or symbols; this one has both.');
  if (inputs) checkInputs(shape, batch, inputs, finite);
  else if (symbols)
    checkSome(shape.inputs, 'input', 'symbols', batch, symbols, 'an all-zero input');
  else throw new RangeError('A batch has either inputs or symbols; this one has neither.');
}

function checkCount(name: 'rows' | 'steps', count: number): void {
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(`A batch has ${name} from 1 upward; this one has ${count}.`);
}

function checkLengths({ rows, steps, lengths }: Batch): void {
  if (!lengths) return;
  checkSize('lengths', lengths.length, 'one a row', rows);
  for (let b = 0; b < rows; b++)
    if (!(lengths[b]! >= 1 && lengths[b]! <= steps))
      throw new RangeError(
        `Row ${b} has the length ${lengths[b]}; it must be from 1 to the ${steps} steps of the batch.`,
      );
}

function checkCarry(shape: Shape, { rows }: Batch, rowsBefore?: number): void {
  if (shape.twoWay)
    throw new RangeError(
      'A two-way network reads each sequence from its end too, so no state can be carried into a batch. Leave carry out.',
    );
  if (rowsBefore === 0)
    throw new RangeError('There is no batch before this one to carry a state on from.');
  if (rowsBefore !== undefined && rowsBefore !== rows)
    throw new RangeError(
      `A batch that carries on has the rows of the one before, which are ${rowsBefore}; this one has ${rows}.`,
    );
}

function checkSize(name: string, got: number, each: string, want: number): void {
  if (got !== want)
    throw new RangeError(`${name} must hold ${each}, ${want} in all; it holds ${got}.`);
}

function checkInputs(
  shape: Shape,
  batch: Batch,
  inputs: Float32Array,
  finite: (numbers: Float32Array) => boolean,
): void {
  const { rows, steps } = batch;
  const d = shape.inputs;
  checkSize('inputs', inputs.length, `${d} a step and row`, steps * rows * d);
  if (finite(inputs)) return;
  for (let k = 0; k < inputs.length; k++) {
    if (Number.isFinite(inputs[k]!)) continue;
    const at = Math.floor(k / d);
    if (!isPast(batch, at))
      throw new RangeError(`inputs has ${inputs[k]} at ${inWords(batch, at)}, and must be finite.`);
  }
}

/**
 * Four sums at a time, so that no addition waits for the one before: it is asked of every batch. A sum of float32 numbers in float64 cannot overflow, so
 * it is finite where all of them are.
 */
function allFinite(numbers: Float32Array): boolean {
  let [a, b, c, d] = [0, 0, 0, 0];
  const rest = numbers.length & 3;
  for (let k = 0; k < rest; k++) a += numbers[k]!;
  for (let k = rest; k < numbers.length; k += 4) {
    a += numbers[k]!;
    b += numbers[k + 1]!;
    c += numbers[k + 2]!;
    d += numbers[k + 3]!;
  }
  return Number.isFinite(a + b + c + d);
}

/** Whether a place, of one a row and step, lies behind the end of its row. */
export const isPast = ({ rows, lengths }: Pick<Batch, 'rows' | 'lengths'>, at: number): boolean =>
  lengths !== undefined && Math.floor(at / rows) >= lengths[at % rows]!;
const inWords = ({ rows }: Batch, at: number) =>
  `step ${Math.floor(at / rows) + 1} of row ${at % rows}`;

/** Checks an array of indices, −1 for none, and counts those that are there. */
function checkSome(
  count: number,
  what: string,
  name: 'symbols' | 'classes',
  batch: Batch,
  indices: Int32Array,
  none: string,
): number {
  const { rows, steps } = batch;
  checkSize(name, indices.length, 'one a step and row', steps * rows);
  let some = 0;
  for (let at = 0; at < indices.length; at++) {
    if (isPast(batch, at)) continue;
    const index = indices[at]!;
    if (index < -1 || index >= count)
      throw new RangeError(
        `${name} has ${index} at ${inWords(batch, at)}; an ${what} is from 0 to ${count - 1}, and −1 is ${none}.`,
      );
    if (index >= 0) some++;
  }
  return some;
}

function countClasses(shape: Shape, batch: Batch): number {
  if (!batch.classes)
    throw new RangeError('A network with cross-entropy needs the labels in classes.');
  return checkSome(shape.outputs, 'output', 'classes', batch, batch.classes, 'no label');
}

function countNumbers(shape: Shape, batch: Batch): number {
  const { rows, steps, numbers } = batch;
  if (!numbers) throw new RangeError('A network with squared error needs the labels in numbers.');
  const { outputs } = shape;
  checkSize('numbers', numbers.length, `${outputs} a step and row`, steps * rows * outputs);
  let labelled = 0;
  for (let at = 0; at < rows * steps; at++) {
    const from = at * outputs;
    if (isPast(batch, at) || Number.isNaN(numbers[from]!)) continue;
    for (let k = from; k < from + outputs; k++)
      if (!Number.isFinite(numbers[k]!))
        throw new RangeError(
          `numbers has ${numbers[k]} at ${inWords(batch, at)}: all numbers of a label must be finite, or its first be NaN where the step has none.`,
        );
    labelled++;
  }
  return labelled;
}

/** Whether there are as many numbers as the network has parameters; else throws. `what`: "the parameters", "the first moments". */
export function checkParameters(what: string, got: number, want: number): void {
  if (got !== want)
    throw new RangeError(`This network has ${want} parameters; ${what} given are ${got} numbers.`);
}
