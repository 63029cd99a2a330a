import type { Trace } from '../engine/trace.ts';

/** A number that a chapter reads off the reader's network. */
export type Reading = (trace: Trace, step: number) => number | undefined;

/**
 * The number, or undefined where the reader's network has none: a chapter speaks of the network it starts with, and the
 * reader may have made the sequence shorter than its sentences.
 */
export function numberOf(reading: Reading, trace: Trace, step: number): number | undefined {
  try {
    const value = reading(trace, step);
    return value === undefined || Number.isNaN(value) ? undefined : value;
  } catch {
    return undefined;
  }
}
