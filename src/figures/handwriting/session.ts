/**
 * The network that learns to read an alphabet, as the figure sees it, and the reader's own drawings, which it learns from too or is tested on.
 * Knows nothing of how it is drawn.
 */
import type { Checkpoint } from '../../training/checkpoint.ts';
import {
  handwriting,
  type Alphabet,
  type Example,
  type HandwritingFile,
  type Split,
} from '../../training/data/handwriting.ts';
import type { Stroke } from '../../training/data/strokes.ts';
import type { Drawer, OwnDrawing, Use } from '../../training/own-drawings.ts';
import {
  examinedOf,
  materialsOf,
  SETUPS,
  UPDATES,
} from '../../training/tasks/handwriting-setup.ts';
import { SPOKEN } from './alphabets.ts';
import { fetchedParts } from '../parts/machinery.ts';
import { createTrainingSession, type Means, ownMeans } from '../parts/training-session.ts';
import { viewedAs } from '../parts/viewed.ts';
import { countOfRuns, type TrainingSession, type TrainingView } from '../parts/training-view.ts';

export interface Data extends Split {
  readonly fonts: HandwritingFile['fonts'];
  /** What the curve counts: the drawings held out or, where there are none, new shakings of those that are learned from. */
  readonly examined: readonly Example[];
}

export interface View extends TrainingView<Data> {
  readonly own: readonly OwnDrawing[];
}

export interface Session extends TrainingSession<Data> {
  getView(): View;
  /**
   * Keeps a drawing on this device, to learn from it or to be tested on it. @param first what it was read as before.
   * Resolves, as the two below, to whether it was done; where not, a sentence of the view says why.
   */
  add(strokes: readonly Stroke[], label: number, first: number, use: Use): Promise<boolean>;
  remove(id: string): Promise<boolean>;
  removeAll(): Promise<boolean>;
}

/** What keeps the reader's drawings: fetched when a reader first wants it, not with the page. Rejects with a sentence. */
const loadDrawer = async (alphabet: Alphabet): Promise<Drawer> =>
  (await fetchedParts(import('../../training/own-drawings.ts'))).ownDrawer(alphabet);

export function createSession(
  alphabet: Alphabet,
  load: () => Promise<HandwritingFile>,
  means: Means = ownMeans,
  drawer: () => Promise<Drawer> = () => loadDrawer(alphabet),
): Session {
  const training = createTrainingSession<Data>(
    {
      key: SETUPS[alphabet].task.name,
      setups: [SETUPS[alphabet]],
      updates: UPDATES[alphabet],
      load: async () => {
        const file = await load();
        const split = handwriting(file, alphabet);
        return { ...split, examined: examinedOf(split), fonts: file.fonts };
      },
      materials: (data) => materialsOf(alphabet, data, examplesOf(own)),
      refusal: (runs) => refusal(alphabet, runs),
    },
    means,
  );
  let own: readonly OwnDrawing[] = [];
  /** What became of a drawing, in a sentence; null where all is as usual. */
  let said: string | null = null;
  let saidByTraining: string | null = null;
  const session = viewedAs(
    training,
    (now: TrainingView<Data>): View => ({ ...now, own }),
    (now) => {
      // What is said last is what is read.
      if (now.says !== saidByTraining) said = null;
      saidByTraining = now.says;
      return { ...now, own, says: said ?? now.says };
    },
  );

  function withOwn(now: readonly OwnDrawing[]) {
    const [before, after] = [own, now].map(learnedFrom);
    own = now;
    session.renew();
    // A drawing that is only tested on changes nothing of what is learned.
    if (before!.length !== after!.length || after!.some((one, k) => one !== before![k]))
      training.supply();
  }
  const say = (sentence: string | null) => {
    said = sentence;
    session.renew();
  };
  /** What goes wrong is a sentence. */
  const told = (work: () => Promise<string | null>): Promise<boolean> =>
    work().then(
      (sentence) => {
        say(sentence);
        return true;
      },
      (error: Error) => {
        say(error.message);
        return false;
      },
    );

  return {
    ...session,
    async open() {
      await training.open();
      if (!(await means.wasKept())) return;
      await told(async () => {
        const { drawings, unread } = await (await drawer()).all();
        // One that was added meanwhile may be among them.
        const added = own.filter(({ id }) => drawings.every((one) => one.id !== id));
        withOwn([...drawings, ...added]);
        return unread > 0 ? `${unread} of your drawings cannot be read any more.` : null;
      });
      // What was trained is shown with how much it reads.
      if (countOfRuns(session.getView().runs) > 0) await training.fetch();
    },
    add: (strokes, label, first, use) =>
      told(async () => {
        const { drawing, sentence } = await (await drawer()).add({ strokes, label, first, use });
        withOwn([...own, drawing]);
        return sentence;
      }),
    remove: (id) =>
      told(async () => {
        // What is gone from the page is gone from the device, or said to be there still.
        const trouble = await (await drawer()).remove(id);
        withOwn(own.filter((one) => one.id !== id));
        return trouble;
      }),
    removeAll: () =>
      told(async () => {
        const gone = own;
        const trouble = await (await drawer()).removeAll();
        withOwn(own.filter((one) => !gone.includes(one)));
        return trouble;
      }),
  };
}

export const learnedFrom = (own: readonly OwnDrawing[]) => own.filter(({ use }) => use === 'learn');

const examplesOf = (own: readonly OwnDrawing[]): Example[] =>
  learnedFrom(own).map(({ strokes, label }) => ({ strokes, label, from: 'reader' }));

/** Why these are no runs for the figure; null where they are. */
function refusal(alphabet: Alphabet, [run, ...others]: readonly Checkpoint[]): string | null {
  const { task, twoWay } = run!.setup;
  const reads = ALL.find((one) => SETUPS[one].task.name === task.name);
  if (!reads || others.length > 0)
    return `The network of this file was trained for the task "${task.name}"; this figure needs one that reads handwriting.`;
  if (reads !== alphabet)
    return `The network of this file reads another alphabet: choose “${SPOKEN[reads].title}” above to open it there.`;
  return twoWay
    ? 'The network of this file reads from both ends, and could not be shown reading as the pen goes.'
    : null;
}

const ALL = Object.keys(SETUPS) as Alphabet[];
