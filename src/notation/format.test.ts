import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatFull,
  formatNumber,
  formatProbability,
  formatPowerOfTen,
  texNumber,
} from './format.ts';

const text = (...numbers: number[]) => numbers.map((x) => formatNumber(x));

describe('a number as text', () => {
  it('keeps two decimals where these are exact', () => {
    expect(text(0, -0, 0.5, 1, -1.2, 0.05, 9.99)).toEqual([
      '0.00',
      '0.00',
      '0.50',
      '1.00',
      '−1.20',
      '0.05',
      '9.99',
    ]);
  });
  it('has three significant digits otherwise', () => {
    expect(text(0.4234, -0.031234, 12.3456, 123.4, 1234.4, 0.0012345)).toEqual([
      '0.423',
      '−0.0312',
      '12.3',
      '123',
      '1234',
      '0.00123',
    ]);
  });
  it('rounds over a power of ten', () => {
    expect(text(0.99996, 9.9996, 99.97, 9999.7, 0.00099996)).toEqual([
      '1.00',
      '10.0',
      '100',
      '1.00×10⁴',
      '0.00100',
    ]);
  });
  it('has an exponent where it is very small or large', () => {
    expect(text(1.234e-5, -4.5678e-10, 123456, 1.5e300)).toEqual([
      '1.23×10⁻⁵',
      '−4.57×10⁻¹⁰',
      '1.23×10⁵',
      '1.50×10³⁰⁰',
    ]);
  });
  it('says in words what is no number', () => {
    expect(text(Infinity, -Infinity, NaN)).toEqual(['exploded', 'exploded', 'not a number']);
  });
  it('has more digits where they are asked for', () => {
    expect(formatNumber(Math.PI, { digits: 6 })).toBe('3.14159');
    expect(formatFull(-1 / 3)).toBe('−0.3333333333333333');
    expect(formatFull(1 / 3e7)).toBe('3.3333333333333334×10⁻⁸');
  });
});

it('a probability is written as 1 only where it is, and as 0 never', () => {
  expect([0, 0.002, 0.406, 0.9, 0.9999, 1].map(formatProbability)).toEqual([
    '<0.01',
    '<0.01',
    '0.41',
    '0.90',
    '>0.99',
    '1.00',
  ]);
});

describe('a number as TeX', () => {
  it('is bracketed where a sign would be misread', () => {
    expect([texNumber(-0.5), texNumber(-0.5, {}, 'factor'), texNumber(0.5, {}, 'factor')]).toEqual([
      '-0.50',
      '(-0.50)',
      '0.50',
    ]);
    expect(texNumber(1.234e-5)).toBe('1.23 \\times 10^{-5}');
    expect(texNumber(1.234e-5, {}, 'base')).toBe('(1.23 \\times 10^{-5})');
    expect(texNumber(NaN)).toBe('\\text{not a number}');
  });
});

const read = (written: string) =>
  Number(
    written
      .replace('−', '-')
      .replace(
        /×10(.*)/,
        (_, power: string) =>
          `e${[...power].map((c) => (c === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c))).join('')}`,
      ),
  );

it('is read back to three digits, and in full exactly', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1e308, max: 1e308 }), (x) => {
      expect(Math.abs(read(formatNumber(x)) - x)).toBeLessThanOrEqual(0.00501 * Math.abs(x));
      expect(read(formatFull(x)) - x).toBe(0);
    }),
  );
});

describe('a power of ten as text', () => {
  it('is the number where there is one, and has its exponent where there is none', () => {
    const powers = [0, -1.5, 3, -299, 350.301, -385.8272, 1000 - 1e-9, Infinity, -Infinity, NaN];
    expect(powers.map(formatPowerOfTen)).toEqual([
      ...['1.00', '0.0316', '1000', '1.00×10⁻²⁹⁹', '2.00×10³⁵⁰', '1.49×10⁻³⁸⁶', '1.00×10¹⁰⁰⁰'],
      ...['exploded', '0.00', 'not a number'],
    ]);
  });
});
