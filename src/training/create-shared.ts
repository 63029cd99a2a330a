/** What the training worker makes: learners of one thread, or of two where that pays. What two need is fetched only then. */
import { createLearner } from './create.ts';
import type { Learner } from './learner.ts';
import type { Threads } from './protocol.ts';
import type { Work } from './run.ts';
import { parameterCount, type Shape } from './shape.ts';
import { canCompile } from './simd.ts';
import { pays } from './two/pays.ts';
import type { TwoThreads } from './two/thread.ts';

/** One for all runs of this worker; null where there can be none. */
let threads: Promise<TwoThreads | null> | undefined;

/**
 * `wanted`: how many threads; without it that follows from the sizes alone. Where no second thread can be had there is one, as `kind` says.
 * Rejects with a RangeError where the shape names no cell.
 */
export async function createSharedLearner(
  shape: Shape,
  work?: Work,
  wanted?: Threads,
): Promise<Learner> {
  const two =
    wanted === undefined
      ? work !== undefined && pays(parameterCount(shape), work, navigator.hardwareConcurrency)
      : wanted === 2;
  if (!two || !canCompile(shape)) return createLearner(shape);
  threads ??= import('./two/begin.ts').then(({ begin }) => begin()).catch(() => null);
  const both = await threads;
  return both ? both.learner(shape) : createLearner(shape);
}
