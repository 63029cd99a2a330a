/** What is trained in a page comes to the verdict that a script comes to. */
import { describe, expect, it } from 'vitest';
import type { Setup } from '../../training/checkpoint.ts';
import { moduleOf } from '../../training/kernels/module.ts';
import { defaults } from '../../training/optimiser.ts';
import type { MakeLearner } from '../../training/run.ts';
import { createSimdLearner } from '../../training/simd.ts';
import { Judge } from '../../training/trials/judge.ts';
import { carryOut, runningPupil } from '../../training/trials/trial.ts';
import { conduct, type Course } from './conduct.ts';

const makeLearner: MakeLearner = async (shape) =>
  createSimdLearner(shape, await moduleOf('simd'), 'simd');
/** Node has no workers of a page, so the page itself trains. */
const options = {
  makeLearner,
  makeWorker: () => {
    throw new Error('There are no workers here.');
  },
};

const setup: Setup = {
  task: { name: 'temporal-order', parameters: { T: 10 } },
  cells: ['lstm'],
  hidden: 8,
  start: { recurrent: 'uniform', gain: 1, keep: 5 },
  optimiser: { rule: 'adam', rate: 0.003, ...defaults, clip: 1 },
  rows: 20,
  seed: 12,
};

describe('a trial that is conducted', () => {
  it.each([1000, 100])(
    'comes to the verdict of the script, of at most %i updates',
    async (most) => {
      const courses: Course[] = [];
      const { verdict } = conduct({ setup, most }, (course) => courses.push(course), options);
      const alone = await carryOut(
        { setup, most },
        await runningPupil(setup, makeLearner),
        await Judge.of(setup, makeLearner),
      );
      expect(await verdict).toEqual(alone);
      expect(courses.length).toBeGreaterThan(0);
      const counts = courses.map(({ updates }) => updates);
      expect(counts).toEqual([...counts].sort((a, b) => a - b));
      expect(courses.at(-1)!.trouble).toMatch(/^This browser gives the training no thread/);
    },
  );

  it('and stopped has no verdict, and does not go on', async () => {
    let heard = 0;
    const one = conduct({ setup: { ...setup, seed: 3 }, most: 100_000 }, () => heard++, options);
    one.stop();
    expect(await one.verdict).toBeNull();
    const then = heard;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(heard).toBe(then);
  });

  it('of a network that there is not fails with a sentence', async () => {
    expect(() => conduct({ setup: { ...setup, cells: ['none'] }, most: 100 }, () => {})).toThrow(
      'There is no cell "none".',
    );
    const { verdict } = conduct({ setup, most: 100 }, () => {}, {
      ...options,
      makeLearner: () => Promise.reject(new RangeError('No learner can be made.')),
    });
    await expect(verdict).rejects.toThrow('No learner can be made.');
  });
});
