/** What a reader sets: how the networks are drawn, and how long the lag is. */
import { cells } from '../../engine/cells/index.ts';
import { longLagExperiment, type StartRule } from '../../engine/initial.ts';
import type { Settings } from '../../lab/settings.ts';
import type { Named } from './model.ts';

export const COMPARED = ['rnn', 'lstm', 'gru'] as const;
export type Compared = (typeof COMPARED)[number];

export const UNITS = [4, 8, 16, 32];
export const MOST_STEPS = 300;
export const KEEP = { min: -2, max: 6 };
export const MOST_GAIN = 5;
export const MOST_SEED = 99;
/** Of the seeds of the band the most ordinary one: its three factors a step lie nearest to the medians of all. */
export const USUAL_SEED = 18;
/** The seeds of the band: 1 to this. */
export const MANY = 20;

export interface Setup {
  readonly seed: number;
  readonly steps: number;
  readonly units: number;
  readonly rule: StartRule;
  readonly many: boolean;
}

const within = (text: string | undefined, usual: number, min: number, max: number) =>
  text === undefined ? usual : Math.min(Math.max(Number(text), min), max);

/** `usual` is T where the reader has set nothing. Any text of the right form gives a setup that can be drawn. */
export function setupOf(settings: Settings, usual: number): Setup {
  const units = Number(settings.units);
  return {
    seed: within(settings.seed, USUAL_SEED, 1, MOST_SEED),
    steps: within(settings.lag, usual, 1, MOST_STEPS),
    units: UNITS.includes(units) ? units : 16,
    rule: {
      recurrent: settings.drawn === 'orthogonal' ? 'orthogonal' : 'uniform',
      gain: within(settings.gain, 1, 0, MOST_GAIN),
      keep: within(settings.keep, 0, KEEP.min, KEEP.max),
    },
    many: settings.seeds === 'many',
  };
}

/** A number as a setting has it: at most two decimals. */
export const asSetting = (value: number) => String(Number(value.toFixed(2)) + 0);

export function drawnNetwork(cell: Compared, { units, steps, rule }: Setup, seed: number): Named {
  return {
    name: cells[cell]!.title,
    experiment: longLagExperiment(cell, units, steps, rule, seed),
  };
}
