import { expect, it } from 'vitest';
import { moveOfKey } from './move-of-key.ts';

it('keys are moves, and other keys none', () => {
  expect(moveOfKey('ArrowUp', 1)).toEqual([0, 1]);
  expect(moveOfKey('Home', 2)).toEqual([-2, 2]);
  expect(moveOfKey('3', 1)).toEqual([1, -1]);
  for (const key of ['5', 'a', 'Enter', 'toString', '__proto__'])
    expect(moveOfKey(key, 1)).toBeNull();
});
