import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatFull } from '../../notation/format.ts';
import { readNumber } from './read-number.ts';

it.each([
  ['0.5', 0.5],
  ['-0.5', -0.5],
  ['−0,5', -0.5],
  [' .5 ', 0.5],
  ['+2.', 2],
  ['1e-3', 0.001],
  ['1E308', 1e308],
  ['−1.5×10⁻¹²', -1.5e-12],
])('a reader who writes “%s” means %d', (text, number) => expect(readNumber(text)).toBe(number));

it.each([
  '',
  ' ',
  '-',
  '.',
  ',',
  '1,000.5',
  '1 000',
  '0x10',
  '1/2',
  'NaN',
  'Infinity',
  '1e999',
  '٣',
  '×10³',
  '2×10',
])('“%s” is not taken for a number', (text) => expect(readNumber(text)).toBeNull());

it('a number copied from the page with all its digits is read as the same number', () => {
  const any = fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0);
  fc.assert(
    fc.property(any, (x) => {
      expect(readNumber(formatFull(x))).toBe(x);
    }),
    { seed: 1 },
  );
});

it('whatever is typed, it is a finite number or nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-+−\d.,eE ]*$/)), (text) => {
      const number = readNumber(text);
      expect(number === null || Number.isFinite(number)).toBe(true);
    }),
    { seed: 1, numRuns: 1000 },
  );
});
