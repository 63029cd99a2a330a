import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MOST_STEPS, REACH, stepsInWords, stepsOf, windowOf } from './window.ts';

const run = fc
  .integer({ min: 1, max: 400 })
  .chain((steps) => fc.tuple(fc.constant(steps), fc.integer({ min: 1, max: steps })));

it('every step is drawn once or stands in one gap, in the order of time', () => {
  fc.assert(
    fc.property(run, ([steps, focus]) => {
      const covered = windowOf(steps, focus).flatMap((item) =>
        item.kind === 'step'
          ? [item.t]
          : Array.from({ length: item.to - item.from + 1 }, (_, k) => item.from + k),
      );
      expect(covered).toEqual(Array.from({ length: steps }, (_, k) => k + 1));
    }),
    { seed: 1 },
  );
});

it('the first, the last and all steps near the one in view are drawn, and never more than a few', () => {
  fc.assert(
    fc.property(run, ([steps, focus]) => {
      const drawn = stepsOf(windowOf(steps, focus));
      expect(drawn).toContain(1);
      expect(drawn).toContain(steps);
      for (let t = Math.max(1, focus - REACH); t <= Math.min(steps, focus + REACH); t++)
        expect(drawn).toContain(t);
      expect(drawn.length).toBeLessThanOrEqual(MOST_STEPS + 1);
    }),
    { seed: 1 },
  );
});

it.each([
  [6, 2, '1 to 6'],
  [1, 1, '1'],
  [300, 43, '1, 37 to 49 and 300'],
  [300, 1, '1 to 13 and 300'],
  [17, 9, '1 to 17'],
])('of %d steps, with step %d in view, %s are drawn', (steps, focus, words) =>
  expect(stepsInWords(windowOf(steps, focus))).toBe(words),
);
