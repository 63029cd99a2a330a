/** What chapter 11 starts from, what it asks its reader, and the numbers its prose speaks of. */
import { entryOf, type Experiment } from '../src/engine/experiment.ts';
import { Trace } from '../src/engine/trace.ts';
import { descend, type Path } from '../src/figures/loss-surface/descent.ts';
import { setupOf, type Start } from '../src/figures/loss-surface/setup.ts';
import { surfaceOf } from '../src/figures/loss-surface/surface.ts';
import { networkAt } from '../src/figures/training/flow.ts';
import { raceOf, setupsOf } from '../src/figures/training/setup.ts';
import type { Mistake } from '../src/prose/Exercise.tsx';
import { startingPoint } from '../src/training/checkpoint.ts';
import { gradientOf, oneUpdate, type OneUpdate } from '../src/training/one-update.ts';
import { normOf } from '../src/training/optimiser.ts';
import { beginnerWeights, cliff, halves, overCliff } from './learning-starts.ts';
import { seven } from './pen.ts';

export { cliff, cliffNames, halves, overCliff, overRules } from './learning-starts.ts';

/** The network of Part I before it learned. */
export const beginner: Experiment = {
  ...seven,
  title: 'A pen writes a 7, for a network that has learned nothing yet',
  ...beginnerWeights,
};

/** One update along the gradient, from the start of figure 11.1. */
export function firstUpdate(rate: number): OneUpdate {
  return oneUpdate(new Trace(halves), 'gradient', rate);
}

/** How much of what the gradient promised has happened, in per cent. */
export const keptOf = (rate: number) => {
  const { promised, happened } = firstUpdate(rate);
  return (100 * happened) / promised;
};

/** The rates the chapter asks about: the figure's own, one that is small, and one that is too large. */
export const SMALL = 0.001;
export const USUAL = 0.2;
export const LARGE = 5;

/** The prediction: with 25 times the rate, does the loss fall by 25 times as much, by more than before, or rise? */
export const atLarge = () => {
  const [large, usual] = [firstUpdate(LARGE).happened, firstUpdate(USUAL).happened];
  if (large > 0) return 2;
  return large < 10 * usual ? 0 : 1;
};

/** The exercise: what the gradient promises for a rate of 0.05. */
export const EXERCISE_RATE = 0.05;
export const sizeOf = (trace: Trace) => normOf(gradientOf(trace));
export const promiseOf = (trace: Trace) => -EXERCISE_RATE * sizeOf(trace) ** 2;
export const mistakes: readonly Mistake[] = [
  {
    gives: (trace) => -EXERCISE_RATE * sizeOf(trace),
    says: 'That is the length of the step, η‖g‖. The loss falls by that length times the slope along it, and the slope is ‖g‖ once more.',
  },
  {
    gives: (trace) => EXERCISE_RATE * sizeOf(trace) ** 2,
    says: 'The size is right. The loss falls: give it the sign.',
  },
  {
    gives: (trace) => -(sizeOf(trace) ** 2),
    says: 'That is the slope along −g, the fall for a rate of 1. Multiply by the rate.',
  },
  {
    gives: (trace) => -((EXERCISE_RATE * sizeOf(trace)) ** 2),
    says: 'The rate stands there once: a step of length η‖g‖, times a slope of ‖g‖.',
  },
];

/** The ways of a figure of the loss over two weights, as it starts. */
export function waysOf(start: Start, experiment: Experiment): readonly Path[] {
  const { pair, runs, updates } = setupOf({}, start, experiment);
  const surface = surfaceOf(experiment, pair);
  const from = pair.map((entry) => entryOf(experiment, entry)) as unknown as [number, number];
  return runs.map(({ optimiser }) => descend(surface, from, optimiser, updates)!);
}

/** The way over the cliff without clipping: at which step from 0 the gradient is largest, and what then happens. */
export function atTheWall() {
  const { steps } = waysOf(overCliff, cliff)[0]!;
  const norms = steps.map(({ norm }) => norm);
  const at = norms.indexOf(Math.max(...norms));
  const before = norms.slice(0, at).toSorted((a, b) => a - b);
  return {
    /** The number of the update made there, from 1. */
    update: at + 1,
    norm: norms[at]!,
    times: norms[at]! / before[before.length >> 1]!,
    loss: steps[at]!.loss,
    lossAfter: steps[at + 1]!.loss,
  };
}

/** Of 121 starts round that of the figure, up to 0.1 away in either weight: from how many each of the two ways ends beyond the wall. */
export function beyondTheWall(): number[] {
  const { pair, runs, updates } = setupOf({}, overCliff, cliff);
  const surface = surfaceOf(cliff, pair);
  const [x, y] = pair.map((entry) => entryOf(cliff, entry)) as [number, number];
  const tenths = Array.from({ length: 11 }, (_, k) => (k - 5) / 50);
  const starts = tenths.flatMap((dx) => tenths.map((dy) => [x + dx, y + dy] as const));
  return runs.map(
    ({ optimiser }) =>
      starts.filter((start) => descend(surface, start, optimiser, updates)!.steps.at(-1)!.loss > 1)
        .length,
  );
}

/** The loss at the end of the way with clipping. */
export const lossAfterClipping = () => waysOf(overCliff, cliff)[1]!.steps.at(-1)!.loss;

/** The angle between Adam's first step and the downhill direction, at the start of figure 11.1, in degrees. */
export const adamAngle = () => oneUpdate(new Trace(halves), 'adam', USUAL).angle!;

/** The LSTM of the race before its first update, as the figure is set at the start: on the sequence on which its error is watched. */
const racer = setupsOf(raceOf({}))[1]!;
export const racing: Experiment = networkAt(racer, startingPoint(racer).weights, 0);
