/** What a reader sets of the race, and the setups of its three runs. */
import { numberWithin, oneOf, type Settings } from '../../lab/settings.ts';
import { tasks } from '../../training/tasks/index.ts';
import { defaults, type Optimiser } from '../../training/optimiser.ts';
import type { Setup } from '../../training/checkpoint.ts';

export const RACERS = [
  { cell: 'rnn', name: 'RNN' },
  { cell: 'lstm', name: 'LSTM' },
  { cell: 'gru', name: 'GRU' },
] as const;

/** The tasks whose loss the engine has too, so that any moment can be examined. */
export const TASKS = ['recall', 'temporal-order', 'copy', 'pen'] as const;
export const RULES = ['adam', 'momentum', 'sgd'] as const;
export const UNITS = [4, 8, 16, 32];
/** Updates a second; null for as many as there can be. */
export const PACES = [2, 20, 100, null] as const;
export const MOST_LAG = 60;
export const LEAST_LAG = 5;
export const MOST_SEED = 99;
export const RATE = { min: 0.0001, max: 1 };
export const KEEP = { min: -2, max: 6 };
export const MOST_CLIP = 10;
/** Sequences of one batch. */
const ROWS = 32;

/** As the reader sets it. Whatever of it is another number begins the race again, but for the pace. */
export interface Race {
  readonly task: (typeof TASKS)[number];
  /** T, the task's own dial of that letter; null where the task has none. */
  readonly lag: number | null;
  readonly seed: number;
  readonly units: number;
  readonly rule: Optimiser['rule'];
  readonly rate: number;
  /** The bias of the gates that keep the state. */
  readonly keep: number;
  /** The norm to which gradients are clipped; 0 for no clipping. */
  readonly clip: number;
}

/**
 * With these, on each of the seeds 1 to 6, the LSTM and the GRU have the mark right after some 100 to 250 updates; the RNN has not after
 * 2000, and on five of the six not after 4000.
 */
export const USUAL: Race = {
  ...{ task: 'recall', lag: 30, seed: 1, units: 8 },
  ...{ rule: 'adam', rate: 0.003, keep: 1, clip: 1 },
};
export const USUAL_PACE = 20;

/** Any text of the right form gives a race that can be run. */
export function raceOf(settings: Settings): Race {
  const task = oneOf(TASKS, settings.task, USUAL.task);
  const dial = tasks[task]!.dials.T;
  const units = Number(settings.units);
  return {
    task,
    lag: dial
      ? numberWithin(settings.lag, USUAL.lag!, Math.max(dial.least, LEAST_LAG), MOST_LAG)
      : null,
    seed: numberWithin(settings.seed, USUAL.seed, 1, MOST_SEED),
    units: UNITS.includes(units) ? units : USUAL.units,
    rule: oneOf(RULES, settings.optimiser, USUAL.rule),
    rate: numberWithin(settings.rate, USUAL.rate, RATE.min, RATE.max),
    keep: numberWithin(settings.keep, USUAL.keep, KEEP.min, KEEP.max),
    clip: numberWithin(settings.clip, USUAL.clip, 0, MOST_CLIP),
  };
}

export function paceOf({ pace }: Settings): number | null {
  if (pace === 'full') return null;
  return PACES.find((one) => String(one) === pace) ?? USUAL_PACE;
}

/** The setups of the three runs: the same but for the cell, and all from one seed. */
export function setupsOf({ task, lag, seed, units, rule, rate, keep, clip }: Race): Setup[] {
  return RACERS.map(({ cell }) => ({
    task: { name: task, ...(lag !== null && { parameters: { T: lag } }) },
    cells: [cell],
    hidden: units,
    start: { recurrent: 'uniform', gain: 1, keep },
    optimiser: { ...defaults, rule, rate, clip: clip === 0 ? null : clip },
    rows: ROWS,
    seed,
  }));
}

/** A number as a setting has it. */
export const asSetting = (value: number) => String(Number(value.toFixed(6)) + 0);

/** The settings by which these setups come to be; null where they are no race of this figure. */
export function settingsOf(setups: readonly Setup[]): Settings | null {
  const first = setups[0];
  if (!first || !isTask(first.task.name)) return null;
  const { task, hidden, start, optimiser, seed } = first;
  const T = task.parameters?.T;
  const settings: Settings = {
    task: task.name,
    ...(T !== undefined && { lag: asSetting(T) }),
    seed: asSetting(seed),
    units: asSetting(hidden),
    optimiser: optimiser.rule,
    rate: asSetting(optimiser.rate),
    keep: asSetting(start.keep ?? 0),
    clip: asSetting(optimiser.clip ?? 0),
  };
  return keyOf(setupsOf(raceOf(settings))) === keyOf(setups) ? settings : null;
}

const isTask = (name: string) => TASKS.some((one) => one === name);

/** The same text for the same setups, whatever the order of their fields. */
export function keyOf(setups: readonly Setup[]): string {
  return `race ${JSON.stringify(setups.map(sorted))}`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
