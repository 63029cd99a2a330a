/**
 * How many random cases a property is tried on, and which:
 *
 *     UNFOLDED_RUNS=1000 UNFOLDED_SEED=7 npx vitest run src/engine
 */
// eslint-disable-next-line no-restricted-imports -- tests only; nothing of the engine imports this folder
import { vi } from 'vitest';

// No test is timed: five seconds are soon over where a thousand cases are asked for, or on a slow machine.
vi.setConfig({ testTimeout: 1_800_000 });

/** A few cases by default, the same every time; a failing property prints its seed and its smallest case. */
export function runs(usual: number): { numRuns: number; seed: number } {
  return {
    numRuns: Number(process.env.UNFOLDED_RUNS ?? usual),
    seed: Number(process.env.UNFOLDED_SEED ?? 1610_02583),
  };
}
