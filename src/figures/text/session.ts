/**
 * A network that learns to write, as the figure sees it: what is costly to show follows at a pace of its own, and what was written on the
 * way stays. Knows nothing of how it is drawn.
 */
import { startingPoint, type Checkpoint, type Setup } from '../../training/checkpoint.ts';
import type { TextFile, WordsFile } from '../../training/data/text.ts';
import { paced, type PacedView } from '../parts/paced.ts';
import { atOnce, inSlices, sliced, type Work } from '../parts/slices.ts';
import { createTrainingSession, type Means } from '../parts/training-session.ts';
import { isBusy, type TrainingSession, type TrainingView } from '../parts/training-view.ts';
import { viewedAs } from '../parts/viewed.ts';
import { countingBaselines, type Baselines } from './baselines.ts';
import { ladderOf, ladderText, rungAt, withRung, type Rung } from './ladder.ts';
import type { Material } from './materials.ts';
import { someWriting } from './sampling.ts';

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

/** The most characters of a rung: what is written at once, with what stands between. */
export const longestSample = ({ mostWritten, atOnce }: Material) => atOnce * (mostWritten + 2);

function* writingRung(material: Material, checkpoint: Checkpoint): Work<Rung> {
  const texts = yield* someWriting(material, checkpoint, LADDER);
  return { count: checkpoint.count, ...LADDER, text: texts.join(', ') };
}

export function createSession(
  material: Material,
  load: () => Promise<DataFile>,
  means?: Means,
  now: () => number = () => performance.now(),
): Session {
  let baselines: Baselines | null = null;
  const training = paced(
    createTrainingSession<DataFile>(
      {
        key: `text-${material.choice}`,
        setups: [material.setup],
        updates: material.updates,
        async load() {
          const file = await load();
          baselines = await sliced(countingBaselines(material, file));
          return file;
        },
        beside: {
          text: () => ladderText(ladder),
          found(text, [run]) {
            const most = longestSample(material);
            comes = ladderOf(text, { made: run!.count, most, ...LADDER });
          },
        },
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

  function* foot(setup: Setup): Work<Rung> {
    return yield* writingRung(material, startingPoint(setup));
  }
  /** The rungs of these runs; and what ends the writing of one that is under way. */
  let ladder: readonly Rung[] = [atOnce(writingRung(material, training.getView().runs[0]!))];
  let drop: (() => void) | null = null;
  /** Those that come with the runs that are about to. */
  let comes: readonly Rung[] = [];

  /** At the foot stands the untrained network. A rung that is new is written with this moment, one at a time, and stands once it is. */
  function climb(moment: Checkpoint) {
    const has = (rung: number) => ladder.some(({ count }) => rungAt(count) === rung);
    if (drop || (has(0) && has(rungAt(moment.count)))) return;
    const work = has(0) ? writingRung(material, moment) : foot(moment.setup);
    drop = inSlices(work, (rung) => {
      [ladder, drop] = [withRung(ladder, rung), null];
      session.renew();
      // While it trains it is kept with what comes next.
      if (!isBusy(training.getView())) void training.keep();
    });
  }

  const viewOf = (all: PacedView<DataFile>): View => ({
    ...all,
    now: all.runs[0]!,
    shown: all.shown[0]!,
    baselines: all.data && baselines,
    ladder,
  });

  const session = viewedAs(training, viewOf, (all, before) => {
    if (all.era !== before.era) {
      drop?.();
      [ladder, drop, comes] = [comes, null, []];
    }
    // The first rungs come sooner than what is shown follows.
    climb(all.runs[0]!);
    return viewOf(all);
  });
  return session;
}

/** Can the figure show it: one layer, one way, on this task. */
export function fits({ setup }: Material, checkpoint: Checkpoint): boolean {
  const { task, cells, twoWay } = checkpoint.setup;
  return task.name === setup.task.name && cells.length === 1 && !twoWay;
}
