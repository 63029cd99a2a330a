/** How well a network does on given sequences. */
import type { Batch, Learner } from './learner.ts';
import type { Score, Task } from './tasks/index.ts';

export interface Counted extends Score {
  /** The labelled steps, and how many of them were right. */
  readonly labelled: number;
  readonly right: number;
}

/** Loss and right answers of a batch of the task; nothing is learned from it. */
export function scoreOf(
  learner: Learner,
  { tolerance }: Pick<Task, 'tolerance'>,
  batch: Batch,
): Counted {
  const { loss, correct, labelled } = learner.evaluate(batch);
  const right = tolerance === null ? correct : within(batch, learner.predict(batch), tolerance);
  return { loss, labelled, right, accuracy: right / Math.max(labelled, 1) };
}

/** How many labelled steps are predicted to within the tolerance, in each of their numbers. */
function within({ numbers, rows, steps }: Batch, said: Float32Array, tolerance: number): number {
  const outputs = numbers!.length / (rows * steps);
  let right = 0;
  for (let at = 0; at < rows * steps; at++) {
    let near = true; // NaN, no label, is near nothing
    for (let k = at * outputs; k < (at + 1) * outputs; k++)
      near &&= Math.abs(said[k]! - numbers![k]!) < tolerance;
    if (near) right++;
  }
  return right;
}
