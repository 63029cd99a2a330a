import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference, familiesOf, SAME, sharedPart } from './likeness.ts';
import type { Point, Stroke } from './strokes.ts';

const bowl: Stroke[] = [[[0, 0], [3, 1], [4, 4], [1, 5], [0, 3]], [[4, 6], [4, 0]]]; // prettier-ignore
const hook: Stroke[] = [[[0, 6], [0, 1], [3, 0], [5, 2]], [[0, 4], [3, 4]]]; // prettier-ignore
const zigzag: Stroke[] = [[[0, 0], [1, 5], [2, 0], [3, 5], [4, 0]], [[0, 6], [4, 6]]]; // prettier-ignore
const mapped = (list: readonly Stroke[], map: (x: number, y: number) => Point) =>
  list.map((stroke) => stroke.map(([x, y]) => map(x, y)));

describe('a drawing', () => {
  it('slanted, made wider or lower is the same; another is not', () => {
    const factor = fc.double({ min: 0.7, max: 1.4, noNaN: true });
    const slant = fc.double({ min: -0.3, max: 0.3, noNaN: true });
    fc.assert(
      fc.property(factor, factor, slant, (wide, high, slanted) => {
        const copy = mapped(bowl, (x, y) => [7 + wide * x + slanted * y, high * y - 2]);
        expect(difference(bowl, copy)).toBeLessThan(SAME);
        expect(difference(copy, bowl)).toBeLessThan(SAME);
      }),
    );
    expect(difference(bowl, hook)).toBeGreaterThan(5 * SAME);
    expect(difference(bowl, zigzag)).toBeGreaterThan(5 * SAME);
    expect(difference(bowl, [bowl[0]!])).toBe(Infinity);
    const line: Stroke[] = [[[0, 0], [0, 4]]]; // prettier-ignore
    expect(difference(line, [[[1, 1], [3, 9]]])).toBeLessThan(SAME); // prettier-ignore
    expect(difference(line, [[[3, 1], [3, 9]]])).toBeLessThan(SAME); // prettier-ignore
  });
});

describe('fonts', () => {
  const moved = (list: readonly Stroke[]) => mapped(list, (x, y) => [2 * x + 9, 2 * y - 4]);
  const one = { a: bowl, b: hook, c: zigzag };
  const copy = { a: moved(bowl), b: moved(hook), c: hook };
  const other = { a: hook, b: zigzag, c: bowl };

  it('share the characters that are drawn alike', () => {
    expect(sharedPart(one, copy, 'abc')).toBeCloseTo(2 / 3, 12);
    expect(sharedPart(one, other, 'abc')).toBe(0);
    expect(sharedPart(one, { z: bowl }, 'abc')).toBe(0);
  });

  it('that share characters are a family, and so are those joined by a third', () => {
    expect(familiesOf({ one, copy, other }, ['abc'])).toEqual({ one: 'copy', copy: 'copy', other: 'other' }); // prettier-ignore
    const between = { a: bowl, b: zigzag, c: bowl, d: hook };
    const all = familiesOf({ one, copy: { ...copy, d: hook }, other, between }, ['abc', 'd']);
    expect(new Set(Object.values(all)).size).toBe(1);
  });

  it('are compared by alphabet: half the digits alike are enough, whatever the letters', () => {
    const digits = { ...other, d: bowl };
    expect(familiesOf({ one: { ...one, d: bowl }, digits }, ['abc', 'd']).digits).toBe('digits');
    expect(familiesOf({ one: { ...one, d: bowl }, digits }, ['abc', 'd']).one).toBe('digits');
    expect(familiesOf({ one: { ...one, d: bowl }, digits }, ['abc']).one).toBe('one');
  });
});
