/**
 * A network that learns to write, as the figure sees it: what is costly to show follows at a pace of its own, and what was written on the
 * way stays. Knows nothing of how it is drawn.
 */
import { startingPoint, type Checkpoint } from '../../training/checkpoint.ts';
import type { TextFile, WordsFile } from '../../training/data/text.ts';
import { paced, type PacedView } from '../parts/paced.ts';
import {
  createTrainingSession,
  type Means,
  type TrainingSession,
  type TrainingView,
} from '../parts/training-session.ts';
import { viewedAs } from '../parts/viewed.ts';
import { baselinesOf, type Baselines } from './baselines.ts';
import { rungAt, withRung, type Rung } from './ladder.ts';
import type { Material } from './materials.ts';
import { someWritten } from './sampling.ts';

export type DataFile = TextFile | WordsFile;

export interface View extends TrainingView<DataFile> {
  /** This moment. */
  readonly now: Checkpoint;
  /** The moment that is read and written with: while it trains a second old at most. */
  readonly shown: Checkpoint;
  readonly baselines: Baselines | null;
  readonly ladder: readonly Rung[];
}

export interface Session extends TrainingSession<DataFile> {
  getView(): View;
}

/** What the ladder is written with: the same numbers are drawn at each rung. */
export const LADDER = { temperature: 0.7, seed: 1, beginning: '' } as const;

const rungOf = (material: Material, checkpoint: Checkpoint): Rung => ({
  count: checkpoint.count,
  ...LADDER,
  text: someWritten(material, checkpoint, LADDER).join(', '),
});

export function createSession(
  material: Material,
  load: () => Promise<DataFile>,
  means?: Means,
  now: () => number = () => performance.now(),
): Session {
  const training = paced(
    createTrainingSession<DataFile>(
      {
        key: `text-${material.choice}`,
        setups: [material.setup],
        updates: material.updates,
        load,
        materials: (file) => ({ [material.setup.task.name]: file }),
        refusal: ([one]) =>
          fits(material, one!)
            ? null
            : `The file has another network: here one layer reads “${material.title}”.`,
      },
      means,
    ),
    now,
  );
  /** As other runs begin: at the foot of the ladder is the untrained network. */
  function begun(all: PacedView<DataFile>): View {
    const moment = all.runs[0]!;
    const first = [rungOf(material, startingPoint(moment.setup))];
    const ladder = moment.count > 0 ? withRung(first, rungOf(material, moment)) : first;
    return { ...all, now: moment, shown: moment, baselines: null, ladder };
  }

  /** Shows a moment; the ladder has what is written on the way. */
  function moved(all: PacedView<DataFile>, before: View): View {
    const [moment, shown] = [all.runs[0]!, all.shown[0]!];
    if (shown === before.shown) return { ...before, ...all, now: moment, shown };
    const isNew = !before.ladder.some(({ count }) => rungAt(count) === rungAt(shown.count));
    const ladder = isNew ? withRung(before.ladder, rungOf(material, shown)) : before.ladder;
    return { ...before, ...all, now: moment, shown, ladder };
  }

  return viewedAs(training, begun, (all, before) => {
    const view =
      all.era === before.era ? moved(all, before) : { ...begun(all), baselines: before.baselines };
    const isData = all.data && all.data !== before.data;
    return isData ? { ...view, baselines: baselinesOf(material, all.data) } : view;
  });
}

/** Can the figure show it: one layer, one way, on this task. */
export function fits({ setup }: Material, checkpoint: Checkpoint): boolean {
  const { task, cells, twoWay } = checkpoint.setup;
  return task.name === setup.task.name && cells.length === 1 && !twoWay;
}
