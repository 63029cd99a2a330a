import { expect, it } from 'vitest';
import { isCut, sideOf, spanOf } from './window.ts';

const square = (n: number) => ({ rows: n, cols: n });
const vector = (n: number) => ({ rows: n, cols: 0 });

it('shows 16 × 16 where that is not too much', () => {
  expect(sideOf([square(3), vector(3)])).toBe(16);
  expect(sideOf([square(256), vector(256), square(256)])).toBe(16);
});

it('shows less of each where there are many tables', () => {
  const lstm = [...Array<object>(8).fill(square(256)), ...Array<object>(4).fill(vector(256))];
  expect(sideOf(lstm as ReturnType<typeof square>[])).toBe(8);
  const manyLayers = Array.from({ length: 100 }, () => square(64));
  expect(sideOf(manyLayers)).toBe(2);
});

it('is nothing to speak of where all fits', () => {
  expect([square(16), vector(16), { rows: 2, cols: 16 }].some((one) => isCut(one, 16))).toBe(false);
  expect([square(17), vector(17), { rows: 2, cols: 17 }].every((one) => isCut(one, 16))).toBe(true);
});

it('never reaches outside the table', () => {
  expect(spanOf(3, 0, 16)).toEqual([0, 1, 2]);
  expect(spanOf(3, 9, 16)).toEqual([0, 1, 2]);
  expect(spanOf(20, 2, 4)).toEqual([2, 3, 4, 5]);
  expect(spanOf(20, 19, 4)).toEqual([16, 17, 18, 19]);
  expect(spanOf(20, -3, 4)).toEqual([0, 1, 2, 3]);
});
