/** What a reader asks to be run, and what came of it. */
import type { Setup } from '../../training/checkpoint.ts';
import type { NetworkResults, RunResult, TestResults } from '../../training/trials/results.ts';

export interface Choice {
  readonly test: TestResults;
  readonly network: NetworkResults;
  readonly seed: number;
  readonly T: number;
}

/** A row of the table. */
export interface Own extends Choice {
  readonly run: RunResult;
}

export const setupOf = ({ test, network, seed, T }: Choice): Setup => ({
  ...network.setup,
  task: { ...test.task, parameters: { ...test.task.parameters, T } },
  seed,
});
