/**
 * npm run bench: how long things take, as tables; with --json one update of one size, as an object. A measurement, not a test.
 *
 *     npm run bench -- --json --cell lstm --input 64 --hidden 128 --steps 64 --batch 16 --classes 64 --threads 2
 */
import { parseArgs } from 'node:util';
import { engineTable } from './engine.ts';
import { SIZES, timeOf, trainingTable, type Size } from './training.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    cell: text,
    input: text,
    hidden: text,
    steps: text,
    batch: text,
    classes: text,
    threads: text,
  },
});

/** A size as asked for; what is left out is that of S3, and of classes there are as many as inputs. */
function sizeAsked(): Size {
  const whole = (name: Exclude<keyof Size, 'cell'>, otherwise: number) => {
    const given = values[name];
    const value = given === undefined ? otherwise : Number(given);
    if (!Number.isInteger(value) || value < 1)
      throw new RangeError(`--${name} must be a whole number from 1; it is "${given}".`);
    return value;
  };
  const usual = SIZES.S3!;
  const input = whole('input', usual.input);
  return {
    cell: values.cell ?? usual.cell,
    input,
    hidden: whole('hidden', usual.hidden),
    steps: whole('steps', usual.steps),
    batch: whole('batch', usual.batch),
    classes: whole('classes', input),
  };
}

try {
  const { threads = '1' } = values;
  if (!['1', '2'].includes(threads))
    throw new RangeError(`--threads must be 1 or 2; it is "${threads}".`);
  if (values.json)
    console.log(JSON.stringify(await timeOf(sizeAsked(), threads === '2' ? 'two' : 'fast')));
  else {
    console.log('One update of a network in training (src/training)');
    console.table(await trainingTable());
    console.log('The float64 engine (src/engine)');
    console.table(engineTable());
  }
} catch (error) {
  if (!(error instanceof RangeError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
