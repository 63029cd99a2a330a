/** Tasks for tests, and what was drawn from them, row by row. */
import { randomFrom } from '../../engine/random.ts';
import type { Batch } from '../learner.ts';
import { taskOf, type Task } from '../tasks/index.ts';
import { someDrawings } from './drawings.ts';

/** What tasks read that a test can give. */
export const materials = { handwriting: someDrawings() };

/** A task and a batch of it. */
export const some = (name: string, rows = 2000, parameters = {}) => {
  const task = taskOf({ name, parameters }, materials);
  return { task, batch: task.draw(randomFrom(7), rows) };
};

/** The steps (from 0) of a row that have a label, and the labels. */
export function labelsOf({ outputs }: Task, batch: Batch, b: number): [number, number][] {
  const { rows, steps, classes, numbers } = batch;
  return Array.from({ length: steps }, (_, t): [number, number] => [
    t,
    classes ? classes[t * rows + b]! : numbers![(t * rows + b) * outputs]!,
  ]).filter(([, label]) => (classes ? label >= 0 : !Number.isNaN(label)));
}

/** The symbols of a row as a text of the inputs' names. */
export const readRow = (task: Task, { rows, steps, symbols, lengths }: Batch, b: number) =>
  Array.from({ length: lengths?.[b] ?? steps }, (_, t) => task.inputNames[symbols![t * rows + b]!]);
