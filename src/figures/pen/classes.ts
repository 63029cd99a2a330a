/** Which classes the pen's figure shows, and what they are called. */
import type { Trace } from '../../engine/trace.ts';
import type { Start } from '../../lab/store.ts';

export function classNameOf(names: Start['names'], k: number): string {
  return names?.classes?.[k] ?? `class ${k + 1}`;
}

/** More classes than this are not drawn, nor more steps. */
export const MOST_CLASSES = 10;
export const MOST_STEPS = 60;

/** The steps that are drawn: all, or so many round the one in view. */
export function stepsShown(
  steps: number,
  step: number,
  most = MOST_STEPS,
): [from: number, to: number] {
  const from = Math.max(1, Math.min(step - Math.floor(most / 2), steps - most + 1));
  return [from, Math.min(steps, from + most - 1)];
}

/** All classes, or those that get the largest probability at some step from `from` to `to`; in their own order. */
export function classesShown(
  trace: Trace,
  from: number,
  to: number,
  most = MOST_CLASSES,
): number[] {
  const count = trace.value('readout.z@1')!.length;
  const all = Array.from({ length: count }, (_, k) => k);
  if (count <= most) return all;
  const largest = all.map((k) => {
    let top = 0;
    for (let t = from; t <= to; t++) top = Math.max(top, trace.value(`readout.z@${t}`)![k]!);
    return top;
  });
  const chosen = all.toSorted((a, b) => largest[b]! - largest[a]!).slice(0, most);
  return chosen.sort((a, b) => a - b);
}

/** The one label of all labelled steps; null where there is none or they differ. */
export function labelOf(targets: readonly (number | null)[]): number | null {
  const labels = new Set(targets.filter((target) => target !== null));
  return labels.size === 1 ? [...labels][0]! : null;
}

/** The same steps labelled, all with this class; every step where none is. */
export function relabelled(targets: readonly (number | null)[], label: number): (number | null)[] {
  const none = targets.every((target) => target === null);
  return targets.map((target) => (none || target !== null ? label : null));
}
