import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  emptyHistory,
  isDue,
  MOST_EXAMINED,
  MOST_POINTS,
  withExamined,
  withUpdate,
  type History,
} from './history.ts';

const course = (updates: number, loss: (k: number) => number): History => {
  let history = emptyHistory;
  for (let k = 1; k <= updates; k++) history = withUpdate(history, loss(k), loss(k) / 1e6);
  return history;
};

it('each point is the mean of its updates, however often it was thinned', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5000 }), (updates) => {
      const { stride, losses, accuracies, open } = course(updates, (k) => k);
      expect(losses.length).toBeLessThan(MOST_POINTS);
      expect(losses.length * stride + open.updates).toBe(updates);
      expect(Math.log2(stride) % 1).toBe(0);
      // The mean of j · stride + 1 … (j + 1) · stride.
      losses.forEach((loss, j) => expect(loss).toBe(j * stride + (stride + 1) / 2));
      accuracies.forEach((share, j) => expect(share).toBeCloseTo(losses[j]! / 1e6, 12));
      if (updates >= MOST_POINTS) expect(losses.length).toBeGreaterThanOrEqual(MOST_POINTS / 2);
    }),
    { numRuns: 30 },
  );
});

it('where numbers are predicted there is no accuracy', () => {
  const history = withUpdate(withUpdate(emptyHistory, 3, null), 5, null);
  expect(history).toMatchObject({ losses: [3, 5], accuracies: [] });
});

it('the recent mean forgets a twentieth at each update', () => {
  expect(emptyHistory.recent).toBeNull();
  expect(course(100, () => 0.5).recent!.loss).toBe(0.5);
  const jump = course(200, (k) => (k <= 100 ? 0 : 1)).recent!.loss;
  expect(jump).toBeCloseTo(1 - 0.95 ** 100, 12);
});

it('examinations are at multiples of one number, thinned when they are many', () => {
  let history = emptyHistory;
  for (let count = 0; count <= 20_000; count++)
    if (isDue(history, count)) {
      history = withExamined(history, { count, loss: 1, accuracy: 0 });
      expect(isDue(history, count)).toBe(false);
      expect(history.examined.length).toBeLessThanOrEqual(MOST_EXAMINED);
    }
  const counts = history.examined.map(({ count }) => count);
  expect(history.every).toBe(200);
  expect(counts).toEqual(Array.from({ length: 101 }, (_, k) => 200 * k));
});
