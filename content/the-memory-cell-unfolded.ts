/** What chapter 9 asks its reader, and how the engine marks it. */
import { bugNamed, brokenGradients } from '../src/engine/bugs.ts';
import { traceOf, type Trace } from '../src/engine/trace.ts';
import { norm } from '../src/engine/vector.ts';
import type { Mistake } from '../src/prose/Exercise.tsx';
import { sevenLstm } from './pen.ts';

const share = (trace: Trace, at: string, consumer: string) =>
  trace.shares(at).find((part) => part.consumer === consumer)?.values;

/** How far a road is on its way: the sizes of the two parts of the error of c_t. */
export const fromOwnState = (t: number) => (trace: Trace) =>
  norm(share(trace, `1.c@${t}`, `tanh_c@${t}`)!);
export const fromNextMemory = (t: number) => (trace: Trace) =>
  norm(share(trace, `1.c@${t}`, `c@${t + 1}`)!);

/** The prediction: which of the two roads brings more error to c_1, in the cell the chapter starts with? */
export const largerAtFirst = (() => {
  const trace = traceOf(sevenLstm);
  return fromOwnState(1)(trace) > fromNextMemory(1)(trace) ? 0 : 1;
})();

/** Of the error of c_1, what a program finds that does not pass on the error of the memory, by size. */
export const leftWithout = (name: string, at: string) => (trace: Trace) => {
  const { reverse } = brokenGradients(trace, bugNamed(name)!);
  const strand = trace.strands[0]!;
  const [quantity, t] = at.split('@') as [string, string];
  const { offset, size } = strand.plan.quantity.get(quantity)!;
  const from = Number(t) * strand.plan.stride + offset;
  return norm(reverse.errors[0]!.subarray(from, from + size)) / norm(trace.error(`1.${at}`)!);
};

/** The exercise is about unit 1. */
const UNIT = 0;

const value = (trace: Trace, name: string, t: number) => trace.value(`1.${name}@${t}`)?.[UNIT] ?? 0;
const error = (trace: Trace, name: string, t: number) => trace.error(`1.${name}@${t}`)?.[UNIT] ?? 0;

/** ∂L/∂c_t, the two roads together. */
export const errorOfMemory = (trace: Trace, t: number) => error(trace, 'c', t);
/** (1 − tanh² c_t) o_t ∂L/∂h_t. */
const throughState = (trace: Trace, t: number) =>
  (1 - value(trace, 'tanh_c', t) ** 2) * value(trace, 'o', t) * error(trace, 'h', t);
/** f_{t+1} ∂L/∂c_{t+1}: nothing at the last step. */
const throughMemory = (trace: Trace, t: number) =>
  value(trace, 'f', t + 1) * error(trace, 'c', t + 1);

/** 1 − tanh² c_t of unit 2, of which the text speaks. */
export const slopeOfMemory = (trace: Trace, t: number) =>
  1 - trace.value(`1.tanh_c@${t}`)![1]! ** 2;

export const mistakes: readonly Mistake[] = [
  {
    gives: throughState,
    says: 'That is the road from h alone. The memory is used once more, by the memory of the next step: add what comes back from there.',
  },
  {
    gives: throughMemory,
    says: 'That is the road from the next memory alone. The memory is also shown, through h: add what comes back from there.',
  },
  {
    gives: (trace, t) => throughState(trace, t) + value(trace, 'f', t) * error(trace, 'c', t + 1),
    says: 'That takes this step’s forget gate. Between this memory and the next stands the gate of the next step.',
  },
  {
    gives: (trace, t) => throughState(trace, t) + error(trace, 'c', t + 1),
    says: 'That passes the next memory’s error on as it is. The forget gate of the next step multiplies it.',
  },
  {
    gives: (trace, t) => value(trace, 'o', t) * error(trace, 'h', t) + throughMemory(trace, t),
    says: 'That leaves out the slope of the tanh round the memory, 1 − tanh² c.',
  },
  {
    gives: (trace, t) =>
      (1 - value(trace, 'c', t) ** 2) * value(trace, 'o', t) * error(trace, 'h', t) +
      throughMemory(trace, t),
    says: 'That has 1 − c² for the slope. It is 1 − tanh² c: the tanh first, then the square.',
  },
];
