/** What chapter 3 asks its reader to predict, and what the engine says of it. */
import type { Trace } from '../src/engine/trace.ts';

/** The 7 among the classes. */
const SEVEN = 1;

/** The probability of the 7 at each step. */
export const sevens = (trace: Trace): number[] =>
  Array.from({ length: trace.steps }, (_, k) => trace.value(`readout.z@${k + 1}`)![SEVEN]!);

export const placeOfSeven = (k: number) => `readout.z@${k + 1}.${SEVEN}`;

/** L_1; of a first step without a label there is none, which is a loss of 0. */
export const firstLoss = (trace: Trace): number => trace.losses[0] ?? 0;
