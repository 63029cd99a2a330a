import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../engine/random.ts';
import { HAND, handTimes, progressOf, redrawn, STILL, type Hand } from './augment.ts';
import type { Point, Stroke } from './strokes.ts';

const seed = fc.integer({ min: 0, max: 1e9 });
/** The normal box itself, so that it stays as it is, with a stroke of points in it that are kept. */
const square: Stroke[] = [[[-0.5, -0.5], [-0.47, -0.5]], [[0.5, 0.5], [0.47, 0.5]]]; // prettier-ignore
const by = (hand: Partial<Hand>, from: number, list = square) =>
  redrawn(list, { ...STILL, ...hand }, randomFrom(from))!;
const ends = (list: readonly Stroke[]) => list.flatMap((stroke) => [stroke[0]!, stroke.at(-1)!]);
/** How far each end has gone. */
const gone = (list: readonly Stroke[]) =>
  ends(list).map(([x, y], k) => {
    const [a, b] = ends(square)[k]!;
    return [x - a, y - b] as const;
  });

describe('another hand', () => {
  it('that does nothing draws the same', () => {
    expect(by({}, 1)).toEqual(square);
  });

  it('draws the same from the same seed, and something else from another', () => {
    fc.assert(
      fc.property(seed, (from) => {
        expect(by(HAND, from)).toEqual(by(HAND, from));
        expect(by(HAND, from)).not.toEqual(by(HAND, from + 1));
      }),
    );
  });

  it('turns no farther than its bound, and keeps all distances', () => {
    fc.assert(
      fc.property(seed, (from) => {
        const [[x, y]] = ends(by({ rotation: 0.3 }, from)) as [Point];
        expect(Math.hypot(x, y)).toBeCloseTo(Math.SQRT1_2, 9);
        const angle = Math.atan2(y, x) - Math.atan2(-1, -1);
        expect(Math.abs(angle)).toBeLessThanOrEqual(0.3 + 1e-9);
      }),
    );
  });

  it('slants no farther than its bound, and leaves every height', () => {
    fc.assert(
      fc.property(seed, (from) => {
        for (const [dx, dy] of gone(by({ shear: 0.4 }, from))) {
          expect(Math.abs(dx)).toBeLessThanOrEqual(0.2 + 1e-9);
          expect(dy).toBeCloseTo(0, 12);
        }
      }),
    );
  });

  it('stretches by a factor within its bounds, across and down by themselves', () => {
    const factors = Array.from({ length: 200 }, (_, from) => {
      const [[x, y]] = ends(by({ scale: 0.5 }, from)) as [Point];
      return [x / -0.5, y / -0.5] as const;
    });
    for (const factor of factors.flat()) {
      expect(factor).toBeGreaterThanOrEqual(Math.exp(-0.5));
      expect(factor).toBeLessThanOrEqual(Math.exp(0.5));
    }
    expect(Math.max(...factors.map(([x, y]) => Math.abs(Math.log(x / y))))).toBeGreaterThan(0.5);
  });

  it('bends, and puts strokes elsewhere, no farther than its bounds', () => {
    fc.assert(
      fc.property(seed, fc.constantFrom('bend' as const, 'place' as const), (from, what) => {
        for (const [dx, dy] of gone(by({ [what]: 0.1 }, from))) {
          expect(Math.abs(dx)).toBeLessThanOrEqual(0.1 + 1e-9);
          expect(Math.abs(dy)).toBeLessThanOrEqual(0.1 + 1e-9);
        }
      }),
    );
  });

  it('leaves out no more of a stroke’s ends than its bound', () => {
    const line: Stroke[] = [[[0, 0], [1, 0]]]; // prettier-ignore
    fc.assert(
      fc.property(seed, (from) => {
        const [[a], [b]] = ends(by({ ends: 0.2 }, from, line)) as [Point, Point];
        expect(a).toBeGreaterThanOrEqual(-0.5);
        expect(a).toBeLessThanOrEqual(-0.3 + 1e-9);
        expect(b).toBeLessThanOrEqual(0.5);
        expect(b).toBeGreaterThanOrEqual(0.3 - 1e-9);
      }),
    );
  });

  it('draws strokes from their ends, and in another order, as often as it should', () => {
    expect(by({ reversed: 1 }, 1)).toEqual(square.map((stroke) => stroke.toReversed()));
    expect(by({ swapped: 1 }, 1)).toEqual(square.toReversed());
    const times = (what: Partial<Hand>) =>
      Array.from({ length: 400 }, (_, from) => by(what, from)).filter(
        (list) => JSON.stringify(list) !== JSON.stringify(square),
      ).length;
    expect(times({ swapped: 0.25 })).toBeGreaterThan(60);
    expect(times({ swapped: 0.25 })).toBeLessThan(140);
  });

  it('hurries and lingers within its bounds, and never goes back', () => {
    fc.assert(
      fc.property(seed, (from) => {
        const progress = progressOf({ ...STILL, speed: 0.6 }, randomFrom(from));
        expect(progress(0)).toBeCloseTo(0, 12);
        expect(progress(1)).toBeCloseTo(1, 12);
        for (let k = 0; k < 50; k++) {
          const slope = (progress((k + 1) / 50) - progress(k / 50)) * 50;
          expect(slope).toBeGreaterThanOrEqual(0.4 - 1e-9);
          expect(slope).toBeLessThanOrEqual(1.6 + 1e-9);
        }
      }),
    );
  });

  it('has nothing to draw where nothing is', () => {
    expect(redrawn([], HAND, randomFrom(1))).toBeNull();
  });

  it('of no strength is still, and of a large one still goes forward', () => {
    expect(handTimes(HAND, 0)).toEqual(STILL);
    expect(handTimes(HAND, 1)).toEqual(HAND);
    expect(handTimes(HAND, 9).speed).toBeLessThan(1);
    expect(2 * handTimes(HAND, 99).ends).toBeLessThan(1);
  });
});
