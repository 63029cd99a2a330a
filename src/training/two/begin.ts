/** Makes the second thread: a worker of the training worker's own, so that it ends with it, and what they say goes from one to the other. */
import { moduleOf } from '../kernels/module.ts';
import { bestBuild } from '../kernels/program.ts';
import { twoThreads, type Thread, type TwoThreads } from './thread.ts';

/** Longer than this no thread is waited for, in milliseconds. */
const PATIENCE = 5000;

/** Rejects where there is no SIMD, or where no worker begins in time. */
export async function begin(): Promise<TwoThreads> {
  const build = bestBuild();
  if (build === null) throw new Error('There is no SIMD.');
  const module = await moduleOf(build);
  const worker = new Worker(new URL('./second-worker.ts', import.meta.url), { type: 'module' });
  const late = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error('The second thread does not begin.')), PATIENCE),
  );
  const exchange = globalThis.crossOriginIsolated ? 'memory' : 'messages';
  try {
    return await Promise.race([
      twoThreads(worker as unknown as Thread, module, build, exchange),
      late,
    ]);
  } catch (error) {
    worker.terminate();
    throw error;
  }
}
