/** What chapter 4 asks its reader, and how the engine marks it. */
import { traceOf, type Trace } from '../src/engine/trace.ts';
import { norm } from '../src/engine/vector.ts';
import type { Mistake } from '../src/prose/Exercise.tsx';
import { seven } from './pen.ts';

export const start = seven;

const share = (trace: Trace, at: string, consumer: string) =>
  trace.shares(at).find((part) => part.consumer === consumer)?.values;

/** The prediction: which addend of ∂L/∂h_1 is larger, in the network the chapter starts with? */
export const largerAtFirst = (() => {
  const trace = traceOf(start);
  const [output, future] = ['alpha@1', 'a_h@2'].map((from) => norm(share(trace, '1.h@1', from)!));
  return output! > future! ? 0 : 1;
})();

/** The exercise is about unit 2. */
const UNIT = 1;

export const errorOfSum = (trace: Trace, t: number) => trace.error(`1.a_h@${t}`)![UNIT]!;

const h = (trace: Trace, t: number) => trace.value(`1.h@${t}`)![UNIT]!;
const errorOfState = (trace: Trace, t: number) => trace.error(`1.h@${t}`)![UNIT]!;
const slope = (trace: Trace, t: number) => 1 - h(trace, t) ** 2;
const fromOutput = (trace: Trace, t: number) => share(trace, `1.h@${t}`, `alpha@${t}`)![UNIT]!;

export const mistakes: readonly Mistake[] = [
  {
    gives: errorOfState,
    says: 'That is ∂L/∂h, not yet ∂L/∂a: the error still has to pass the tanh, which multiplies it by 1 − h².',
  },
  {
    gives: (trace, t) => fromOutput(trace, t) * slope(trace, t),
    says: 'That is the output’s addend alone. The state is used once more, by the next step: add what comes back from there.',
  },
  {
    gives: (trace, t) => (errorOfState(trace, t) - fromOutput(trace, t)) * slope(trace, t),
    says: 'That is the future’s addend alone. The state is also read by its own output: add what comes back from there.',
  },
  {
    gives: (trace, t) => errorOfState(trace, t) * (1 - h(trace, t - 1) ** 2),
    says: 'That is the slope at h of the step before. The tanh that made this state has this state’s own h in its slope.',
  },
  {
    gives: (trace, t) => errorOfState(trace, t) * (1 - h(trace, t)),
    says: 'That has 1 − h for the slope. The slope of the tanh is 1 − h²: square h first.',
  },
];
