/** What chapter 8 asks its reader, and how the engine marks it. */
import { traceOf, type Trace } from '../src/engine/trace.ts';
import type { Mistake } from '../src/prose/Exercise.tsx';
import byHandFile from './experiments/gates-by-hand.json';
import { experimentOf } from './pen.ts';

/** One unit whose gates are inputs: the reader sets them. */
export const byHand = experimentOf(byHandFile);

/** The prediction: beside the error of c_5, how large is that of c_2, three kept steps earlier? Smaller, the same, larger. */
export const keptBack = (() => {
  const trace = traceOf(byHand);
  const [early, late] = [2, 5].map((t) => Math.abs(trace.error(`1.c@${t}`)![0]!));
  return early! < late! - 1e-9 ? 0 : early! > late! + 1e-9 ? 2 : 1;
})();

/** The exercise is about unit 1. */
const UNIT = 0;

const value = (trace: Trace, name: string, t: number) => trace.value(`1.${name}@${t}`)![UNIT]!;

/** c_t = f_t c_{t−1} + i_t g_t. */
export const memory = (trace: Trace, t: number) => value(trace, 'c', t);
const kept = (trace: Trace, t: number) => value(trace, 'f', t) * value(trace, 'c', t - 1);
const written = (trace: Trace, t: number) => value(trace, 'i', t) * value(trace, 'g', t);

export const mistakes: readonly Mistake[] = [
  {
    gives: written,
    says: 'That is what is written. What is kept of the old memory comes to it: f times c of the step before.',
  },
  {
    gives: kept,
    says: 'That is what is kept of the old memory. What is written comes to it: i times g.',
  },
  {
    gives: (trace, t) => value(trace, 'c', t - 1) + written(trace, t),
    says: 'That keeps all of the old memory. The forget gate f lets a part of it pass: multiply.',
  },
  {
    gives: (trace, t) => kept(trace, t) + value(trace, 'g', t),
    says: 'That writes all of the candidate. The input gate i lets a part of it pass: multiply.',
  },
  {
    gives: (trace, t) => value(trace, 'f', t) * value(trace, 'h', t - 1) + written(trace, t),
    says: 'That keeps h of the step before. The forget gate stands before the memory, c.',
  },
  {
    gives: (trace, t) => value(trace, 'o', t) * Math.tanh(memory(trace, t)),
    says: 'That is h, which the output gate lets out. Asked for is the memory behind it.',
  },
];

/** How much of the old memory of unit 2 is left after the six steps: the product of its forget gates. */
export const keptOverall = (trace: Trace) => {
  let product = 1;
  for (let t = 1; t <= trace.steps; t++) product *= trace.value(`1.f@${t}`)![1]!;
  return product;
};
