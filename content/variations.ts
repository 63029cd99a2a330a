/** What chapter 12 asks its reader, and how the engine marks it. */
import { traceOf, type Trace } from '../src/engine/trace.ts';
import { norm } from '../src/engine/vector.ts';
import type { Mistake } from '../src/prose/Exercise.tsx';
import { sevenLstm, sevenPeephole } from './pen.ts';

/** The part of an error of t = 3 that comes back through one use, by size. */
export const sizeThrough = (at: string, consumer: string) => (trace: Trace) =>
  norm(trace.shares(at).find((share) => share.consumer === consumer)!.values);

/** So many numbers a layer has in its tables of weights. */
export const countWeights = (trace: Trace) =>
  trace.strands[0]!.plan.parameters.reduce((sum, { length }) => sum + length, 0);

export const weightsOfLstm = countWeights(traceOf(sevenLstm));

/** The prediction: in the cell with peepholes, which part of the error of c_3 is the largest? As it was, or one of the new ones. */
export const largestOnMemory = (() => {
  const shares = traceOf(sevenPeephole).shares('1.c@3');
  const largest = shares.toSorted((a, b) => norm(b.values) - norm(a.values))[0]!.consumer;
  return ['tanh_c@3', 'c@4'].indexOf(largest) < 0 ? 2 : ['tanh_c@3', 'c@4'].indexOf(largest);
})();

/** The exercise is about unit 2 of the GRU. */
const UNIT = 1;

const value = (trace: Trace, name: string, t: number) => trace.value(`1.${name}@${t}`)![UNIT]!;
const errorOfState = (trace: Trace, t: number) => trace.error(`1.h@${t}`)![UNIT]!;

/** ∂L/∂u_t = (h_{t−1} − n_t) ∂L/∂h_t. */
export const errorOfUpdate = (trace: Trace, t: number) => trace.error(`1.u@${t}`)![UNIT]!;

export const mistakes: readonly Mistake[] = [
  {
    gives: (trace, t) => value(trace, 'h', t - 1) * errorOfState(trace, t),
    says: 'That is what comes through u ⊙ h. The gate stands in the other product too, as 1 − u: subtract what comes from there.',
  },
  {
    gives: (trace, t) => -value(trace, 'n', t) * errorOfState(trace, t),
    says: 'That is what comes through (1 − u) ⊙ n. The gate stands in the other product too: add what comes from there.',
  },
  {
    gives: (trace, t) => (value(trace, 'n', t) - value(trace, 'h', t - 1)) * errorOfState(trace, t),
    says: 'That has the sign the wrong way round: the minus belongs to the candidate, which is multiplied by 1 − u.',
  },
  {
    gives: (trace, t) => (value(trace, 'h', t - 1) + value(trace, 'n', t)) * errorOfState(trace, t),
    says: 'That adds the two. Through 1 − u an error comes with a minus.',
  },
  {
    gives: (trace, t) => (value(trace, 'h', t) - value(trace, 'n', t)) * errorOfState(trace, t),
    says: 'That has the new state. What the gate multiplied is the old one.',
  },
];
