/** What `npm run experiments` writes and the page shows. Every number of it was measured by the script. */
import type { Setup } from '../checkpoint.ts';
import type { Learner } from '../learner.ts';
import type { TaskChoice } from '../tasks/index.ts';
import type { CRITERION } from './criterion.ts';
import type { Verdict } from './trial.ts';

export interface Results {
  readonly criterion: Readonly<Record<keyof typeof CRITERION, number>>;
  readonly tests: readonly TestResults[];
}

export interface TestResults {
  /** "adding-100" */
  readonly id: string;
  readonly task: TaskChoice;
  readonly networks: readonly NetworkResults[];
  /** "2026-11-26" */
  readonly date: string;
  readonly machine: {
    readonly processor: string;
    readonly cores: number;
    readonly node: string;
    readonly learner: Learner['kind'];
  };
}

export interface NetworkResults {
  /** "rnn", "rnn-orthogonal", "lstm", "lstm-open", "gru" */
  readonly id: string;
  /** All but the task and the seed. */
  readonly setup: Omit<Setup, 'task' | 'seed'>;
  /** The number of its weights, biases among them. */
  readonly weights: number;
  readonly most: number;
  readonly runs: readonly RunResult[];
}

export interface RunResult extends Verdict {
  readonly seed: number;
  /** Of the processor's time. */
  readonly seconds: number;
}
