/** What is drawn from each task that needs nothing from outside. */
import { describe, expect, it } from 'vitest';
import { labelsOf, readRow, some } from '../testing/drawn.ts';
import { taskOf } from './index.ts';
import { probeOf } from './task.ts';

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
