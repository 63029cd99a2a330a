import { expect, it } from 'vitest';
import { LARGEST, sideOf, squarePath } from './scale.ts';

it('zero is nothing, and each factor of ten adds about the same', () => {
  expect(sideOf(0)).toBe(0);
  const decades = [0.01, 0.1, 1].map(sideOf);
  const added = decades.slice(1).map((side, k) => side - decades[k]!);
  for (const step of added) expect(step).toBeCloseTo(0.28, 1);
  expect(sideOf(-0.1)).toBe(sideOf(0.1));
});

it('what is too large fills its place, and so does what is not a finite number', () => {
  for (const x of [LARGEST, 1e300, -1e300, Infinity, NaN]) expect(sideOf(x)).toBe(1);
});

it('a negative square is hollow where that can be seen', () => {
  const outlines = (side: number, hollow: boolean) =>
    squarePath(0, 0, side, hollow).match(/M/g)!.length;
  expect(outlines(20, false)).toBe(1);
  expect(outlines(20, true)).toBe(2);
  expect(outlines(2, true)).toBe(1);
});
