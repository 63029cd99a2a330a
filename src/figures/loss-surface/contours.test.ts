import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaOf, pathOfRings, ringsAt, SIDE, type Grid } from './contours.ts';

/** f over the square from (−1, −1) to (1, 1), y upwards. */
function grid(f: (x: number, y: number) => number, n = 41): Grid {
  const at = (k: number) => (2 * k) / (n - 1) - 1;
  return {
    n,
    values: Array.from({ length: n * n }, (_, k) => f(at(k % n), -at(Math.floor(k / n)))),
  };
}

/** A part of the whole picture, whose side is 2. */
const share = (g: Grid, level: number) => areaOf(ringsAt(g, level)) / SIDE ** 2;

it('all of the picture is at or above what nothing is below, none of it above what nothing reaches', () => {
  const g = grid((x, y) => x + y);
  expect(ringsAt(g, -2)).toEqual([
    expect.arrayContaining([
      [0, 0],
      [SIDE, 0],
      [SIDE, SIDE],
      [0, SIDE],
    ]),
  ]);
  expect(share(g, -5)).toBe(1);
  expect(ringsAt(g, 2.1)).toEqual([]);
});

it('a plane is cut straight', () => {
  expect(
    share(
      grid((x) => x),
      0.5,
    ),
  ).toBe(0.25);
  expect(
    share(
      grid((_, y) => y),
      -0.3,
    ),
  ).toBeCloseTo(0.65, 3);
  // The upper right half: y points up.
  const [ring] = ringsAt(
    grid((x, y) => x + y),
    0,
  );
  expect(ring).toHaveLength(3);
  expect(ring).toContainEqual([SIDE, 0]);
});

it('a hill has the area of a disc, a hollow that of the picture without it', () => {
  const disc = (Math.PI * 0.6 ** 2) / 4;
  expect(
    share(
      grid((x, y) => -Math.hypot(x, y)),
      -0.6,
    ),
  ).toBeCloseTo(disc, 2);
  const hollow = grid((x, y) => Math.hypot(x, y));
  expect(ringsAt(hollow, 0.6)).toHaveLength(2);
  expect(share(hollow, 0.6)).toBeCloseTo(1 - disc, 2);
});

describe('a saddle', () => {
  const corners = (a: number, b: number, c: number, d: number): Grid => ({
    n: 2,
    values: [a, b, c, d],
  });
  it('is joined where its middle is high', () =>
    expect(ringsAt(corners(3, 0, 0, 3), 1)).toHaveLength(1));
  it('is parted where its middle is low', () =>
    expect(ringsAt(corners(3, 0, 0, 3), 2)).toHaveLength(2));
});

it('what exploded counts as high', () => {
  const g = grid((x) => (x > 0 ? Infinity : x > -0.5 ? NaN : x));
  expect(share(g, 0)).toBeGreaterThan(0.74);
});

const any = fc.integer({ min: 2, max: 7 }).chain((n) =>
  fc
    .array(
      fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: 0, max: 9 }) },
        { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity) },
      ),
      { minLength: n * n, maxLength: n * n },
    ) // prettier-ignore
    .map((values): Grid => ({ n, values })),
);

it('of any grid: a higher level has no more area, and every ring lies in the picture', () => {
  fc.assert(
    fc.property(any, (g) => {
      let before = 1;
      for (const level of [0, 1.5, 3, 4.5, 6, 7.5, 9.5]) {
        const rings = ringsAt(g, level);
        const now = areaOf(rings) / SIDE ** 2;
        // Points are rounded to whole units: as many thousandths as a ring has sides.
        expect(now).toBeLessThanOrEqual(before + 0.02);
        expect(now).toBeGreaterThanOrEqual(-1e-3);
        before = now;
        for (const point of rings.flat(2)) expect(point >= 0 && point <= SIDE).toBe(true);
        for (const ring of rings) expect(ring.flat().every(Number.isInteger)).toBe(true);
      }
    }),
    { seed: 1, numRuns: 300 },
  );
});

it('the regions of a level and of what is below it fill the picture', () => {
  fc.assert(
    fc.property(any, (g) => {
      if (!Array.from(g.values).every(Number.isFinite)) return;
      const below: Grid = { n: g.n, values: Array.from(g.values, (value) => -value) };
      // No mean of four whole numbers is 4.6: no saddle has its middle on the border.
      const sum = share(g, 4.6) + share(below, -4.6);
      expect(sum).toBeCloseTo(1, 1);
    }),
    { seed: 2, numRuns: 200 },
  );
});

it('as a path, point after point', () =>
  expect(
    pathOfRings([
      [
        [0, 0],
        [10, 0],
        [10, 5],
      ],
    ]),
  ).toBe('M0 0l10 0 0 5z'));
