/** The networks that the figure on speech trains, in step. experiments/phones.ts measures these. */
import type { Setup } from '../checkpoint.ts';
import { defaults } from '../optimiser.ts';

export interface PhonesNetwork {
  readonly id: 'one-way' | 'two-way' | 'stacked' | 'stacked-two-way';
  readonly setup: Setup;
}

const shared = {
  task: { name: 'phones' },
  start: { recurrent: 'orthogonal', gain: 1, keep: null },
  optimiser: { ...defaults, rule: 'adam', rate: 0.01, clip: 1 },
  halving: 700,
  rows: 32,
  seed: 1,
} as const;

/** As many units as bring each near twenty thousand weights, so that none is better for being larger. */
export const NETWORKS: readonly PhonesNetwork[] = [
  { id: 'one-way', setup: { ...shared, cells: ['gru'], hidden: 64 } },
  { id: 'two-way', setup: { ...shared, cells: ['gru'], hidden: 40, twoWay: true } },
  { id: 'stacked', setup: { ...shared, cells: ['gru', 'gru'], hidden: 40 } },
  { id: 'stacked-two-way', setup: { ...shared, cells: ['gru', 'gru'], hidden: 24, twoWay: true } },
];

/** Where training stops by itself; and how many more a reader who goes on asks for. */
export const UPDATES = 2000;
