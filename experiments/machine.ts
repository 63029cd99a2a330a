/** What the numbers of a run were computed on: the kind, and nothing that names the one machine. */
import { cpus } from 'node:os';
import type { TestResults } from '../src/training/trials/results.ts';

export function machine(learner: TestResults['machine']['learner']): TestResults['machine'] {
  const all = cpus();
  return {
    processor: all[0]?.model.replace(/\s+/g, ' ').trim() || 'unknown',
    cores: all.length,
    node: process.versions.node,
    learner,
  };
}
