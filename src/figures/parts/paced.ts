/** A session of training whose costly views follow at a pace of their own. Knows nothing of what they show. */
import type { Checkpoint } from '../../training/checkpoint.ts';
import { isBusy, type TrainingSession, type TrainingView } from './training-view.ts';
import { viewedAs } from './viewed.ts';

export interface PacedView<Data> extends TrainingView<Data> {
  /** The moment of each network that is read with: while they train a second old at most. */
  readonly shown: readonly Checkpoint[];
}

export interface PacedSession<Data> extends TrainingSession<Data> {
  getView(): PacedView<Data>;
}

/** What is shown follows so many milliseconds apart. */
const PACE = 1000;

export function paced<Data>(
  training: TrainingSession<Data>,
  now: () => number = () => performance.now(),
): PacedSession<Data> {
  let shownAt = -Infinity;
  return viewedAs(
    training,
    (all: TrainingView<Data>): PacedView<Data> => ({ ...all, shown: all.runs }),
    (all, before) => {
      const isOther = all.era !== before.era;
      if (isOther) shownAt = -Infinity;
      const due = !isBusy(all) || now() - shownAt >= PACE;
      const isNew = due && all.runs !== before.shown;
      if (isNew && !isOther) shownAt = now();
      return { ...all, shown: isNew ? all.runs : before.shown };
    },
  );
}
