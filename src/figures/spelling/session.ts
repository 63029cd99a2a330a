/** The network of the figure in training. Knows nothing of how it is drawn. */
import type { Checkpoint } from '../../training/checkpoint.ts';
import type { DigitsFile } from '../../training/data/digits.ts';
import { SETUP, UPDATES } from '../../training/tasks/spelling-setup.ts';
import { paced, type PacedSession, type PacedView } from '../parts/paced.ts';
import { createTrainingSession, type Means } from '../parts/training-session.ts';

export type View = PacedView<DigitsFile>;
export type Session = PacedSession<DigitsFile>;

export const createSession = (
  load: () => Promise<DigitsFile>,
  means?: Means,
  now?: () => number,
): Session =>
  paced(
    createTrainingSession<DigitsFile>(
      {
        key: 'spelling',
        setups: [SETUP],
        updates: UPDATES,
        load,
        materials: (file) => ({ [SETUP.task.name]: file }),
        refusal: (runs) =>
          fits(runs)
            ? null
            : 'The file has another network: here one layer reads an image and spells.',
      },
      means,
    ),
    now,
  );

/** Can the figure show it: one layer, one way, on this task. */
export function fits(runs: readonly Checkpoint[]): boolean {
  const [one, ...others] = runs;
  if (!one || others.length > 0) return false;
  const { task, cells, twoWay } = one.setup;
  return task.name === SETUP.task.name && cells.length === 1 && !twoWay;
}
