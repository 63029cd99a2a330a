/** Generators for the batches of a run, each from three whole numbers: the run's seed, what it is for, and which batch it is. */
import type { Random } from '../engine/initial.ts';
import { randomFrom } from '../engine/random.ts';

export const STREAMS = { training: 1, examination: 2 } as const;

/** The same three numbers give the same generator; in others each bit is another with probability near one half. */
export function streamOf(seed: number, stream: keyof typeof STREAMS, batch: number): Random {
  return randomFrom(mixed(mixed(mixed(seed) ^ STREAMS[stream]) ^ batch));
}

/** A permutation of the 32-bit numbers in which each bit depends on all (shifts, and products with odd numbers, can be undone). */
function mixed(number: number): number {
  let h = (number + 0x9e3779b9) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
