import { expect, it } from 'vitest';
import { columnNumber, formatColumn } from './column.ts';

const written = (x: number, guard = false) => {
  const { sign, digits, guard: last } = columnNumber(x, { guard });
  return `${sign}${digits}${last && `|${last}`}`;
};

it('aligns numbers that are added, with a guard digit where it is asked for', () => {
  expect(written(0.77171)).toBe('+0.772');
  expect(written(0.77171, true)).toBe('+0.771|7');
  expect(written(-2.0945, true)).toBe('−2.094|5');
  expect(written(0)).toBe('0.000');
  expect(written(-21.6869, true)).toBe('−21.687');
  expect(written(123.456)).toBe('+123.5');
});

it('shows in another form what three decimals cannot', () => {
  expect(written(0.0004)).toBe('+4×10⁻⁴');
  expect(written(0.0004, true)).toBe('+0.000|4');
  expect(written(-12345)).toBe('−1×10⁴');
  expect(written(Infinity)).toBe('exploded');
  expect(written(NaN)).toBe('not a number');
});

it('writes the plus only of a signed number', () => {
  expect(formatColumn(0.5)).toBe('0.500');
  expect(formatColumn(0.5, { signed: true })).toBe('+0.500');
  expect(formatColumn(-0.5)).toBe('−0.500');
});
