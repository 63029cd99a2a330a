/** What counts as right, on predictions that are given. */
import { expect, it } from 'vitest';
import type { Batch, Learner } from './learner.ts';
import { scoreOf } from './score.ts';

/** Says what it is told to, whatever the batch. */
const saying = (said: readonly number[], labelled: number, correct = 0): Learner =>
  ({
    evaluate: () => ({ loss: 0.5, labelled, correct, norm: 0 }),
    predict: () => Float32Array.from(said),
  }) as unknown as Learner;

it('numbers are right that are nearer than the tolerance, in either direction; a step without a label is not', () => {
  const batch: Batch = { rows: 3, steps: 2, numbers: Float32Array.of(NaN, 1, NaN, 1, 1, 1) };
  const said = [0, 1.039, 1, 0.961, 1.041, 0.959];
  expect(scoreOf(saying(said, 4), { tolerance: 0.04 }, batch)).toEqual({
    loss: 0.5,
    labelled: 4,
    right: 2,
    accuracy: 0.5,
  });
});

it('of several numbers all must be near', () => {
  const batch: Batch = { rows: 2, steps: 1, numbers: Float32Array.of(0, 1, 0, 1) };
  const { right } = scoreOf(saying([0.01, 1.01, 0.01, 1.1], 2), { tolerance: 0.04 }, batch);
  expect(right).toBe(1);
});

it('classes are counted by the learner', () => {
  const batch: Batch = { rows: 4, steps: 1, classes: Int32Array.of(0, 1, 0, 1) };
  const score = scoreOf(saying([], 4, 3), { tolerance: null }, batch);
  expect(score).toMatchObject({ right: 3, accuracy: 0.75 });
});

it('a row is right as a whole where each of its labelled steps is, and its other steps do not matter', () => {
  // Four rows of two steps, time first; class 1 is said wherever the second number is larger.
  const [zero, one] = [
    [0.9, 0.1],
    [0.2, 0.8],
  ] as const;
  const said = [zero, one, one, zero, one, one, zero, zero].flat();
  const classes = Int32Array.of(0, 1, -1, -1, 1, 0, 0, 1);
  const batch: Batch = { rows: 4, steps: 2, classes };
  const ask = (wholes: boolean) => scoreOf(saying(said, 6, 4), { tolerance: null, wholes }, batch);
  expect(ask(true).whole).toBe(2 / 4);
  expect(ask(false)).not.toHaveProperty('whole');
});
