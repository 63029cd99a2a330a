/** A session of training whose costly views follow at a pace of their own. Knows nothing of what they show. */
import type { Checkpoint } from '../../training/checkpoint.ts';
import { isBusy, type TrainingSession, type TrainingView } from './training-session.ts';

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
  let view: PacedView<Data> = { ...training.getView(), shown: training.getView().runs };
  const listeners = new Set<() => void>();

  training.subscribe(() => {
    const all = training.getView();
    const isOther = all.era !== view.era;
    if (isOther) shownAt = -Infinity;
    const due = !isBusy(all) || now() - shownAt >= PACE;
    const isNew = due && all.runs !== view.shown;
    if (isNew && !isOther) shownAt = now();
    view = { ...all, shown: isNew ? all.runs : view.shown };
    for (const listener of [...listeners]) listener();
  });

  return {
    ...training,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getView: () => view,
  };
}
