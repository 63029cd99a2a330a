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
  { tolerance, wholes }: Pick<Task, 'tolerance' | 'wholes'>,
  batch: Batch,
): Counted {
  const { loss, correct, labelled } = learner.evaluate(batch);
  const right = tolerance === null ? correct : within(batch, learner.predict(batch), tolerance);
  const whole = wholes && { whole: wholesOf(batch, learner.predict(batch)) };
  return { loss, labelled, right, accuracy: right / Math.max(labelled, 1), ...whole };
}

/** The share of rows of which every labelled step has its largest output at the label. */
function wholesOf({ rows, steps, classes }: Batch, said: Float32Array): number {
  const outputs = said.length / (rows * steps);
  let right = 0;
  for (let row = 0; row < rows; row++) {
    let all = true;
    for (let at = row; at < rows * steps; at += rows) {
      const label = classes![at]!;
      const own = said.subarray(at * outputs, (at + 1) * outputs);
      // The learner's own count takes the first of equals, too.
      if (label >= 0) all &&= own.indexOf(own.reduce((a, b) => Math.max(a, b))) === label;
    }
    if (all) right++;
  }
  return right / rows;
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
