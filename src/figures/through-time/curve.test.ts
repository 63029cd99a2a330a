import { describe, expect, it } from 'vitest';
import { draw, labelPlace, type Naming } from './curve.ts';
import { frame, namedOf, ticks, WIDE, xOf, yOf } from './scale.ts';

const STEPS = 60;
const back = Array.from({ length: STEPS }, (_, d) => STEPS - d);
/** A straight line: so many decades a step. */
const line = (perStep: number) => Float64Array.from(back, (_, d) => d * perStep);

describe('a curve', () => {
  it('stands at its times and its decades', () => {
    const { points, exit, path } = draw(line(-0.3), back, STEPS);
    expect(exit).toBeNull();
    expect(points).toHaveLength(STEPS);
    for (const [d, [x, y]] of points.entries()) {
      expect(x).toBeCloseTo(xOf(STEPS - d, STEPS), 1);
      expect(y).toBeCloseTo(yOf(-0.3 * d), 1);
    }
    expect(path.match(/[ML]/g)).toHaveLength(STEPS);
  });

  it.each([
    [-1, false, 24],
    [1, true, 12],
    [-2.4, false, 10],
  ])('of %d decades a step leaves the frame where it meets its edge', (perStep, up, distance) => {
    const { exit, points } = draw(line(perStep), back, STEPS);
    expect(exit!.up).toBe(up);
    expect(exit!.x).toBeCloseTo(xOf(STEPS - distance, STEPS), 0);
    expect(points).toHaveLength(distance + 1);
  });

  it('stands at the decades that its figure draws', () => {
    const decades = { top: 3, bottom: -9 };
    const { points, exit } = draw(line(-0.5), back, STEPS, decades);
    expect(points[0]![1]).toBeCloseTo(frame.top + (frame.bottom - frame.top) / 4, 1);
    expect(points.at(-1)![1]).toBeCloseTo(frame.bottom, 1);
    expect(exit!.x).toBeCloseTo(xOf(STEPS - 18, STEPS), 0);
    expect(namedOf(decades)).toEqual([3, 0, -3, -6, -9]);
    expect(namedOf()).toEqual([12, 6, 0, -6, -12, -18, -24]);
  });

  it('leaves it between two steps, in proportion', () => {
    const { exit, points } = draw(line(-0.7), back, STEPS);
    expect(exit!.x).toBeCloseTo(xOf(STEPS - 24 / 0.7, STEPS), 0);
    expect(points).toHaveLength(35);
  });

  it.each([NaN, Infinity, -Infinity])(
    'ends before %d, and has no word of it in its path',
    (end) => {
      const { path, exit } = draw(Float64Array.of(0, -1, end, -3), back.slice(0, 4), STEPS);
      expect(path.match(/[ML]/g)).toHaveLength(2);
      expect(path).not.toMatch(/NaN|Infinity/);
      expect(exit).toBeNull();
    },
  );

  it('that is nowhere a number is no path', () => {
    expect(draw(Float64Array.of(NaN), [1], 1)).toEqual({ path: '', points: [], exit: null });
  });
});

describe('the name of a curve', () => {
  const naming: Naming = { side: 'below', along: 0.5, row: { up: 2, down: 1 } };
  const above: Naming = { ...naming, side: 'above' };
  const at = (perStep: number, how: Naming, times = back) => {
    const drawn = draw(line(perStep), times, STEPS);
    return labelPlace(drawn, how, [drawn])!;
  };

  it('reads away from the line, whether that falls or rises, and whichever way it runs', () => {
    expect(at(-0.2, naming).anchor).toBe('start');
    expect(at(0.1, naming).anchor).toBe('end');
    expect(at(-0.2, above).anchor).toBe('end');
    expect(at(0.1, above).anchor).toBe('start');
    const forth = back.toReversed();
    expect(at(-0.2, naming, forth).anchor).toBe('end');
    expect(at(0.1, above, forth).anchor).toBe('end');
  });

  it('stands at the edge, in its row, beyond all curves that leave there', () => {
    const [steep, flat] = [draw(line(-3), back, STEPS), draw(line(-1), back, STEPS)];
    const place = labelPlace(steep, naming, [steep, flat])!;
    expect(place).toEqual({ x: flat.exit!.x - 8, y: frame.bottom - 25, anchor: 'end' });
    expect(labelPlace(steep, naming, [steep])!.x).toBe(steep.exit!.x - 8);
  });

  it('is not written where there is no line', () => {
    const point = draw(Float64Array.of(0), [1], 1);
    expect(labelPlace(point, naming, [point])).toBeNull();
  });
});

describe('the ticks of an axis', () => {
  it.each([
    [0, 59, [0, 10, 20, 30, 40, 50, 59]],
    [1, 300, [1, 50, 100, 150, 200, 250, 300]],
    [1, 6, [1, 2, 3, 4, 5, 6]],
    [0, 1, [0, 1]],
    [1, 1, [1]],
    [1, 10_000, [1, 2000, 4000, 6000, 8000, 10_000]],
  ])('from %d to %d are round, few, and hold both ends', (first, last, want) => {
    expect(ticks(first, last)).toEqual(want);
  });

  it('keep apart on the narrowest page, for every length', () => {
    for (let last = 2; last <= 10_000; last += last < 400 ? 1 : 97) {
      const found = ticks(1, last);
      expect(found.length).toBeLessThanOrEqual(8);
      for (const [k, tick] of found.entries())
        if (k > 0) {
          const apart = ((tick - found[k - 1]!) / (last - 1)) * WIDE;
          expect(apart, `${last}: ${found.join()}`).toBeGreaterThan(65);
        }
    }
  });
});
