import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fractionOf, gapInWords, isBeyond, PARTS, ticksOf, valueAt, type Scale } from './scale.ts';

const unit: Scale = { kind: 'linear', from: 0, to: 1 };
const decades: Scale = { kind: 'log', from: -3, to: 1 };
const scales = fc.oneof(
  fc
    .tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 400 }))
    .map(([from, size]): Scale => ({ kind: 'linear', from: from / 10, to: (from + size) / 10 })),
  fc
    .tuple(fc.integer({ min: -12, max: 5 }), fc.integer({ min: 1, max: 12 }))
    .map(([from, size]): Scale => ({ kind: 'log', from, to: from + size })),
);

describe('a scale', () => {
  it('takes a drawn height to a value, and that back to the same part of the scale', () => {
    fc.assert(
      fc.property(scales, fc.integer({ min: 0, max: PARTS }), (scale, part) => {
        const back = fractionOf(scale, valueAt(scale, part / PARTS))!;
        expect(Math.round(back * PARTS)).toBe(part);
      }),
    );
  });

  it('holds everything between 0 and 1, and only what is not a number nowhere', () => {
    fc.assert(
      fc.property(scales, fc.double(), (scale, value) => {
        const at = fractionOf(scale, value);
        if (Number.isNaN(value)) expect(at).toBeNull();
        else {
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThanOrEqual(1);
        }
      }),
    );
    expect(fractionOf(decades, 0)).toBe(0);
    expect(fractionOf(decades, Infinity)).toBe(1);
  });

  it('has at most eight or nine lines, of round numbers, at their own place', () => {
    fc.assert(
      fc.property(scales, (scale) => {
        const ticks = ticksOf(scale);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(9);
        for (const { value, fraction } of ticks)
          expect(Math.abs(fractionOf(scale, value)! - fraction)).toBeLessThan(1e-9);
        expect(new Set(ticks.map(({ text }) => text)).size).toBe(ticks.length);
      }),
    );
    expect(ticksOf(unit).map(({ text }) => text)).toEqual(['0', '0.2', '0.4', '0.6', '0.8', '1']);
    expect(ticksOf(decades).map(({ text }) => text)).toEqual(['10⁻³', '10⁻²', '10⁻¹', '1', '10']);
  });

  it('knows what lies beyond it', () => {
    expect([0, 1, 0.5].some((value) => isBeyond(unit, value))).toBe(false);
    expect([-0.1, 1.1, NaN, Infinity].every((value) => isBeyond(unit, value))).toBe(true);
    expect([1e-3, 10].some((value) => isBeyond(decades, value))).toBe(false);
    expect([0, 11, 9e-4].every((value) => isBeyond(decades, value))).toBe(true);
  });
});

it.each([
  [unit, 0.7, 0.4, '0.30 too high'],
  [unit, 0.1, 0.4, '0.30 too low'],
  [unit, 0.401, 0.4, 'as near as can be drawn'],
  [decades, 1, 0.01, '100 times too high'],
  [decades, 0.01, 0.03, '3.00 times too low'],
  [decades, 0.01, 0, '0.01 too high'],
  [unit, 0.5, NaN, 'the truth has left the numbers that float64 can hold'],
] as const)('on %j the gap from %s to %s is “%s”', (scale, guess, truth, words) => {
  expect(gapInWords(scale, guess, truth)).toBe(words);
});
