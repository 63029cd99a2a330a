/** The tasks that read what is given from outside. */
import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../engine/random.ts';
import { startingPoint, shapeOf, experimentOf, type Setup } from '../checkpoint.ts';
import { createPlainLearner } from '../plain.ts';
import { Run } from '../run.ts';
import { fromFile, toFile } from '../file.ts';
import { setupOf } from '../testing/setups.ts';
import { taskOf } from './index.ts';

const training = 'call me ishmael. some years ago - never mind how long precisely -';
const text = { alphabet: '', training, heldOut: 'the pulpit, the sermon.' };
const words = { alphabet: '', training: 'ann bob eve', heldOut: 'ada max' };
const materials = { text, names: words };
const setup: Setup = {
  ...setupOf({ task: { name: 'text', parameters: { S: 5 } } }),
  rows: 3,
  cells: ['lstm'],
  hidden: 4,
};
const make = async (shape: Parameters<typeof createPlainLearner>[0]) => createPlainLearner(shape);

describe('a text as a task', () => {
  const task = taskOf(setup.task, materials);
  const read = (symbols: Int32Array, row: number) =>
    Array.from({ length: 5 }, (_, t) => task.inputNames[symbols[t * 3 + row]!]).join('');

  it('is covered by its pieces, each row going on where it was, and then begins again', () => {
    const part = Math.floor((training.length - 1) / 3);
    const pieces = Math.floor(part / 5);
    for (let row = 0; row < 3; row++) {
      let [shown, next] = ['', ''];
      for (let k = 0; k < pieces; k++) {
        const batch = task.draw(randomFrom(k), 3, k);
        expect(batch.carry).toBe(k > 0);
        shown += read(batch.symbols!, row);
        next += read(batch.classes!, row);
      }
      expect(shown).toBe(training.slice(row * part, row * part + 5 * pieces));
      expect(next).toBe(training.slice(row * part + 1, row * part + 5 * pieces + 1));
    }
    expect(task.draw(randomFrom(9), 3, pieces)).toEqual(task.draw(randomFrom(1), 3, 0));
  });

  it('is examined on nothing but what is held out', () => {
    const { symbols, classes } = task.heldOut!();
    const spell = (some: Int32Array) => [...some].map((k) => task.outputNames[k]).join('');
    expect(spell(symbols!)).toBe(text.heldOut.slice(0, -1));
    expect(spell(classes!)).toBe(text.heldOut.slice(1));
  });

  it('without its material has all but its sequences', () => {
    const bare = taskOf(setup.task);
    for (const key of [
      'inputs',
      'outputs',
      'steps',
      'inputNames',
      'outputNames',
      'chance',
    ] as const)
      expect(bare[key]).toEqual(task[key]);
    expect(() => bare.draw(randomFrom(1), 3)).toThrow('was not given its text');
    expect(startingPoint(setup).weights.length).toBeGreaterThan(0);
  });

  it('is refused where it is none', () => {
    for (const bad of [{}, { training: 'a', heldOut: 'ab' }, { training: 'ab', heldOut: 'A!' }])
      expect(() => taskOf(setup.task, { text: bad })).toThrow(RangeError);
  });

  it('has a probe that is an experiment of the engine', () => {
    const { inputs, targets } = experimentOf(startingPoint(setup), task.probe!(0));
    expect(inputs.length).toBe(targets.length);
  });
});

describe('names as a task', () => {
  const task = taskOf({ name: 'names' }, materials);

  it('begin with nothing, and end', () => {
    const batch = task.draw(randomFrom(2), 4);
    expect(batch.carry).toBeUndefined();
    for (let row = 0; row < 4; row++) {
      const at = (t: number) => t * 4 + row;
      const said = Array.from(
        { length: batch.lengths![row]! },
        (_, t) => task.outputNames[batch.classes![at(t)]!],
      );
      expect(batch.symbols![at(0)]).toBe(-1);
      expect(said.at(-1)).toBe('the end');
      expect(words.training.split(' ')).toContain(said.slice(0, -1).join(''));
    }
    expect(task.heldOut!().rows).toBe(2);
  });

  it('are refused where they are none', () => {
    for (const bad of [{}, { training: 'Ann', heldOut: 'bob' }, { training: 'a', heldOut: '' }])
      expect(() => taskOf({ name: 'names' }, { names: bad })).toThrow(RangeError);
  });
});

describe('a run whose batches carry on', () => {
  const advance = (run: Run, times: number) => {
    for (let k = 0; k < times; k++) run.advance();
    return run.checkpoint();
  };

  it('goes on to the last bit from a checkpoint, wherever it is taken up', async () => {
    const whole = advance(await Run.begin(setup, make, materials), 57);
    for (const at of [1, 2, 4, 50]) {
      const middle = advance(await Run.begin(setup, make, materials), at);
      const again = advance(await Run.from(middle, make, materials), 57 - at);
      expect(again.weights).toEqual(whole.weights);
      expect(again.history).toEqual(whole.history);
      expect(again.carried).toEqual(whole.carried);
    }
  });

  it('really carries: a piece is read otherwise after the one before it', async () => {
    const run = await Run.begin(setup, make, materials);
    run.advance();
    const batch = run.batch();
    expect(batch.carry).toBe(true);
    const loss = run.learner.evaluate(batch).loss;
    expect(run.learner.evaluate({ ...batch, carry: false }).loss).not.toBe(loss);
  });

  it('an examination leaves the state as it was', async () => {
    const run = await Run.begin(setup, make, materials);
    const { carried } = advance(run, 3);
    run.examine();
    expect(run.learner.readState()).toEqual(carried);
  });

  it('from a file begins its next piece with zeros, and then goes on', async () => {
    const middle = advance(await Run.begin(setup, make, materials), 2);
    const read = fromFile(toFile([middle]));
    if (typeof read === 'string') throw new Error(read);
    expect(read[0]!.carried).toBeUndefined();
    const run = await Run.from(read[0]!, make, materials);
    const learner = createPlainLearner(shapeOf(setup));
    learner.write(middle.weights);
    const { loss } = learner.evaluate({ ...run.batch(), carry: false });
    expect(run.advance()!.loss).toBe(loss);
    expect(run.checkpoint().count).toBe(3);
  });
});
