/** Work in slices: the same result, never more than a slice between two tasks, and nothing once it is dropped. Time stands still here. */
import { describe, expect, it } from 'vitest';
import { atOnce, inSlices, inTurn, SLICE, sliced, type Work } from './slices.ts';

/** Steps of a millisecond each; `done` counts them. */
function made() {
  let time = 0;
  const waiting: (() => void)[] = [];
  const steps: number[] = [];
  return {
    steps,
    knife: { now: () => time, later: (callback: () => void) => void waiting.push(callback) },
    *work(count: number): Work<number> {
      for (let k = 0; k < count; k++) {
        time++;
        steps.push(k);
        yield;
      }
      return count;
    },
    /** One task of the page. */
    task: () => waiting.shift()?.(),
    waits: () => waiting.length,
  };
}

describe('work in slices', () => {
  it('is nothing in the task that asks for it, a slice in each task after, and its result in a task of its own', () => {
    const { steps, knife, work, task, waits } = made();
    const results: number[] = [];
    inSlices(work(2 * SLICE + 1), (value) => results.push(value), knife);
    const counts = [steps.length];
    while (waits() > 0) {
      task();
      counts.push(steps.length);
    }
    expect(counts).toEqual([0, SLICE, 2 * SLICE, 2 * SLICE + 1, 2 * SLICE + 1]);
    expect(results).toEqual([2 * SLICE + 1]);
  });

  it('comes to what it comes to at once', () => {
    const { knife, work, task, waits } = made();
    let result: number[] | null = null;
    inSlices(inTurn([work(9), work(3), work(20)]), (value) => (result = value), knife);
    while (waits() > 0) task();
    expect(result).toEqual([9, 3, 20]);
    expect(atOnce(inTurn([work(9), work(3), work(20)]))).toEqual([9, 3, 20]);
  });

  it.each([0, 1, 2])(
    'that is dropped after %i tasks is not gone on with, and never heard of',
    (after) => {
      const { steps, knife, work, task, waits } = made();
      const results: number[] = [];
      // Two slices, and the task in which the result would be said.
      const drop = inSlices(work(SLICE + 2), (value) => results.push(value), knife);
      for (let k = 0; k < after; k++) task();
      const before = steps.length;
      drop();
      while (waits() > 0) task();
      expect(steps).toHaveLength(before);
      expect(results).toEqual([]);
    },
  );

  it('lets what else waits come between two slices', () => {
    const { knife, work, task, waits } = made();
    const order: string[] = [];
    inSlices(work(2 * SLICE), () => order.push('first'), knife);
    inSlices(work(1), () => order.push('second'), knife);
    while (waits() > 0) task();
    expect(order).toEqual(['second', 'first']);
  });

  it('is a promise that says what went wrong', async () => {
    const later = (callback: () => void) => void Promise.resolve().then(callback);
    const knife = { now: () => 0, later };
    const { work } = made();
    await expect(sliced(work(3), knife)).resolves.toBe(3);
    function* wrong(): Work<never> {
      throw new RangeError('no such word');
    }
    await expect(sliced(wrong(), knife)).rejects.toThrow('no such word');
  });
});
