/** Trainers whose workers and time are a test's, and what a run comes to without any. */
import { afterEach, expect } from 'vitest';
import type { Checkpoint, Setup } from '../checkpoint.ts';
import { Run } from '../run.ts';
import { createTrainer, type Trainer, type TrainerOptions } from '../trainer.ts';
import { FakeClock, FakeWorker, settled } from './fake.ts';
import { setupOf } from './setups.ts';
import { createSlowLearner } from './slow-learner.ts';

const trainers: Trainer[] = [];
afterEach(() => trainers.splice(0).forEach((trainer) => trainer.dispose()));

/** A trainer on workers that are none; it is disposed of after the test. `until` fails where what it waits for does not come. */
export function begin(setups: readonly Setup[] = [setupOf()], options: TrainerOptions = {}) {
  const clock = new FakeClock();
  const workers: FakeWorker[] = [];
  const trainer = createTrainer(setups, {
    clock,
    makeWorker: () => {
      workers.push(new FakeWorker(clock));
      return workers.at(-1)!;
    },
    ...options,
  });
  trainers.push(trainer);
  const now = () => trainer.getSnapshot();
  const until = async (isSo: () => boolean, turns?: number) => {
    await settled(clock, isSo, turns);
    expect(isSo(), 'what was waited for').toBe(true);
  };
  const reaches = (count: number) => until(() => now().count >= count);
  return { clock, workers, trainer, now, until, reaches };
}

/** The same run without any worker. */
export async function alone(setup: Setup, count: number): Promise<Checkpoint> {
  const run = await Run.begin(setup, async (shape) => createSlowLearner(shape));
  while (run.count < count) run.advance();
  return run.checkpoint();
}

/** How many updates each run has made. */
export const counts = (trainer: Trainer) =>
  trainer.getSnapshot().runs.map(({ checkpoint }) => checkpoint.count);
