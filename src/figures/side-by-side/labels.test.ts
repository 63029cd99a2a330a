import { describe, expect, it } from 'vitest';
import { draw } from '../through-time/curve.ts';
import { frame } from '../through-time/scale.ts';
import { placeNames } from './labels.ts';

const STEPS = 60;
const times = Array.from({ length: STEPS }, (_, d) => STEPS - d);
/** Straight lines of so many decades a step, each called by it. */
const named = (...perStep: number[]) =>
  placeNames(
    perStep.map((decades) => ({
      kind: decades,
      drawn: draw(
        times.map((_, d) => d * decades),
        times,
        STEPS,
      ),
    })),
  );
const rows = (places: { y: number }[]) => places.map(({ y }) => y);

describe('the names of the curves', () => {
  it('end where the curves end, in their order, never two on one line', () => {
    const places = named(-0.2, -0.201, -0.1, -0.202);
    expect(places.map(({ kind }) => kind)).toEqual([-0.1, -0.2, -0.201, -0.202]);
    for (const { x, dx } of places) expect([x < 20, dx]).toEqual([true, -7]);
    for (let k = 1; k < places.length; k++)
      expect(places[k]!.y - places[k - 1]!.y).toBeGreaterThanOrEqual(14);
  });

  it('stay in the frame', () => {
    const places = named(-0.404, -0.405, -0.406);
    expect(Math.max(...rows(places))).toBeLessThanOrEqual(frame.bottom - 2);
    expect(new Set(rows(places)).size).toBe(3);
  });

  it('of those that fall out of the frame stand right of where the first does, one above the other', () => {
    const places = named(-0.8, -1.2);
    const first = 1000 * (1 - 20.5 / STEPS);
    for (const { x, dx } of places) {
      expect(x).toBeCloseTo(first, 0);
      expect(dx).toBeGreaterThan(0);
    }
    expect(places.map(({ kind }) => kind)).toEqual([-1.2, -0.8]);
    expect(places[0]!.y - places[1]!.y).toBe(14);
  });

  it('stand left of it where there is no room, and where a curve rises out of the frame', () => {
    for (const perStep of [-4, 0.5]) expect(named(perStep)[0]!.dx).toBe(-7);
    expect(named(0.5)[0]!.y).toBe(frame.top + 14);
  });

  it('are not there without a curve', () => {
    const nothing = draw([NaN], [1], 1);
    expect(placeNames([{ kind: 'h', drawn: nothing }])).toEqual([]);
  });
});
