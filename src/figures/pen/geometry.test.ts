import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitted, moveAt, SHEET, squares, wayOf } from './geometry.ts';

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const moves = fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 40 });

describe('a way', () => {
  it('lies on the sheet, with one scale for across and down', () => {
    fc.assert(
      fc.property(moves, fc.boolean(), (list, fromStart) => {
        const { points, scale } = fitted(wayOf(list), fromStart)!;
        const [x0, y0] = points[0]!;
        for (const [x, y] of points) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(SHEET.width);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(SHEET.height);
        }
        const [dx, dy] = list[0]!;
        expect(points[1]![0] - x0).toBeCloseTo(dx * scale, 6);
        expect(points[1]![1] - y0).toBeCloseTo(-dy * scale, 6);
      }),
    );
  });

  it('begins in the middle while it is being drawn', () => {
    const { points } = fitted(wayOf([[1, 0], [1, 1]]), true)!; // prettier-ignore
    expect(points[0]).toEqual([SHEET.width / 2, SHEET.height / 2]);
  });

  it('that goes nowhere is a point; one that overflows has no drawing', () => {
    expect(fitted(wayOf([[0, 0]]))!.points[1]).toEqual([SHEET.width / 2, SHEET.height / 2]);
    expect(fitted(wayOf([[1e308, 0], [1e308, 0]]))).toBeNull(); // prettier-ignore
  });

  it('has squares of its scale through its beginning, and none where they would be tiny', () => {
    const way = fitted(wayOf([[1, 0], [0, -2]]))!; // prettier-ignore
    expect(squares(way).xs.some((x) => Math.abs(x - way.points[0]![0]) < 1e-9)).toBe(true);
    expect(squares(fitted(wayOf([[500, 0]]))!).xs).toEqual([]);
  });
});

it('a touch means the nearest move within reach', () => {
  const { points } = fitted(wayOf([[2, 0], [0, -2]]))!; // prettier-ignore
  const [[ax, ay], [bx, by], [, cy]] = points as [number, number][] as [
    [number, number],
    [number, number],
    [number, number],
  ];
  expect(moveAt(points, [(ax + bx) / 2, ay + 5], 10)).toBe(1);
  expect(moveAt(points, [bx - 6, (by + cy) / 2], 10)).toBe(2);
  expect(moveAt(points, [ax, cy], 10)).toBeNull();
});
