/** What several runs of one network came to. */
import type { RunResult } from './results.ts';

export interface Summary {
  readonly solved: number;
  readonly of: number;
  /** Of those that solved it, the middle one by its updates; of an even number the larger of the two in the middle. Null where there is none. */
  readonly middle: RunResult | null;
  /** Of those that did not solve it, the one that missed the smallest share of labels; null where all did. */
  readonly nearest: RunResult | null;
}

export function summaryOf(runs: readonly RunResult[]): Summary {
  const solved = runs.filter((run) => run.solved).sort((a, b) => a.updates - b.updates);
  const failed = runs.filter((run) => !run.solved).sort((a, b) => shareOf(a) - shareOf(b));
  return {
    solved: solved.length,
    of: runs.length,
    middle: solved[Math.floor(solved.length / 2)] ?? null,
    nearest: failed[0] ?? null,
  };
}

/** The share of labels missed in the test. */
export const shareOf = ({ missed, labels }: Pick<RunResult, 'missed' | 'labels'>) =>
  missed / labels;
