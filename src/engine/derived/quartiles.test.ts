import { expect, it } from 'vitest';
import { quartiles } from './quartiles.ts';

const curves = (...values: number[]) => values.map((value) => Float64Array.of(value, -value));

it('are numbers of the curves themselves, at each place', () => {
  const { lower, median, upper } = quartiles(curves(8, 1, 6, 3, 2, 7, 4, 5));
  expect([...lower]).toEqual([2, -7]);
  expect([...median]).toEqual([4, -5]);
  expect([...upper]).toEqual([6, -3]);
});

it('of one curve are that curve', () => {
  const { lower, median, upper } = quartiles(curves(3));
  expect(lower).toEqual(median);
  expect([...upper]).toEqual([3, -3]);
});

it('take an error of 0 as smallest, one that overflowed as largest', () => {
  const one = [NaN, 0, -Infinity, Infinity].map((value) => Float64Array.of(value));
  const { lower, median, upper } = quartiles(one);
  expect([lower[0], median[0], upper[0]]).toEqual([-Infinity, 0, Infinity]);
  expect(() => quartiles([])).toThrow(RangeError);
});
