import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { wayOf } from './geometry.ts';
import { averageLength, lengthOf, sampleStroke, strokeToMoves, type Point } from './stroke.ts';

const inputsOf = (name: string): number[][] => {
  const file = new URL(`../../../content/experiments/pen-${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')).inputs;
};
const point = fc
  .tuple(fc.integer({ min: -400, max: 400 }), fc.integer({ min: -400, max: 400 }))
  .map(([x, y]): Point => [x, y]);
const points = fc.array(point, { minLength: 2, maxLength: 30 });
const steps = fc.integer({ min: 1, max: 20 });

describe('a stroke', () => {
  it.each(['L', '7', 'Z'])('that is a perfect %s, of any size, is the known character', (name) => {
    const known = inputsOf(name);
    for (const size of [1, 37.3, 0.004]) {
      // Only the corners: the reader’s pen need not have stopped where the network’s moves end.
      const way = wayOf(known).map(([x, y]): Point => [80 + x * size, 20 + y * size]);
      const corners = way.filter(
        (_, k) => k === 0 || k === 6 || known[k]!.join() !== known[k - 1]!.join(),
      );
      expect(strokeToMoves(corners, 6)).toEqual(known);
    }
  });

  it('that is straight becomes equal moves, whatever its points', () => {
    fc.assert(
      fc.property(
        point,
        fc.array(fc.double({ min: 0.01, max: 1, noNaN: true })),
        steps,
        (to, at, T) => {
          fc.pre(to[0] !== 0 || to[1] !== 0);
          const way = [0, ...at.toSorted(), 1].map((k): Point => [k * to[0], k * to[1]]);
          const moves = strokeToMoves(way, T)!;
          expect(moves).toHaveLength(T);
          for (const move of moves) expect(move).toEqual(moves[0]);
          expect(lengthOf(moves[0]!)).toBe(1);
        },
      ),
    );
  });

  it('has moves that add up to its end, but for their rounding, and have the wanted length on average', () => {
    fc.assert(
      fc.property(points, steps, fc.constantFrom(1, 1.05, 3, 0.02), (way, T, length) => {
        const sampled = sampleStroke(way, T, length);
        fc.pre(sampled !== null);
        const { moves, scale } = sampled!;
        const half = (length < 0.1 ? 0.0005 : 0.005) * (1 + 1e-6);
        const [x, y] = [0, 1].map((k) => moves.reduce((sum, move) => sum + move[k]!, 0));
        const [a, b] = [way[0]!, way.at(-1)!];
        expect(Math.abs(x! - (b[0] - a[0]) * scale)).toBeLessThanOrEqual(T * half);
        expect(Math.abs(y! + (b[1] - a[1]) * scale)).toBeLessThanOrEqual(T * half);
        const average = moves.reduce((sum, move) => sum + lengthOf(move), 0) / T;
        expect(Math.abs(average - length)).toBeLessThanOrEqual(half);
      }),
    );
  });

  it('has as many moves as wanted, of finite numbers with two decimals and no −0, the same every time', () => {
    fc.assert(
      fc.property(points, steps, (way, T) => {
        const moves = strokeToMoves(way, T);
        fc.pre(moves !== null);
        expect(moves).toHaveLength(T);
        for (const number of moves!.flat()) {
          expect(Number(number.toFixed(2))).toBe(number);
          expect(Object.is(number, -0)).toBe(false);
        }
        expect(strokeToMoves(way, T)).toEqual(moves);
        const larger = way.map(([x, y]): Point => [4 * x, 4 * y]);
        expect(strokeToMoves(larger, T)).toEqual(moves);
      }),
    );
  });

  it('goes up where the screen’s y falls', () => {
    const up: Point[] = [
      [0, 100],
      [0, 40],
    ];
    expect(strokeToMoves(up, 2)).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });

  it.each<[string, Point[], number]>([
    ['has no point', [], 6],
    ['has one point', [[3, 4]], 6],
    ['never leaves its point', [[3, 4], [3, 4], [3, 4]], 6], // prettier-ignore
    ['ends, in one move, where it began', [[0, 0], [9, 9], [0, 0]], 1], // prettier-ignore
    ['is there and back in each piece', [[0, 0], [5, 0], [0, 0], [5, 0], [0, 0]], 2], // prettier-ignore
    ['has no finite point', [[NaN, 0], [Infinity, 1]], 6], // prettier-ignore
    ['is longer than float64 can hold', [[-1e308, 0], [1e308, 0], [-1e308, 0]], 6], // prettier-ignore
  ])('that %s makes no moves', (_, way, T) => {
    expect(strokeToMoves(way, T)).toBeNull();
  });

  it('leaves out points that are not finite', () => {
    const way: Point[] = [
      [0, 0],
      [NaN, 7],
      [10, 0],
    ];
    expect(strokeToMoves(way, 1)).toEqual([[1, 0]]);
  });
});

it('the moves of the known characters are 1 long, diagonals too', () => {
  for (const name of ['L', '7', 'Z']) expect(averageLength(inputsOf(name))).toBe(1);
});

it.each([[[]], [[[0, 0]]], [[[Infinity, 0]]]])(
  'where there is nothing to measure, 1 is long',
  (moves) => {
    expect(averageLength(moves)).toBe(1);
  },
);
