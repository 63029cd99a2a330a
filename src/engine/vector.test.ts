import { expect, it } from 'vitest';
import { logSumExp, norm } from './vector.ts';

it('a norm holds where the squares would overflow or vanish', () => {
  expect(norm([3, 4])).toBe(5);
  expect(norm([3e300, 4e300]) / 5e300).toBeCloseTo(1, 14);
  expect(norm([3e-300, -4e-300]) / 5e-300).toBeCloseTo(1, 14);
  expect(norm([])).toBe(0);
  expect(norm([0, -0])).toBe(0);
  expect(norm([1, -Infinity])).toBe(Infinity);
  expect(norm([NaN, 1])).toBeNaN();
});

it('log Σ exp holds where the exponentials would', () => {
  expect(logSumExp([0, 0])).toBe(Math.log(2));
  expect(logSumExp([1000, 1000])).toBe(1000 + Math.log(2));
  expect(logSumExp([-1000, -1000])).toBe(-1000 + Math.log(2));
  expect(logSumExp([1e308, -1e308])).toBe(1e308);
  expect(logSumExp([7])).toBe(7);
});
