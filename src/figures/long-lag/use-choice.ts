import { useLab, useLabState } from '../../lab/react.ts';
import { numberWithin, type SettingName, type Settings } from '../../lab/settings.ts';
import { tasks } from '../../training/tasks/index.ts';
import type { TestResults } from '../../training/trials/results.ts';
import type { Choice } from './choice.ts';

/** Longer ones are for `npm run experiments`. */
export const MOST_STEPS = 300;
export const MOST_SEED = 9999;

export const leastStepsOf = ({ task }: TestResults): number => tasks[task.name]!.dials.T!.least;

/** Any settings of the right form are something that can be run: what is not there is not chosen, a number off its range is the nearest in it. */
export function choiceOf(tests: readonly TestResults[], settings: Settings): Choice {
  const test = tests.find(({ id }) => id === settings.test) ?? tests[0]!;
  const { networks } = test;
  const network = networks.find(({ id }) => id === settings.network) ?? networks.at(-1)!;
  return {
    test,
    network,
    seed: numberWithin(settings.seed, network.runs[0]!.seed, 1, MOST_SEED),
    T: numberWithin(settings.lag, test.task.parameters!.T!, leastStepsOf(test), MOST_STEPS),
  };
}

/** What is chosen to be run, in the lab's settings and so in the link; what is as it would be anyway is not. */
export function useChoice(tests: readonly TestResults[]) {
  const lab = useLab();
  const choice = choiceOf(
    tests,
    useLabState(({ settings }) => settings),
  );
  const set = (name: SettingName, value: string | number) => {
    const usual = choiceOf(tests, { ...lab.store.getState().settings, [name]: undefined });
    const is = { test: usual.test.id, network: usual.network.id, lag: usual.T, seed: usual.seed };
    lab.set(name, is[name as keyof typeof is] === value ? null : String(value));
  };
  return {
    choice,
    /** A test has a length of its own, which comes with it. */
    setTest(id: string) {
      lab.set('lag', null);
      set('test', id);
    },
    setNetwork: (id: string) => set('network', id),
    setT: (T: number) => set('lag', T),
    setSeed: (seed: number) => set('seed', seed),
  };
}
