import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExperiment } from '../../engine/parse.ts';
import { randomFrom } from '../../engine/random.ts';
import type { Batch } from '../learner.ts';
import { taskOf, tasks, type Task } from './index.ts';
import { probeOf } from './task.ts';
import { experimentOf } from '../checkpoint.ts';
import { startOf } from '../shape.ts';
import { someDrawings } from '../testing/drawings.ts';
import { setupOf } from '../testing/setups.ts';

/** Those that need nothing from outside, or what a test can give; material.test.ts has the others. */
const materials = { handwriting: someDrawings() };
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
const some = (name: string, rows = 2000, parameters = {}) => {
  const task = taskOf({ name, parameters }, materials);
  return { task, batch: task.draw(randomFrom(7), rows) };
};

/** The steps (from 0) of a row that have a label, and the labels. */
function labelsOf({ outputs }: Task, batch: Batch, b: number): [number, number][] {
  const { rows, steps, classes, numbers } = batch;
  return Array.from({ length: steps }, (_, t): [number, number] => [
    t,
    classes ? classes[t * rows + b]! : numbers![(t * rows + b) * outputs]!,
  ]).filter(([, label]) => (classes ? label >= 0 : !Number.isNaN(label)));
}

/** The symbols of a row as a text of the inputs' names. */
const readRow = (task: Task, { rows, steps, symbols, lengths }: Batch, b: number) =>
  Array.from({ length: lengths?.[b] ?? steps }, (_, t) => task.inputNames[symbols![t * rows + b]!]);

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

it('recall: the label is the mark of the first step, and only distractors are between', () => {
  const { task, batch } = some('recall', 300, { T: 7 });
  for (let b = 0; b < 300; b++) {
    const [first, ...rest] = readRow(task, batch, b);
    const [[t, label], ...others] = labelsOf(task, batch, b) as [[number, number]];
    expect([t, `mark ${task.outputNames[label]}`]).toEqual([6, first]);
    expect(others).toEqual([]);
    expect(rest.every((name) => 'abcd'.includes(name!))).toBe(true);
  }
  const distractors = new Set(batch.symbols!.subarray(300));
  expect(distractors.size).toBe(4);
});

describe('adding', () => {
  it('marks a step of each half; the label is the sum of the marked numbers', () => {
    for (const T of [2, 3, 10, 11]) {
      const { batch } = some('adding', 200, { T });
      const at = new Set<number>();
      for (let b = 0; b < 200; b++) {
        const row = Array.from({ length: T }, (_, t) =>
          batch.inputs!.slice((t * 200 + b) * 2, (t * 200 + b) * 2 + 2),
        );
        const marked = row.flatMap(([, marker], t) => (marker === 1 ? [t] : []));
        expect(
          row.every(
            ([number, marker]) => number! >= 0 && number! < 1 && (marker === 0 || marker === 1),
          ),
        ).toBe(true);
        expect(marked).toHaveLength(2);
        expect(marked[0]).toBeLessThan(Math.floor(T / 2));
        expect(marked[1]).toBeGreaterThanOrEqual(Math.floor(T / 2));
        marked.forEach((t) => at.add(t));
        const sum = row[marked[0]!]![0]! + row[marked[1]!]![0]!;
        expect(batch.numbers![(T - 1) * 200 + b]).toBe(Math.fround(sum));
      }
      expect(at.size, 'every step is marked sometimes').toBe(T);
    }
  });

  it('has the variance 1/6 round 1, so to say 1 has the loss 1/12', () => {
    const rows = 40_000;
    const { task, batch } = some('adding', rows, { T: 4 });
    const sums = [...batch.numbers!.subarray(3 * rows)];
    const mean = sums.reduce((a, b) => a + b) / rows;
    const loss = sums.reduce((all, sum) => all + (sum - 1) ** 2 / 2, 0) / rows;
    const right = sums.filter((sum) => Math.abs(sum - 1) < 0.04).length / rows;
    // Five standard deviations each.
    expect(Math.abs(mean - 1)).toBeLessThan(5 * Math.sqrt(1 / 6 / rows));
    expect(Math.abs(loss - task.chance.loss)).toBeLessThan((5 * 0.0986) / Math.sqrt(rows));
    expect(Math.abs(right - task.chance.accuracy)).toBeLessThan((5 * 0.269) / Math.sqrt(rows));
    expect([task.chance.loss, task.chance.accuracy]).toEqual([1 / 12, expect.closeTo(0.0784, 12)]);
  });
});

describe('temporal order', () => {
  it('has the places of the paper at T = 100', () => {
    const { task, batch } = some('temporal-order', 1000, { T: 100 });
    const seen = { length: new Set<number>(), first: new Set<number>(), second: new Set<number>() };
    for (let b = 0; b < 1000; b++) {
      const row = readRow(task, batch, b);
      expect([row[0], row.at(-1)]).toEqual(['E', 'B']);
      const places = row.flatMap((name, t) => (name === 'X' || name === 'Y' ? [t] : []));
      expect(places).toHaveLength(2);
      seen.length.add(row.length);
      seen.first.add(places[0]!);
      seen.second.add(places[1]!);
      const [[t, label]] = labelsOf(task, batch, b) as [[number, number]];
      expect(t).toBe(row.length - 1);
      expect(task.outputNames[label]).toBe(places.map((place) => row[place]).join(''));
      expect(row.slice(1, -1).every((name) => 'abcdXY'.includes(name!))).toBe(true);
    }
    const range = (from: number) => Array.from({ length: 11 }, (_, k) => from + k);
    expect([...seen.length].sort((a, b) => a - b)).toEqual(range(100));
    expect([...seen.first].sort((a, b) => a - b)).toEqual(range(10));
    expect([...seen.second].sort((a, b) => a - b)).toEqual(range(50));
  });

  it('keeps its symbols apart from both ends however short it is', () => {
    for (let T = 10; T < 40; T++) {
      const { task, batch } = some('temporal-order', 50, { T });
      for (let b = 0; b < 50; b++) {
        const text = readRow(task, batch, b).join('');
        expect(text).toMatch(/^E[abcd]*[XY][abcd]*[XY][abcd]+B$/);
      }
    }
  });
});

it('copying: the symbols come back in their order, S + T steps later', () => {
  const { task, batch } = some('copy', 300, { T: 4, S: 3, K: 5 });
  expect(task.steps).toBe(10);
  for (let b = 0; b < 300; b++) {
    const row = readRow(task, batch, b);
    expect(row.slice(3)).toEqual(['blank', 'blank', 'blank', 'go', 'blank', 'blank', 'blank']);
    const labels = labelsOf(task, batch, b);
    expect(labels.map(([t]) => t)).toEqual([7, 8, 9]);
    expect(labels.map(([, label]) => task.outputNames[label])).toEqual(row.slice(0, 3));
  }
});

describe('the pen', () => {
  it('writes L, 7 and Z', () => {
    const { probe, outputNames } = taskOf({ name: 'pen' });
    const end = (seed: number) => {
      const { inputs, targets } = probe!(seed);
      expect(new Set(targets).size).toBe(1);
      expect(outputNames[targets[0]!]).toBe(['L', '7', 'Z'][seed]);
      return inputs.reduce(([x, y], [dx, dy]) => [x! + dx!, y! + dy!], [0, 0]);
    };
    expect([0, 1, 2].map(end)).toEqual([
      [2, -4],
      [2, -4],
      [2, -2],
    ]);
    expect(probe!(4)).toEqual(probe!(1));
    expect(probe!(1).inputs).toEqual([
      [1, 0],
      [1, 0],
      [0, -1],
      [0, -1],
      [0, -1],
      [0, -1],
    ]);
  });

  it('is off by its noise at most, and each character is what it is without', () => {
    const { task, batch } = some('pen', 500, { noise: 0.25 });
    let most = 0;
    for (let b = 0; b < 500; b++) {
      const { inputs, targets } = probeOf(batch, task.inputs, b);
      const exact = task.probe!(targets[0]!).inputs;
      inputs.forEach((move, t) =>
        move.forEach((number, k) => (most = Math.max(most, Math.abs(number - exact[t]![k]!)))),
      );
    }
    expect(most).toBeLessThan(0.25 + 1e-6);
    expect(most).toBeGreaterThan(0.24);
  });

  it('cannot be told at the first two moves of 7 and Z, and is best at what that leaves', () => {
    const { probe, best } = taskOf({ name: 'pen', parameters: { noise: 0 } });
    const texts = [0, 1, 2].map((seed) => probe!(seed).inputs.map(String));
    let [loss, right] = [0, 0];
    for (const text of texts)
      for (let t = 1; t <= 6; t++) {
        const same = texts.filter((other) => other.slice(0, t).join() === text.slice(0, t).join());
        loss += Math.log(same.length) / 18;
        right += 1 / same.length / 18;
      }
    expect(best).toEqual({ loss: expect.closeTo(loss, 12), accuracy: expect.closeTo(right, 12) });
  });
});
