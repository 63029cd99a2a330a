/** What chapter 10 asks its reader, and the numbers its prose speaks of. */
import { errorOverDistance, rateOf } from '../src/engine/derived/through-time.ts';
import { withShifted, withSteps } from '../src/engine/experiment.ts';
import { longLagExperiment, type StartRule } from '../src/engine/initial.ts';
import { Trace } from '../src/engine/trace.ts';
import { norm } from '../src/engine/vector.ts';
import { setupOf } from '../src/figures/side-by-side/setup.ts';
import type { Mistake } from '../src/prose/Exercise.tsx';
import { seven, sevenCoupled, sevenGru, sevenLstm } from './pen.ts';

/** As the figure starts. */
const { seed, steps: lag, units, rule: usual } = setupOf({}, 100);

/** The factor a step of the error of the last loss: of c where there is a memory, else of h. */
function factorOf(trace: Trace): number {
  const { error, memory } = errorOverDistance(trace, '1', undefined, null);
  return rateOf(memory ?? error)!.factor;
}

const remembered = new Map<string, number>();

/** The factor a step of a network at its start, as the first figure draws it. Computed when it is first asked for. */
export function fresh(cell: string, rule: Partial<StartRule> = {}, from = seed): number {
  const key = `${cell} ${from} ${JSON.stringify(rule)}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const experiment = longLagExperiment(cell, units, lag, { ...usual, ...rule }, from);
  const factor = factorOf(new Trace(experiment));
  remembered.set(key, factor);
  return factor;
}

/** A seed whose LSTM explodes where its matrices are five times orthogonal ones. */
export const EXPLODING = 15;

/** The powers of ten that an error loses on the whole way. */
export const powersLost = (factor: number) => -Math.log10(factor) * (lag - 1);

/** The prediction: by how many powers of ten falls the error of the LSTM's memory at the start? */
export const POWERS = [1, 10, 20];
export const atTheStart = () => {
  const gaps = POWERS.map((powers) => Math.abs(powers - powersLost(fresh('lstm'))));
  return gaps.indexOf(Math.min(...gaps));
};

const STEPS = 60;

/** The networks that learned the 7; the figure lets them read it again and again. */
export const learned = [
  { name: 'RNN', experiment: seven },
  { name: 'LSTM', experiment: sevenLstm },
  { name: 'Coupled LSTM', experiment: sevenCoupled },
  { name: 'GRU', experiment: sevenGru },
];

/** The six moves, ten times. */
export const long = withSteps(sevenLstm, STEPS);

/** The factor a step of one of them, over the six moves ten times. */
export function factorOfLearned(name: string): number {
  const key = `learned ${name}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const { experiment } = learned.find((one) => one.name === name)!;
  const factor = factorOf(new Trace(withSteps(experiment, STEPS)));
  remembered.set(key, factor);
  return factor;
}

/** The same cell with its forget gates opened: their bias raised by 1. */
const openedLong = () => new Trace(withShifted(long, '1', ['b_f'], 1, long));

/** The prediction: is more error left of the memory at t = 55 when the gates are opened? More, about the same, much less. */
export const opened = () => {
  const [before, after] = [new Trace(long), openedLong()].map((trace) =>
    norm(trace.errorByLoss(STEPS, `1.c@${STEPS - 5}`)!),
  );
  return after! > before! * 1.5 ? 0 : after! < before! / 2 ? 2 : 1;
};

/** The largest number that a memory comes to. */
const largestMemory = (trace: Trace) =>
  Math.max(
    ...Array.from({ length: trace.steps }, (_, k) =>
      Math.max(...trace.value(`1.c@${k + 1}`)!.map(Math.abs)),
    ),
  );
export const largestAtStart = () => largestMemory(new Trace(long));
export const largestOpened = () => largestMemory(openedLong());

/** The exercise is about unit 2. */
const UNIT = 1;

const lastLoss = (trace: Trace) => trace.labelled.at(-1)!;
const errorAt = (trace: Trace, t: number) => trace.errorByLoss(lastLoss(trace), `1.c@${t}`)![UNIT]!;

/** ∏ f over the steps after t, up to the last. */
export const gatesOnTheWay = (trace: Trace, t: number) => {
  let product = 1;
  for (let k = t + 1; k <= lastLoss(trace); k++) product *= trace.value(`1.f@${k}`)![UNIT]!;
  return product;
};
export const errorAtTheEnd = (trace: Trace) => errorAt(trace, lastLoss(trace));
export const errorHere = (trace: Trace, t: number) => errorAt(trace, t);

/** What came along the line alone, in per cent of the whole. */
export const shareOfLine = (trace: Trace, t: number) =>
  (100 * gatesOnTheWay(trace, t) * errorAtTheEnd(trace)) / errorHere(trace, t);

export const mistakes: readonly Mistake[] = [
  {
    gives: (trace, t) => 100 * gatesOnTheWay(trace, t),
    says: 'That is what the line leaves of the error it starts with. Asked for is how much that is of the error that arrives.',
  },
  {
    gives: (trace, t) => 100 - shareOfLine(trace, t),
    says: 'That is what came on all other ways.',
  },
  {
    gives: (trace, t) =>
      (100 * errorHere(trace, t)) / (gatesOnTheWay(trace, t) * errorAtTheEnd(trace)),
    says: 'That is the wrong way round: the part of the line goes above, the whole below.',
  },
  {
    gives: (trace, t) => shareOfLine(trace, t) / 100,
    says: 'That is the share itself. In per cent it is a hundred times as much.',
  },
];
