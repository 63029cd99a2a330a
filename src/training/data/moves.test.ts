import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movesOf, PACE, strokesOfMoves, WIDTH } from './moves.ts';
import { boxOf, lengthOf, normalised, type Point, type Stroke } from './strokes.ts';

const number = fc.double({ min: -500, max: 500, noNaN: true });
const point = fc.tuple(number, number).map(([x, y]): Point => [x, y]);
const strokes = fc.array(fc.array(point, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 6 }); // prettier-ignore

const read = (list: readonly Stroke[], pace = PACE) => {
  const moves = movesOf(list, pace);
  if (typeof moves === 'string') throw new Error(moves);
  return Array.from({ length: moves.length / WIDTH }, (_, t) => [...moves.subarray(t * WIDTH, (t + 1) * WIDTH)]); // prettier-ignore
};

/** A ring, of so many points. */
const ring = (count: number): Stroke =>
  Array.from({ length: count + 1 }, (_, k): Point => {
    const angle = (2 * Math.PI * k) / count;
    return [Math.cos(angle), Math.sin(angle)];
  });

describe('moves', () => {
  it('are to the right and upward, drawn or through the air', () => {
    const cross: Stroke[] = [[[0, 0], [1, 1]], [[0, 1], [1, 0]]]; // prettier-ignore
    const moves = read(cross, { spacing: 0.5, most: 20 });
    const d = (x: number) => expect.closeTo(x, 6);
    const [drawn, down] = [[d(2 / 3), d(2 / 3), 1], [d(2 / 3), d(-2 / 3), 1]]; // prettier-ignore
    expect(moves).toEqual([drawn, drawn, drawn, [d(-2), d(0), 0], down, down, down]);
  });

  it('are about 1 long, whatever the size of the character and its number of points', () => {
    for (const list of [[ring(100)], [ring(5000).map(([x, y]): Point => [x * 1e5, y * 1e5])]]) {
      const moves = read(list);
      expect(moves).toHaveLength(Math.round(Math.PI / PACE.spacing));
      for (const [dx, dy] of moves) expect(Math.hypot(dx!, dy!)).toBeCloseTo(1, 1);
    }
  });

  it('keep the length of the way: never more, and for a round one hardly less', () => {
    fc.assert(
      fc.property(strokes, (list) => {
        const whole = normalised(list)!;
        const drawn = read(list).filter(([, , pen]) => pen === 1);
        const length =
          drawn.reduce((sum, [dx, dy]) => sum + Math.hypot(dx!, dy!), 0) * PACE.spacing;
        expect(length).toBeLessThanOrEqual(
          whole.reduce((sum, one) => sum + lengthOf(one), 0) + 1e-5,
        );
      }),
    );
    const length = read([ring(1000)]).reduce((sum, [dx, dy]) => sum + Math.hypot(dx!, dy!), 0);
    expect((length * PACE.spacing) / Math.PI).toBeGreaterThan(0.99);
  });

  it('end where the character ends, and are never more than the most', () => {
    fc.assert(
      fc.property(strokes, fc.integer({ min: 11, max: 60 }), (list, most) => {
        const whole = normalised(list)!;
        const moves = read(list, { spacing: 0.05, most });
        expect(moves.length).toBeLessThanOrEqual(most);
        expect(moves.filter(([, , pen]) => pen === 0)).toHaveLength(whole.length - 1);
        const [first, last] = [whole[0]![0]!, whole.at(-1)!.at(-1)!];
        for (const way of [0, 1] as const)
          expect(moves.reduce((sum, move) => sum + move[way]! * 0.05, 0)).toBeCloseTo(last[way] - first[way], 4); // prettier-ignore
      }),
    );
  });

  it('draw again what they were made of', () => {
    const list: Stroke[] = [ring(60), [[3, 0], [3, 4]], [[3, 5]]]; // prettier-ignore
    const again = strokesOfMoves(movesOf(list) as Float32Array);
    expect(again).toHaveLength(3);
    const [box, known] = [boxOf(normalised(again)!)!, boxOf(normalised(list)!)!];
    expect(box.width).toBeCloseTo(known.width, 1);
    expect(box.height).toBeCloseTo(known.height, 1);
  });
});

describe('a reader’s strokes', () => {
  it('of one point are one move that goes nowhere', () => {
    expect(read([[[4, 4]]])).toEqual([[0, 0, 1]]);
    expect(read([[[4, 4], [4, 4], [4, 4]]])).toEqual([[0, 0, 1]]); // prettier-ignore
  });

  it('of nothing, or of more strokes than can have a move, are refused', () => {
    expect(movesOf([])).toBe('nothing');
    expect(movesOf([[], [[NaN, NaN]]])).toBe('nothing');
    const dots = (count: number) => Array.from({ length: count }, (_, k): Stroke => [[k, 0]]);
    expect(read(dots(24))).toHaveLength(47);
    expect(movesOf(dots(25))).toBe('too many strokes');
  });

  it('of very many points, most of them twice, are read', () => {
    const long = Array.from({ length: 200_000 }, (_, k): Point => {
      const at = Math.floor(k / 2);
      return [at, 1000 * Math.sin(at / 1000)];
    });
    expect(read([long]).length).toBeLessThanOrEqual(PACE.most);
  });
});
