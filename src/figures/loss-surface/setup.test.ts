import fc from 'fast-check';
import { expect, it } from 'vitest';
import { longLagExperiment } from '../../engine/initial.ts';
import { bandPlace } from './model.ts';
import { CLIP, FACTOR, setupOf, UPDATES, type Start } from './setup.ts';
import { exitOf, inPicture, levelsFor, placeAt, sideOf, ticksOf } from './view.ts';

const network = longLagExperiment('rnn', 2, 4, { recurrent: 'uniform', gain: 1, keep: 0 }, 1);
const start: Start = {
  rules: ['sgd', 'adam'],
  rates: { sgd: 0.3, adam: 0.1 },
  across: '1.W_hh.0.1',
  upward: '1.b_h.0',
  view: { x: 0, y: 1, half: 2 },
};

it('keeps to its limits, whatever a link says', () => {
  const setup = setupOf(
    { rates: '99', clip: '999', updates: '0', update: '7', wider: '3', across: '9.W_hh.0.0' },
    start,
    network,
  );
  expect([setup.factor, setup.clip, setup.updates, setup.at, setup.wider]).toEqual([
    FACTOR.max,
    CLIP.max,
    1,
    1,
    1,
  ]);
  expect(setupOf({ updates: '999' }, start, network).updates).toBe(UPDATES.max);
  expect(setup.pair.map(({ parameter }) => parameter)).toEqual(['W_hh', 'b_h']);
});

it('never has the same weight twice', () => {
  const other = setupOf({ upward: '1.W_hh.0.1' }, start, network);
  expect(other.pair.map(({ parameter }) => parameter)).toEqual(['W_hh', 'b_h']);
  const swapped = setupOf({ across: '1.b_h.0' }, start, network);
  expect(swapped.pair.map(({ parameter }) => parameter)).toEqual(['b_h', 'W_hh']);
});

it('with a norm each rule is there twice, and one of them is clipped', () => {
  const { runs } = setupOf({ rates: '2' }, { ...start, rules: ['sgd'], clip: 0.5 }, network);
  expect(runs.map(({ name, optimiser: { rate, clip } }) => [name, rate, clip])).toEqual([
    ['SGD', 0.6, null],
    ['clipped SGD', 0.6, 0.5],
  ]);
  expect(setupOf({ clip: '2' }, start, network).runs.map(({ optimiser }) => optimiser.clip)).toEqual([2, 2]); // prettier-ignore
});

it('a place in the picture is read off as it was put in, and a line leaves the picture on its edge', () => {
  const number = fc.integer({ min: -100, max: 100 }).map((k) => k / 10);
  const view = { x: 1.5, y: -2, half: 3 };
  fc.assert(
    fc.property(number, number, number, number, (a, b, c, d) => {
      const [x, y] = inPicture(view, [a, b]);
      const back = placeAt(view, x / 1000, y / 1000);
      expect(back[0]).toBeCloseTo(a, 9);
      expect(back[1]).toBeCloseTo(b, 9);
      const exit = exitOf(view, [a, b], [c, d]);
      const inside = sideOf(view, [a, b]) === '' && sideOf(view, [c, d]) !== '';
      expect(exit !== null).toBe(inside);
      if (!exit) return;
      const onEdge = exit.map((at) => Math.min(Math.abs(at), Math.abs(at - 1000)));
      expect(Math.min(...onEdge)).toBeLessThan(1e-6);
      for (const at of exit) expect(at > -1e-6 && at < 1000 + 1e-6).toBe(true);
      // On the line: the cross product is 0.
      const [p, q] = [inPicture(view, [a, b]), inPicture(view, [c, d])];
      const cross = (q[0] - p[0]) * (exit[1]! - p[1]) - (q[1] - p[1]) * (exit[0]! - p[0]);
      expect(Math.abs(cross) / 1e6).toBeLessThan(1e-6);
    }),
    { seed: 1 },
  );
});

it.each([
  [0, 2.5, [-2, -1, 0, 1, 2]],
  [1.8, 1.2, [1, 1.5, 2, 2.5, 3]],
  [0, 0.25, [-0.2, -0.1, 0, 0.1, 0.2]],
  [1, 120, [-100, -50, 0, 50, 100]],
])('an axis round %d, to %d on either side', (middle, half, ticks) =>
  expect(ticksOf(middle, half)).toEqual(ticks),
);

it('bands are as high as one another, and beyond the last there is one more', () => {
  const levels = [1, 2, 4];
  expect([0.5, 1, 1.5, 2, 3, 4, 5, 99].map((loss) => bandPlace(levels, loss))).toEqual([
    -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3,
  ]);
  expect(bandPlace(levels, 0)).toBe(-1);
});

it('a picture of its own has levels that rise, round, between bands that cover about as much of it each', () => {
  const losses = Array.from({ length: 400 }, (_, k) => 3 + (k / 400) ** 2);
  const levels = levelsFor({ n: 20, values: losses });
  expect(levels).toEqual([3.01, 3.04, 3.09, 3.16, 3.25, 3.36, 3.49, 3.64, 3.81]);
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.double({ min: 0, max: 1e12 }), fc.constantFrom(NaN, Infinity, 2)), {
        minLength: 4,
        maxLength: 60,
      }),
      (values) => {
        const some = levelsFor({ n: 2, values });
        expect(some.length).toBeGreaterThan(1);
        expect(some.every(Number.isFinite)).toBe(true);
        for (const [k, level] of some.slice(1).entries()) expect(level).toBeGreaterThan(some[k]!);
      },
    ),
    { seed: 1 },
  );
});
