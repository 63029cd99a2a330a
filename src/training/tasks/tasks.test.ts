/** What holds of every task. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExperiment } from '../../engine/parse.ts';
import { randomFrom } from '../../engine/random.ts';
import { experimentOf } from '../checkpoint.ts';
import { startOf } from '../shape.ts';
import { labelsOf, materials, some } from '../testing/drawn.ts';
import { setupOf } from '../testing/setups.ts';
import { taskOf, tasks } from './index.ts';

/** Those that need nothing from outside, or what a test can give; material.test.ts has the others. */
const names = Object.keys(tasks).filter((name) => !tasks[name]!.needs || name === 'handwriting');
/** Any task with any small parameters. */
const anyTask = fc
  .constantFrom(...names)
  .chain((name) =>
    fc
      .record(
        Object.fromEntries(
          Object.entries(tasks[name]!.dials).map(([key, { least, most, whole }]) => [
            key,
            whole
              ? fc.integer({ min: least, max: Math.min(most, least + 40) })
              : fc.double({ min: least, max: most, noNaN: true }),
          ]),
        ),
      )
      .map((parameters) => taskOf({ name, parameters }, materials)),
  );

describe('every task', () => {
  it('draws batches that a learner can read, the same from the same generator', () => {
    fc.assert(
      fc.property(anyTask, fc.integer({ min: 1, max: 5 }), fc.nat(), (task, rows, seed) => {
        const batch = task.draw(randomFrom(seed), rows);
        expect(task.draw(randomFrom(seed), rows)).toEqual(batch);
        const { steps, inputs, symbols, classes, numbers, lengths } = batch;
        expect(batch.rows).toBe(rows);
        if (task.heldOut) expect(steps).toBeLessThanOrEqual(task.steps);
        else expect(steps).toBe(task.steps);
        expect(inputs === undefined).not.toBe(symbols === undefined);
        if (inputs) {
          expect(inputs).toHaveLength(steps * rows * task.inputs);
          expect(inputs.every(Number.isFinite)).toBe(true);
        }
        if (symbols) {
          expect(symbols).toHaveLength(steps * rows);
          expect(symbols.every((symbol) => symbol >= -1 && symbol < task.inputs)).toBe(true);
        }
        if (task.loss === 'cross-entropy') {
          expect(classes).toHaveLength(steps * rows);
          expect(classes!.every((label) => label >= -1 && label < task.outputs)).toBe(true);
          expect(numbers).toBeUndefined();
        } else {
          expect(numbers).toHaveLength(steps * rows * task.outputs);
          expect(classes).toBeUndefined();
        }
        for (let b = 0; b < rows; b++) {
          const last = (lengths?.[b] ?? steps) - 1;
          const labelled = labelsOf(task, batch, b).map(([t]) => t);
          expect(labelled.at(-1), 'the last step has a label, and none is past it').toBe(last);
        }
      }),
    );
  });

  it('gives another sequence for another seed', () => {
    for (const name of names) {
      const task = taskOf({ name }, materials);
      expect(task.draw(randomFrom(1), 9)).not.toEqual(task.draw(randomFrom(2), 9));
    }
  });

  it('says what its inputs and outputs are called', () => {
    for (const name of names) {
      const { inputs, outputs, inputNames, outputNames, title, about } = taskOf({ name });
      expect(inputNames).toHaveLength(inputs);
      expect(outputNames).toHaveLength(outputs);
      expect(title).not.toBe('');
      expect(about).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('of classes has each class as often as any other, so that chance is what it says', () => {
    for (const name of names) {
      const { task, batch } = some(name);
      if (task.loss !== 'cross-entropy') continue;
      const seen = new Array<number>(task.outputs).fill(0);
      batch.classes!.forEach((label) => label >= 0 && seen[label]!++);
      const all = seen.reduce((a, b) => a + b);
      for (const count of seen)
        // Five deviations of a binomial share of at least 2000 draws.
        expect(Math.abs(count / all - task.chance.accuracy)).toBeLessThan(
          (5 * 0.5) / Math.sqrt(2000),
        );
      expect(task.chance.accuracy).toBe(1 / task.outputs);
      expect(task.chance.loss).toBe(Math.log(task.outputs));
    }
  });

  it('of classes has a probe that is an experiment of the engine', () => {
    fc.assert(
      fc.property(anyTask, fc.nat(99), (task, seed) => {
        if (task.loss !== 'cross-entropy') return void expect(task.probe).toBeNull();
        const probe = task.probe!(seed);
        expect(task.probe!(seed)).toEqual(probe);
        const setup = setupOf({ task });
        const { inputs, outputs, loss } = task;
        const shape = { cells: setup.cells, hidden: setup.hidden, inputs, outputs, loss };
        const made = experimentOf({ setup, weights: startOf(shape, setup.start, 1) }, probe);
        expect(readExperiment(JSON.parse(JSON.stringify(made)))).toEqual(made);
        expect(probe.inputs.length).toBeLessThanOrEqual(task.steps);
        expect(probe.targets.at(-1)).not.toBeNull();
      }),
    );
  });

  it('is refused in a sentence where there is none, or where a parameter is not within its dial', () => {
    expect(() => taskOf({ name: 'constructor' })).toThrow(
      'There is no task "constructor"; there are',
    );
    for (const [name, parameters, text] of [
      [
        'recall',
        { T: 0 },
        'T of the task "recall" must be a whole number from 1 to 1000; it is 0.',
      ],
      ['recall', { T: 2.5 }, 'it is 2.5.'],
      ['recall', { T: NaN }, 'it is NaN.'],
      ['pen', { noise: 0.5 }, 'noise of the task "pen" must be a number from 0 to 0.4; it is 0.5.'],
      ['copy', { toString: 1 }, 'The task "copy" has no toString; it has T, S, K.'],
    ] as const)
      expect(() => taskOf({ name, parameters })).toThrow(text);
    expect(taskOf({ name: 'copy', parameters: { S: 2 } }).parameters).toEqual({
      T: 10,
      S: 2,
      K: 4,
    });
  });
});
