import { entryOf, withEntry, type Experiment } from '../../engine/experiment.ts';
import { entryPlace } from '../../lab/place.ts';
import { descend, type Path, type Step } from './descent.ts';
import type { Run, Setup } from './setup.ts';
import type { Pair, Place, Surface } from './surface.ts';
import { isInView, type View } from './view.ts';

export interface Descent extends Run {
  /** Null where the start itself has no loss. */
  readonly path: Path | null;
}

/** All that is drawn and said, of one frame. */
export interface Frame {
  readonly setup: Setup;
  /** Where the start is now; the descents may still be those of a moment ago. */
  readonly place: Place;
  readonly descents: readonly Descent[];
}

export const descentsOf = (
  surface: Surface,
  start: Place,
  runs: readonly Run[],
  updates: number,
): Descent[] =>
  runs.map((run) => ({ ...run, path: descend(surface, start, run.optimiser, updates) }));

/** The present numbers of the two weights. */
export const placeOf = (experiment: Experiment, [x, y]: Pair): Place => [
  entryOf(experiment, x),
  entryOf(experiment, y),
];

export const withPlace = (experiment: Experiment, pair: Pair, [x, y]: Place): Experiment =>
  withEntry(withEntry(experiment, pair[0], x), pair[1], y);

/** Two experiments with the same text have the same surface in the same picture: the two weights' own numbers play no part. */
export function surfaceId(experiment: Experiment, pair: Pair, view: View): string {
  const { layers, readout, inputs, targets } = withPlace(experiment, pair, [0, 0]);
  return JSON.stringify([pair.map(entryPlace), view, layers, readout, inputs, targets]);
}

/** Where a path stands after so many updates, or after its last where it has exploded before. */
export const stepAt = ({ steps }: Path, at: number): Step => steps[Math.min(at, steps.length - 1)]!;

/** The first update, of the first `at`, that leads out of the picture: its number, from 1; null where none does. */
export function thrownAt({ steps }: Path, at: number, view: View): number | null {
  for (let k = 1; k <= Math.min(at, steps.length - 1); k++)
    if (isInView(view, steps[k - 1]!.place) && !isInView(view, steps[k]!.place)) return k;
  return null;
}

/** The bands of the picture as a scale: from 0 at the first level to one at each further; below the first and above the last a band each. */
export function bandPlace(levels: readonly number[], loss: number): number {
  const n = levels.length;
  const step = (k: number) => levels[k]! - levels[k - 1]!;
  const above = levels.findIndex((level) => loss < level);
  const place =
    above === -1
      ? n - 1 + (loss - levels[n - 1]!) / step(n - 1)
      : above === 0
        ? (loss - levels[0]!) / step(1)
        : above - 1 + (loss - levels[above - 1]!) / step(above);
  return Math.min(Math.max(place, -1), n);
}
