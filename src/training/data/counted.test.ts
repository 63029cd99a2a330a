import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitmapOf, countedOf, fitted, imageOf, PEN, SHEET } from './counted.ts';
import { INK, SIDE } from './digits.ts';
import { boxOf, type Point, type Stroke } from './strokes.ts';

const point = fc.tuple(fc.double({ min: -50, max: 350, noNaN: true }), fc.double({ min: -50, max: 350, noNaN: true })); // prettier-ignore
const strokes = fc.array(fc.array(point, { minLength: 1, maxLength: 6 }), {
  minLength: 1,
  maxLength: 4,
});
const column = (x: number): Stroke => [
  [x, 0],
  [x, 100],
];

describe('the sheet', () => {
  it('is counted in blocks of 4 × 4: every black square once', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: SHEET ** 2, maxLength: SHEET ** 2 }), (noise) => {
        const bitmap = noise.map((byte) => byte % 2);
        const points = countedOf(bitmap);
        expect(points).toHaveLength(SIDE * SIDE);
        for (let k = 0; k < points.length; k++) {
          let count = 0;
          for (let y = 0; y < 4; y++)
            for (let x = 0; x < 4; x++)
              count += bitmap[(Math.floor(k / SIDE) * 4 + y) * SHEET + (k % SIDE) * 4 + x]!;
          expect(points[k]! * INK).toBeCloseTo(count, 12);
        }
      }),
      { numRuns: 5 },
    );
  });

  it('is black where the pen passed over the middle of a square', () => {
    const bitmap = bitmapOf([[[16, 16]]]);
    bitmap.forEach((on, k) => {
      const [x, y] = [(k % SHEET) + 0.5, Math.floor(k / SHEET) + 0.5];
      expect(on).toBe(Number(Math.hypot(x - 16, y - 16) <= PEN));
    });
    const line = bitmapOf([column(16).map(([x, y]): Point => [x, 8 + y / 10])]);
    for (let y = 8; y < 18; y++) expect(line[y * SHEET + 15]).toBe(1);
    expect(line[24 * SHEET + 15]).toBe(0);
  });
});

describe('a drawing', () => {
  it('is set into the box, wherever and however large it was drawn, and stays within it', () => {
    fc.assert(
      fc.property(strokes, point, fc.double({ min: 0.2, max: 5, noNaN: true }), (drawn, by, k) => {
        const box = boxOf(fitted(drawn))!;
        const e = 1e-9;
        expect(box.left).toBeGreaterThanOrEqual(PEN - e);
        expect(box.left + box.width).toBeLessThanOrEqual(SHEET - PEN + e);
        expect(box.bottom).toBeGreaterThanOrEqual(PEN - e);
        expect(box.bottom + box.height).toBeLessThanOrEqual(SHEET - PEN + e);
        const { width, height } = boxOf(drawn)!;
        if (Math.max(width, height) < 1) return;
        const other = drawn.map((stroke) => stroke.map(([x, y]): Point => [k * x + by[0], k * y + by[1]])); // prettier-ignore
        const again = boxOf(fitted(other))!;
        for (const key of ['left', 'bottom', 'width', 'height'] as const)
          expect(Math.abs(again[key] - box[key])).toBeLessThan(1e-6);
      }),
      { numRuns: 60 },
    );
  });

  it('is as high as the box, keeps its form, and is made narrower where it is too wide', () => {
    const tall = boxOf(fitted([[[0, 0], [30, 100]]]))!; // prettier-ignore
    expect(tall.height).toBeCloseTo(SHEET - 2 * PEN, 9);
    expect(tall.width / tall.height).toBeCloseTo(0.3, 9);
    const square = boxOf(fitted([[[0, 0], [100, 100]]]))!; // prettier-ignore
    expect(square.height).toBeCloseTo(SHEET - 2 * PEN, 9);
    expect(square.width).toBeLessThan(square.height);
    // Flat ones are not drawn out to the full height.
    const flat = boxOf(fitted([[[0, 0], [100, 5]]]))!; // prettier-ignore
    expect(flat.height).toBeLessThan(SHEET / 8);
  });

  it('reads as the data does: a stem is in the middle columns, in every row', () => {
    const points = imageOf([column(200)])!;
    for (let row = 0; row < SIDE; row++) {
      const at = points.slice(row * SIDE, (row + 1) * SIDE);
      expect(at.findIndex((ink) => ink > 0)).toBe(3);
      expect(at.filter((ink) => ink > 0)).toHaveLength(2);
      expect(at[3]).toBe(at[4]);
    }
    for (const ink of points) expect(Number.isInteger(ink * INK)).toBe(true);
  });

  it('of one point is a dot, and of none nothing', () => {
    const dot = imageOf([[[7, 7]]])!;
    expect(dot.filter((ink) => ink > 0).length).toBeGreaterThan(0);
    expect(imageOf([])).toBeNull();
    expect(imageOf([[[NaN, 3]]])).toBeNull();
  });
});
