import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../engine/testing/runs.ts';
import { cases } from '../testing/cases.ts';
import { costOf, cutOf, savedBy } from './cut.ts';
import { halvesOf, putState, rowsOf, stateOfRows } from './halves.ts';
import { pays } from './pays.ts';

describe('the rows of each half', () => {
  it('of one length: the first and the last, one of them of fours where that is cheaper', () => {
    const cutFor = (rows: number) => rowsOf({ rows, steps: 5 }).map((half) => half.length);
    expect([2, 3, 4, 5, 6, 7, 8, 12, 16].map(cutFor)).toEqual([
      [1, 1],
      [1, 2],
      [2, 2],
      [1, 4],
      [2, 4],
      [3, 4],
      [4, 4],
      [4, 8],
      [8, 8],
    ]);
    expect(rowsOf({ rows: 3, steps: 5 })).toEqual([Int32Array.of(0), Int32Array.of(1, 2)]);
  });

  it('of different lengths: the longest by themselves, and those of one length in their order', () => {
    const lengths = Int32Array.of(1, 9, 1, 9, 1, 1, 1, 1, 1);
    expect(rowsOf({ rows: 9, steps: 9, lengths })).toEqual([
      Int32Array.of(1, 3, 0, 2),
      Int32Array.of(4, 5, 6, 7, 8),
    ]);
  });

  it('no other cut has a cheaper dearer half', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(lengths, (some) => {
        const sorted = some.toSorted((a, b) => b - a);
        const dearer = (at: number) =>
          Math.max(costOf(at) * sorted[0]!, costOf(some.length - at) * sorted[at]!);
        const all = sorted.slice(1).map((_, k) => dearer(k + 1));
        expect(dearer(cutOf(sorted))).toBe(Math.min(...all));
      }),
      runs(200),
    );
  });
});

it('each number of a batch is in one half, at its step, and none is lost but what lies past the ends', () => {
  fc.assert(
    fc.property(cases(), ({ shape, batch }) => {
      fc.pre(batch.rows >= 2);
      const halves = halvesOf(shape, batch);
      expect(halves.flatMap(({ rows }) => [...rows]).toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: batch.rows }, (_, b) => b),
      );
      const widths = { inputs: shape.inputs, symbols: 1, classes: 1, numbers: shape.outputs };
      for (const { rows, batch: half } of halves)
        rows.forEach((b, j) => {
          const length = batch.lengths?.[b] ?? batch.steps;
          expect(half.lengths?.[j] ?? half.steps).toBe(length);
          for (const [name, width] of Object.entries(widths) as [keyof typeof widths, number][])
            for (let t = 0; t < length; t++) {
              const of = (of: typeof batch, row: number) =>
                of[name]?.slice((t * of.rows + row) * width, (t * of.rows + row + 1) * width);
              expect(of(half, j)).toEqual(of(batch, b));
            }
        });
    }),
    runs(60),
  );
});

it('a state that is parted and put together is what it was', () => {
  const widths = [2, 1, 3];
  const state = Float32Array.from({ length: 4 * 6 }, (_, k) => k);
  const halves = [Int32Array.of(3, 0), Int32Array.of(1, 2)];
  const parts = halves.map((rows) => stateOfRows(state, rows, 4, widths));
  expect([...parts[0]!]).toEqual([6, 7, 0, 1, 11, 8, 21, 22, 23, 12, 13, 14]);
  const whole = new Float32Array(state.length);
  halves.forEach((rows, k) => putState(whole, parts[k]!, rows, 4, widths));
  expect(whole).toEqual(state);
});

describe('whether two threads pay', () => {
  it('four rows are one tile, which no second thread makes faster; one row cannot be shared', () => {
    expect([1, 2, 3, 4, 5, 6, 8, 16].map(savedBy)).toEqual([0, 0.5, 0.5, 0, 0.5, 1, 1, 2]);
    expect(pays(1e9, { rows: 1, steps: 100 }, 8)).toBe(false);
    expect(pays(1e9, { rows: 4, steps: 100 }, 8)).toBe(false);
  });

  it('a core is left to the page, and small networks have one thread', () => {
    const work = { rows: 16, steps: 40 };
    expect(pays(22_824, work, 2)).toBe(false);
    expect(pays(22_824, work, 3)).toBe(true);
    expect(pays(2_384, work, 8)).toBe(false);
  });
});
