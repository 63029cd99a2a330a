/** The one place where learners are made. */
import { canCompile, createSimdLearner } from './simd.ts';
import { moduleOf } from './kernels/module.ts';
import { bestBuild } from './kernels/program.ts';
import type { Learner } from './learner.ts';
import { createPlainLearner } from './plain.ts';
import type { Shape } from './shape.ts';

/**
 * The fastest learner that this machine can run: where WebAssembly's SIMD is missing, the program cannot be had, or a cell was not printed for it,
 * the one in plain TypeScript, with the same numbers to rounding (its `kind` says so). Rejects with a RangeError where the shape names no cell.
 */
export async function createLearner(shape: Shape): Promise<Learner> {
  const build = bestBuild();
  if (build === null || !canCompile(shape)) return createPlainLearner(shape);
  try {
    return createSimdLearner(shape, await moduleOf(build), build);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return createPlainLearner(shape);
  }
}
