/** Carries tests out: each network from each seed, one after the other. */
import { shapeOf } from '../src/training/checkpoint.ts';
import type { MakeLearner } from '../src/training/run.ts';
import { parameterCount } from '../src/training/shape.ts';
import { Judge } from '../src/training/trials/judge.ts';
import type { NetworkResults, RunResult, TestResults } from '../src/training/trials/results.ts';
import { carryOut, runningPupil } from '../src/training/trials/trial.ts';
import type { Test } from './tests.ts';

export interface Hooks {
  readonly say?: (line: string) => void;
  /** Milliseconds, of whichever time the seconds are to be. */
  readonly now: () => number;
  readonly make?: MakeLearner;
}

export async function resultsOf(
  { id, task, networks }: Test,
  seeds: readonly number[],
  { say, now, make }: Hooks,
): Promise<Omit<TestResults, 'date' | 'machine'>> {
  const all: NetworkResults[] = [];
  for (const { id: name, setup, most } of networks) {
    const runs: RunResult[] = [];
    for (const seed of seeds) {
      const whole = { ...setup, task, seed };
      const began = now();
      const [pupil, judge] = await Promise.all([runningPupil(whole, make), Judge.of(whole, make)]);
      const verdict = (await carryOut({ setup: whole, most }, pupil, judge))!; // nobody ends it before
      const seconds = Number(((now() - began) / 1000).toFixed(1));
      runs.push({ seed, ...verdict, loss: Number(verdict.loss.toPrecision(6)), seconds });
      say?.(`${id}, ${name}, seed ${seed}: ${wordsOf(verdict)}, ${seconds} s`);
    }
    const weights = parameterCount(shapeOf({ ...setup, task, seed: 0 }));
    all.push({ id: name, setup, weights, most, runs });
  }
  return { id, task, networks: all };
}

const wordsOf = ({ solved, updates, missed, labels }: Omit<RunResult, 'seed' | 'seconds'>) =>
  `${solved ? 'solved after' : 'not solved in'} ${updates} updates, ${missed} of ${labels} missed`;
