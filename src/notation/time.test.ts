import { expect, it } from 'vitest';
import { shift } from './time.ts';

it('shifts numbers and symbols', () => {
  expect(shift(3, -1)).toBe(2);
  expect(['t', 't+1', 't-1', 's-2'].map((time) => shift(time, 1))).toEqual([
    't+1',
    't+2',
    't',
    's-1',
  ]);
  expect(shift('t+1', -1)).toBe('t');
});
