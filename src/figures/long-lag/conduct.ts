/** A trial in the page: a worker trains, and the page judges. Fetched when a reader first runs one. */
import { createTrainer, type TrainerOptions } from '../../training/trainer.ts';
import type { Curve } from '../../training/trials/curve.ts';
import { Judge } from '../../training/trials/judge.ts';
import { carryOut, type Pupil, type Trial, type Verdict } from '../../training/trials/trial.ts';

export interface Course {
  /** The updates made. */
  readonly updates: number;
  /** The share of right labels at the looks so far. */
  readonly curve: Curve | null;
  /** Until the most updates are made; null while that was not measured. */
  readonly secondsLeft: number | null;
  /** A sentence where the training had trouble that it got over. */
  readonly trouble: string | null;
}

export interface Conducted {
  /** Null where it was stopped. Rejects with an error that says in a sentence what went wrong. */
  readonly verdict: Promise<Verdict | null>;
  stop(): void;
}

export function conduct(
  trial: Trial,
  onCourse: (course: Course) => void,
  options?: TrainerOptions,
): Conducted {
  // As the script that made the table has it: two threads would round otherwise, and could come to another number of updates.
  const trainer = createTrainer([trial.setup], { threads: 1, ...options });
  let curve: Curve | null = null;
  let stop: () => void = () => {};
  const stopped = new Promise<null>((resolve) => (stop = () => resolve(null)));

  const unsubscribe = trainer.subscribe(() => {
    const { runs, updatesPerSecond, trouble } = trainer.getSnapshot();
    const updates = runs[0]!.checkpoint.count;
    const secondsLeft = updatesPerSecond ? (trial.most - updates) / updatesPerSecond : null;
    onCourse({ updates, curve, secondsLeft, trouble });
  });

  const pupil: Pupil = { reach: (count) => Promise.race([reached(count), stopped]) };
  const reached = (count: number) =>
    new Promise<NonNullable<Awaited<ReturnType<Pupil['reach']>>>>((resolve, reject) => {
      const look = () => {
        const { state, runs, trouble } = trainer.getSnapshot();
        const { checkpoint, stopped: why } = runs[0]!;
        if (why !== null || (state === 'done' && checkpoint.count >= count)) {
          leave();
          resolve({ count: checkpoint.count, weights: checkpoint.weights, stopped: why });
        } else if (state === 'stopped') {
          leave();
          reject(new Error(trouble ?? 'The training stopped.'));
        }
      };
      const leave = trainer.subscribe(look);
      trainer.until(count);
      trainer.run();
    });

  const verdict = Judge.of(trial.setup, options?.makeLearner)
    .then((one) => carryOut(trial, pupil, one, (_, seen) => (curve = seen)))
    .finally(() => {
      unsubscribe();
      trainer.dispose();
    });
  return { verdict, stop };
}
