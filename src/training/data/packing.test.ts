import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LEVELS, packStrokes, unpackStrokes } from './packing.ts';
import { boxOf, cleaned, type Point } from './strokes.ts';

const number = fc.integer({ min: -900, max: 900 });
const point = fc.tuple(number, number).map(([x, y]): Point => [x / 7, y / 7]);
const strokes = fc.array(fc.array(point, { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 4 }); // prettier-ignore

it('strokes come out as they went in, to half a level', () => {
  fc.assert(
    fc.property(strokes, (list) => {
      const box = boxOf(list)!;
      const scale = LEVELS / (Math.max(box.width, box.height) || 1);
      const packed = packStrokes(list);
      expect(JSON.stringify(packed)).toBe(`"${packed}"`);
      const back = unpackStrokes(packed);
      const meant = cleaned(list);
      expect(back).toHaveLength(meant.length);
      back.forEach((stroke, k) => {
        const [a, b] = [meant[k]![0]!, meant[k]!.at(-1)!];
        for (const [from, to] of [
          [a, stroke[0]!],
          [b, stroke.at(-1)!],
        ] as const)
          // prettier-ignore
          for (const [way, low] of [[0, box.left], [1, box.bottom]] as const) // prettier-ignore
            expect(Math.abs(to[way] - (from[way] - low) * scale)).toBeLessThanOrEqual(0.5 + 1e-9);
      });
    }),
  );
});

it('what is no stroke is refused', () => {
  expect(() => packStrokes([[]])).toThrow(RangeError);
  expect(() => unpackStrokes('!!!')).toThrow('pairs');
  expect(() => unpackStrokes('')).toThrow(RangeError);
  expect(() => unpackStrokes('!"')).toThrow('no coordinate');
});
