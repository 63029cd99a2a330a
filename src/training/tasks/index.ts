import { adding } from './adding.ts';
import { copy } from './copy.ts';
import { handwriting, handwrittenHanzi, handwrittenLetters } from './handwriting.ts';
import { names } from './names.ts';
import { pen } from './pen.ts';
import { phones } from './phones.ts';
import { recall } from './recall.ts';
import { spelling } from './spelling.ts';
import { text } from './text.ts';
import type { Materials, Task, TaskChoice, TaskKind } from './task.ts';
import { temporalOrder } from './temporal-order.ts';

export type {
  Materials,
  Probe,
  Score,
  Task,
  TaskChoice,
  TaskKind,
  TaskParameters,
} from './task.ts';

/** Every task a run may name, by that name. To add one: a file beside this one, and a line here. */
export const tasks: Readonly<Record<string, TaskKind>> = Object.fromEntries(
  [
    pen,
    recall,
    adding,
    temporalOrder,
    copy,
    handwriting,
    handwrittenLetters,
    handwrittenHanzi,
    text,
    names,
    phones,
    spelling,
  ].map((kind) => [kind.name, kind]),
);

/**
 * The task of a choice. Throws a RangeError with a sentence where there is no such task or parameter, or where a parameter is not
 * within its dial, or where its material is not what it needs. Without its material a task has all but its sequences.
 */
export function taskOf(
  { name, parameters: chosen = {} }: TaskChoice,
  materials: Materials = {},
): Task {
  const kind = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
  if (!kind)
    throw new RangeError(`There is no task "${name}"; there are ${Object.keys(tasks).join(', ')}.`);
  const { title, about, dials } = kind;
  for (const key of Object.keys(chosen))
    if (!Object.hasOwn(dials, key))
      throw new RangeError(
        `The task "${name}" has no ${key}; it has ${Object.keys(dials).join(', ')}.`,
      );
  const parameters: Record<string, number> = {};
  for (const [key, { usual, least, most, whole }] of Object.entries(dials)) {
    const value = Object.hasOwn(chosen, key) ? chosen[key]! : usual;
    if (!(value >= least && value <= most) || (whole && !Number.isInteger(value)))
      throw new RangeError(
        `${key} of the task "${name}" must be a ${whole ? 'whole ' : ''}number from ${least} to ${most}; it is ${value}.`,
      );
    parameters[key] = value;
  }
  const material = Object.hasOwn(materials, name) ? materials[name] : undefined;
  return { name, title, about, parameters, ...kind.make(parameters, material) };
}
