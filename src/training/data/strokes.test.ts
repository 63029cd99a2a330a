import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boxOf,
  cleaned,
  fromScreen,
  lengthOf,
  normalised,
  pointsAt,
  type Point,
} from './strokes.ts';

const number = fc.double({ min: -1e4, max: 1e4, noNaN: true });
const point = fc.tuple(number, number).map(([x, y]): Point => [x, y]);
const stroke = fc.array(point, { minLength: 1, maxLength: 30 });
const strokes = fc.array(stroke, { minLength: 1, maxLength: 5 });

describe('strokes', () => {
  it('of a screen have their y turned round', () => {
    expect(fromScreen([[[1, 2], [3, 0]]])).toEqual([[[1, -2], [3, 0]]]); // prettier-ignore
  });

  it('lose what says nothing, and keep their dots', () => {
    const messy: Point[][] = [[], [[1, 1], [1, 1], [NaN, 0], [1, 1], [2, 2]], [[5, 5]], [[Infinity, 0]]]; // prettier-ignore
    expect(cleaned(messy)).toEqual([[[1, 1], [2, 2]], [[5, 5]]]); // prettier-ignore
  });

  it('are brought into one box, width and height in the same ratio', () => {
    fc.assert(
      fc.property(strokes, (list) => {
        const before = boxOf(list)!;
        const side = Math.max(before.width, before.height);
        fc.pre(side > 1e-3);
        const box = boxOf(normalised(list)!)!;
        expect(Math.max(box.width, box.height)).toBeCloseTo(1, 9);
        expect(box.left + box.width / 2).toBeCloseTo(0, 9);
        expect(box.bottom + box.height / 2).toBeCloseTo(0, 9);
        expect(box.width).toBeCloseTo(before.width / side, 9);
      }),
    );
  });

  it('that are a dot stay one; none, and those too large, have no box', () => {
    expect(normalised([[[7, 7], [7, 7]]])).toEqual([[[0, 0]]]); // prettier-ignore
    expect(normalised([])).toBeNull();
    expect(normalised([[[NaN, 1]]])).toBeNull();
    expect(normalised([[[-1e308, 0], [1e308, 0]]])).toBeNull(); // prettier-ignore
  });
});

describe('points at parts of the length', () => {
  it('lie on the stroke, begin and end with it, and are no farther apart than along it', () => {
    fc.assert(
      fc.property(stroke, fc.integer({ min: 1, max: 40 }), (way, count) => {
        const parts = Array.from({ length: count + 1 }, (_, k) => k / count);
        const points = pointsAt(way, parts);
        const total = lengthOf(way);
        const near = ([a, b]: Point, [x, y]: Point) =>
          Math.hypot(a - x, b - y) <= 1e-9 * (1 + total);
        expect(near(points[0]!, way[0]!)).toBe(true);
        expect(near(points.at(-1)!, way.at(-1)!)).toBe(true);
        for (let k = 1; k <= count; k++) {
          const [[a, b], [x, y]] = [points[k - 1]!, points[k]!];
          expect(Math.hypot(x - a, y - b)).toBeLessThanOrEqual((total / count) * (1 + 1e-9) + 1e-9);
        }
      }),
    );
  });

  it('on a straight line are equally far apart, whatever points it was given by', () => {
    const line: Point[] = [[0, 0], [1, 0], [1.5, 0], [9, 0], [10, 0]]; // prettier-ignore
    expect(pointsAt(line, [0, 0.25, 0.5, 0.75, 1]).map(([x]) => x)).toEqual([0, 2.5, 5, 7.5, 10]);
  });
});
