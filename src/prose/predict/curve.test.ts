import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acrossOf, atColumns, columnAt, drawnOver, middleOf, runsOf, type Guess } from './curve.ts';

const empty: Guess = [null, null, null, null, null, null];

describe('drawing', () => {
  it('sets the column under the pointer', () => {
    expect(drawnOver(empty, null, { column: 2, fraction: 0.4 }, 1)).toEqual([
      null, null, 0.4, null, null, null,
    ]); // prettier-ignore
  });

  it('passes the columns between on a straight line, in both directions', () => {
    const from = { column: 1, fraction: 0 };
    const to = { column: 5, fraction: 1 };
    expect(drawnOver(empty, from, to, 0)).toEqual([null, 0, 0.25, 0.5, 0.75, 1]);
    expect(drawnOver(empty, to, from, 0)).toEqual([null, 0, 0.25, 0.5, 0.75, 1]);
  });

  it('changes neither the first column again nor what is given', () => {
    const before: Guess = [0.9, 0.3, null, null, null, null];
    const after = drawnOver(before, { column: 1, fraction: 0.8 }, { column: 0, fraction: 0.1 }, 1);
    expect(after).toEqual(before);
  });

  it('back in its own column the last height counts', () => {
    const at = (fraction: number) => ({ column: 3, fraction });
    expect(drawnOver(drawnOver(empty, null, at(0.2), 1), at(0.2), at(0.6), 1)[3]).toBe(0.6);
  });
});

it('a place in the plot is in the column whose middle is nearest', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 12 }),
      (x, n) => {
        expect(Math.abs(middleOf(columnAt(x, n), n) - x)).toBeLessThanOrEqual(0.5 / n + 1e-12);
      },
    ),
  );
  expect(columnAt(-0.1, 6)).toBe(0);
  expect(columnAt(1.1, 6)).toBe(5);
});

it('a truth with a value for each column stands in the middles, a finer one between', () => {
  for (let k = 0; k < 6; k++) expect(acrossOf(k, 6, 6)).toBeCloseTo(middleOf(k, 6), 12);
  expect(acrossOf(50, 101, 6)).toBeCloseTo(0.5, 12);
  expect(atColumns([5, 6, 7], 3)).toEqual([5, 6, 7]);
  expect(atColumns([0, 1, 2, 3, 4, 5, 6], 3)).toEqual([0, 3, 6]);
  expect(atColumns([4], 1)).toEqual([4]);
});

it('a line breaks where a point is missing', () => {
  expect(runsOf([1, 2, null, 3, null, null])).toEqual([[1, 2], [3]]);
  expect(runsOf([null])).toEqual([]);
});
