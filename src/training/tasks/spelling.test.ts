import { expect, it } from 'vitest';
import { randomFrom } from '../../engine/random.ts';
import { experimentOf } from '../checkpoint.ts';
import { NAMES, SIDE, SPELLING, SPELLING_STEPS, unpackDigits } from '../data/digits.ts';
import { createPlainLearner } from '../plain.ts';
import { Run } from '../run.ts';
import { fromFile, toFile } from '../file.ts';
import { shapeOf } from '../checkpoint.ts';
import { someDigits } from '../testing/digits.ts';
import type { Batch } from '../learner.ts';
import { taskOf } from './index.ts';
import { SETUP, untrained } from './spelling-setup.ts';

const materials = { spelling: someDigits() };
const task = taskOf({ name: 'spelling' }, materials);
const make = async (shape: Parameters<typeof createPlainLearner>[0]) => createPlainLearner(shape);
/** What a row is to say. */
const asked = ({ rows, steps, classes }: Batch, row: number) =>
  Array.from({ length: steps }, (_, t) => SPELLING[classes![t * rows + row]!] ?? '').join('');

it('asks for names and their ends after eight steps, at most fourteen in all', () => {
  const batch = task.draw(randomFrom(4), 30);
  expect(batch.steps).toBeLessThanOrEqual(SPELLING_STEPS);
  expect(SPELLING_STEPS).toBe(14);
  for (let row = 0; row < batch.rows; row++) {
    const word = asked(batch, row);
    expect(NAMES.map((name) => `${name}.`)).toContain(word);
    expect(batch.lengths![row]).toBe(SIDE + word.length);
  }
  const drawn = new Set(Array.from({ length: 30 }, (_, row) => asked(batch, row)));
  expect(drawn.size).toBeGreaterThan(5);
});

it('learns from one part alone, and is examined on all of the other', () => {
  const { training, heldOut } = unpackDigits(materials.spelling);
  const held = task.heldOut!();
  expect(held.rows).toBe(heldOut.length);
  const firstRow = (batch: Batch, row: number) => [...batch.inputs!.subarray(row * 9, row * 9 + SIDE)].join(); // prettier-ignore
  const known = new Set(training.map(({ points }) => [...points.subarray(0, SIDE)].join()));
  const batch = task.draw(randomFrom(1), 20);
  for (let row = 0; row < 20; row++) expect(known).toContain(firstRow(batch, row));
  for (let row = 0; row < held.rows; row++) expect(known).not.toContain(firstRow(held, row));
});

it('without its material has all but its sequences, and refuses what is none', () => {
  const bare = taskOf({ name: 'spelling' });
  expect([bare.inputs, bare.outputs, bare.steps]).toEqual([9, 16, 14]);
  expect([bare.inputNames.length, bare.outputNames.length]).toEqual([9, 16]);
  expect(bare.outputNames.filter((name) => name === 'the end')).toHaveLength(1);
  expect(() => bare.draw(randomFrom(1), 2)).toThrow('was not given its digits');
  const digits = materials.spelling;
  for (const bad of [
    {},
    { ...digits, heldOut: '', heldOutLabels: '' },
    { ...digits, trainingLabels: '1' },
  ])
    // prettier-ignore
    expect(() => taskOf({ name: 'spelling' }, { spelling: bad })).toThrow(RangeError);
});

it('has a probe of a held-out digit, which the engine reads as the learner does', () => {
  const probe = task.probe!(3);
  expect(task.probe!(3)).toEqual(probe);
  expect(probe.targets.slice(0, SIDE)).toEqual(Array.from({ length: SIDE }, () => null));
  expect(probe.targets.at(-1)).toBe(SPELLING.indexOf('.'));
  expect(experimentOf(untrained, probe).inputs).toHaveLength(probe.targets.length);
});

it('an examination counts letters and whole words, and a file keeps both', async () => {
  const setup = { ...SETUP, hidden: 3, rows: 2 };
  const run = await Run.begin(setup, make, materials);
  for (let k = 0; k < 50; k++) run.advance();
  const checkpoint = run.checkpoint();
  const [, last] = checkpoint.history.examined;
  // Counted here once more, from the predictions.
  const batch = task.heldOut!();
  const learner = createPlainLearner(shapeOf(setup));
  learner.write(checkpoint.weights);
  const said = learner.predict(batch);
  const rightRows = Array.from({ length: batch.rows }, (_, row) =>
    Array.from({ length: batch.steps }, (_, t) => t * batch.rows + row).every((at) => {
      const z = [...said.subarray(at * 16, (at + 1) * 16)];
      return batch.classes![at]! < 0 || z.indexOf(Math.max(...z)) === batch.classes![at];
    }),
  ).filter(Boolean).length;
  expect(last).toMatchObject({ count: 50, whole: rightRows / batch.rows });
  const read = fromFile(toFile([checkpoint]));
  if (typeof read === 'string') throw new Error(read);
  expect(read[0]!.history.examined).toEqual(checkpoint.history.examined);
});
