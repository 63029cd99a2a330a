/** How long one update takes: a batch that stands ready, forward, reverse, gradient, move. The code that a page runs, under Node. */
import { createLearner } from '../src/training/create.ts';
import { bestBuild } from '../src/training/kernels/program.ts';
import type { Batch, Learner } from '../src/training/learner.ts';
import { defaults, type Optimiser } from '../src/training/optimiser.ts';
import { createPlainLearner } from '../src/training/plain.ts';
import { moduleOf } from '../src/training/kernels/module.ts';
import { nodeThread } from '../src/training/two/testing/node-thread.ts';
import { twoThreads } from '../src/training/two/thread.ts';
import { parameterCount, startOf, type Shape } from '../src/training/shape.ts';
import { randomFrom } from '../src/engine/random.ts';
import { arithmetic, multiplyAdds } from './ceiling.ts';
import '../src/training/testing/relaxed-simd.ts';

export interface Size {
  readonly cell: string;
  readonly input: number;
  readonly hidden: number;
  readonly steps: number;
  readonly batch: number;
  readonly classes: number;
}

const size = (cell: string, input: number, hidden: number, steps: number, batch: number): Size => ({
  cell,
  input,
  hidden,
  steps,
  batch,
  classes: input,
});

/** Tiny, small, medium, large; and the plain network at the medium size. */
export const SIZES: Readonly<Record<string, Size>> = {
  S1: size('lstm', 3, 4, 6, 1),
  S2: size('lstm', 32, 32, 32, 1),
  S3: size('lstm', 64, 128, 64, 16),
  S4: size('lstm', 64, 256, 64, 32),
  R3: size('rnn', 64, 128, 64, 16),
};

const sgd: Optimiser = { rule: 'sgd', rate: 0.01, ...defaults };
const ROUNDS = 15;
const WARM_UP = 400;
const ROUND = 100;

export interface Timing extends Size {
  readonly optimiser: string;
  readonly learner: Learner['kind'];
  readonly parameters: number;
  /** Updates a second, from the median of the rounds. */
  readonly stepsPerSecond: number;
  /** Milliseconds an update: median and least. */
  readonly median: number;
  readonly least: number;
  /** Milliseconds that the multiply-adds of an update take on one core if nothing else is to be done, measured in between; null without SIMD. */
  readonly ceiling: number | null;
  /** The ceiling as a part of the least time. */
  readonly ofCeiling: number | null;
}

const shapeOf = ({ cell, input, hidden, classes }: Size): Shape => ({
  cells: [cell],
  hidden,
  inputs: input,
  outputs: classes,
  loss: 'cross-entropy',
});

function batchOf({ input, steps, batch, classes }: Size): Batch {
  const random = randomFrom(1);
  const count = steps * batch;
  return {
    rows: batch,
    steps,
    inputs: Float32Array.from({ length: count * input }, () => 2 * random() - 1),
    classes: Int32Array.from({ length: count }, () => Math.floor(random() * classes)),
  };
}

/** The learner whose updates two threads share. */
async function createTwo(shape: Shape): Promise<Learner> {
  const build = bestBuild();
  if (build === null) throw new RangeError('There is no SIMD here, so there are no two threads.');
  const thread = nodeThread();
  const threads = await twoThreads(thread, await moduleOf(build), build, 'memory');
  thread.release();
  return threads.learner(shape);
}

const makers = { fast: createLearner, plain: createPlainLearner, two: createTwo };

/** Throws a RangeError where there is no such cell. */
export async function timeOf(of: Size, maker: keyof typeof makers = 'fast'): Promise<Timing> {
  const shape = shapeOf(of);
  const learner = await makers[maker](shape);
  learner.write(startOf(shape, { recurrent: 'uniform', gain: 1, keep: 1 }, 1));
  const batch = batchOf(of);
  let calls = 0;
  const until = performance.now() + WARM_UP;
  do {
    learner.step(batch, sgd);
    calls++;
  } while (performance.now() < until);
  const each = Math.max(1, Math.round((calls * ROUND) / WARM_UP));
  const build = bestBuild();
  const perSecond = build && (await arithmetic(build));
  let most = 0;
  const times = Array.from({ length: ROUNDS }, () => {
    if (perSecond) most = Math.max(most, perSecond());
    const start = performance.now();
    for (let k = 0; k < each; k++) learner.step(batch, sgd);
    return (performance.now() - start) / each;
  }).sort((a, b) => a - b);
  const median = times[(ROUNDS - 1) / 2]!;
  const least = times[0]!;
  const ceiling = perSecond && (1000 * multiplyAdds(shape, of.batch, of.steps)) / most;
  return {
    ...of,
    optimiser: 'sgd',
    learner: learner.kind,
    parameters: parameterCount(shape),
    stepsPerSecond: 1000 / median,
    median,
    least,
    ceiling,
    ofCeiling: ceiling && ceiling / least,
  };
}

/** All sizes, with the plain learner beside the one in WebAssembly. */
export async function trainingTable(): Promise<Record<string, string | number>[]> {
  const rows = [];
  for (const [name, one] of Object.entries(SIZES)) {
    const fast = await timeOf(one);
    const plain = await timeOf(one, 'plain');
    rows.push({
      size: name,
      cell: one.cell,
      'input / hidden / steps / batch': `${one.input} / ${one.hidden} / ${one.steps} / ${one.batch}`,
      learner: fast.learner,
      'ms an update': shown(fast.median),
      'at least': shown(fast.least),
      ...(fast.ceiling && { 'arithmetic alone': shown(fast.ceiling) }),
      'plain TypeScript ms': shown(plain.median),
      'times as fast': shown(plain.median / fast.median),
    });
  }
  return rows;
}

const shown = (value: number) => Number(value.toPrecision(3));
