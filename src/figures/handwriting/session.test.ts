import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startingPoint } from '../../training/checkpoint.ts';
import { createKeeper, fromFile, toFile } from '../../training/keep.ts';
import { createPlainLearner } from '../../training/plain.ts';
import type { MakeLearner } from '../../training/run.ts';
import type { Alphabet } from '../../training/data/handwriting.ts';
import { createDrawer } from '../../training/own-drawings.ts';
import { memoryShelf } from '../../training/shelf.ts';
import { FakeClock, FakeWorker, settled } from '../../training/testing/fake.ts';
import { setupOf } from '../../training/testing/setups.ts';
import { createTrainer } from '../../training/trainer.ts';
import type { Machinery } from '../parts/machinery.ts';
import { createSession, type Session } from './session.ts';
import { SETUPS, untrained } from '../../training/tasks/handwriting-setup.ts';

const read = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../content/data/packed/${name}.json`, import.meta.url), 'utf8'),
  );
const file = read('handwriting');
const SETUP = SETUPS.digits;
const SEVEN = [[[0, 1] as const, [0.6, 1] as const, [0.2, 0] as const]];

/** Real updates, each of which takes so long by the clock that it is reported. */
const quick =
  (clock: FakeClock): MakeLearner =>
  async (shape) => {
    const learner = createPlainLearner(shape);
    const step: typeof learner.step = (...given) => {
      clock.pass(70);
      return learner.step(...given);
    };
    return { ...learner, step };
  };

let ids = 0;
const open: Session[] = [];
afterEach(() => open.splice(0).forEach((session) => session.close()));

function visit(
  shelf = memoryShelf(),
  load = async () => file,
  wasKept = true,
  alphabet: Alphabet = 'digits',
) {
  const clock = new FakeClock();
  /** How many of the reader's drawings the trainer was given, each time that it was given any. */
  const given: number[] = [];
  const count = (materials: Record<string, unknown> | undefined) =>
    given.push((materials![SETUPS[alphabet].task.name] as { own: unknown[] }).own.length);
  const machinery: Machinery = {
    createTrainer(setups, options) {
      count(options!.materials);
      const makeWorker = () => new FakeWorker(clock, quick(clock));
      const trainer = createTrainer(setups, { ...options, clock, makeWorker });
      const supply: typeof trainer.supply = (materials) => {
        count(materials);
        trainer.supply(materials);
      };
      return { ...trainer, supply };
    },
    ...createKeeper(shelf, `page${Math.random()}`, () => 5),
    toFile,
    fromFile,
  };
  const drawer = createDrawer(
    shelf,
    () => `id${ids++}`,
    () => ids,
    alphabet,
  );
  const asked: string[] = [];
  const session = createSession(
    alphabet,
    () => {
      asked.push('data');
      return load();
    },
    {
      machinery: async () => {
        asked.push('machinery');
        return machinery;
      },
      wasKept: async () => wasKept,
      now: () => 0,
    },
    async () => {
      asked.push('drawer');
      return drawer;
    },
  );
  open.push(session);
  const first = () => session.getView().runs[0]!;
  const reaches = async (count: number) => {
    await settled(clock, () => first().count >= count);
    expect(first().count).toBeGreaterThanOrEqual(count);
  };
  return { session, clock, reaches, now: session.getView, first, shelf, given, asked };
}

describe('a session', () => {
  it('trains, stops when it is told to, keeps what it has, and the next visit finds it', async () => {
    const { session, reaches, now, first, clock, shelf } = visit();
    expect(first()).toEqual(untrained);
    await session.run();
    expect(now().data!.heldOut.length).toBe(30);
    await reaches(3);
    session.pause();
    await settled(clock, () => now().phase === 'paused', 300);
    await settled(clock, undefined, 50);
    const checkpoint = first();
    expect(checkpoint.history.examined[0]!.accuracy).toBeLessThan(0.4);
    const later = visit(shelf);
    await later.session.open();
    expect(later.first()).toEqual(checkpoint);
    // How much it reads is shown at once.
    expect(later.now().data!.training.length).toBe(70);
    expect(later.now().says).toContain('kept on this device');
    later.session.startOver();
    expect(later.first()).toEqual(untrained);
  });

  it('learns from the reader’s drawings at once, and forgets those that are deleted', async () => {
    const { session, now, reaches, given } = visit();
    await session.add(SEVEN, 7, 1, 'learn');
    await session.run();
    await reaches(1);
    await session.add(SEVEN, 7, 7, 'learn');
    const [one] = now().own;
    expect([one!.label, one!.first, now().own.length]).toEqual([7, 1, 2]);
    await session.remove(one!.id);
    await session.removeAll();
    expect(given).toEqual([1, 2, 1, 0]);
    expect(now().says).toBeNull();
  });

  it('never learns from a drawing that is for testing only', async () => {
    const { session, now, reaches, given } = visit();
    await session.add(SEVEN, 7, 1, 'test');
    await session.run();
    await reaches(1);
    await session.add(SEVEN, 7, 7, 'test');
    await session.add(SEVEN, 7, 7, 'learn');
    await session.remove(now().own[0]!.id);
    // What trains is told of the one that it learns from alone.
    expect(given).toEqual([0, 1]);
    expect(now().own.map(({ use }) => use)).toEqual(['test', 'learn']);
  });

  it('says whether a drawing was kept', async () => {
    const { session, now } = visit();
    expect(await session.add(SEVEN, 7, 1, 'test')).toBe(true);
    expect(now().own).toHaveLength(1);
    const missing = () => Promise.reject(new Error('That part could not be fetched.'));
    const means = { machinery: missing, wasKept: async () => false, now: () => 0 };
    const other = createSession('digits', async () => file, means, missing);
    expect(await other.add(SEVEN, 7, 1, 'test')).toBe(false);
    expect(other.getView().own).toHaveLength(0);
    expect(other.getView().says).toBe('That part could not be fetched.');
  });

  it('shows a drawing as deleted once the browser has deleted it', async () => {
    const shelf = memoryShelf();
    const { session, now } = visit(shelf);
    await session.add(SEVEN, 7, 1, 'learn');
    let answer = () => {};
    const drop = vi
      .spyOn(shelf, 'drop')
      .mockImplementation(() => new Promise((done) => (answer = () => done())));
    const deleted = session.remove(now().own[0]!.id);
    await vi.waitFor(() => expect(drop).toHaveBeenCalled());
    expect(now().own).toHaveLength(1);
    answer();
    await deleted;
    expect(now().own).toHaveLength(0);
  });

  it('of each alphabet keeps its own run and drawings, and sends a file of another there', async () => {
    const shelf = memoryShelf();
    const letters = visit(shelf, undefined, true, 'letters');
    const small = startingPoint({ ...SETUPS.letters, hidden: 2, rows: 1 });
    await letters.session.take(toFile([small]));
    await letters.session.run();
    await letters.reaches(1);
    letters.session.pause();
    await settled(letters.clock, () => letters.now().phase === 'paused', 300);
    await settled(letters.clock, undefined, 50);
    await letters.session.add(SEVEN, 25, 3, 'learn');
    const again = visit(shelf, undefined, true, 'letters');
    await again.session.open();
    expect(again.first()).toEqual(letters.first());
    expect(again.now().own.map(({ label }) => label)).toEqual([25]);
    const digits = visit(shelf);
    await digits.session.open();
    expect([digits.first(), digits.now().own]).toEqual([untrained, []]);
    await digits.session.take(await letters.session.asFile());
    expect(digits.now().says).toBe(
      'The network of this file reads another alphabet: choose “Letters a–z” above to open it there. Open one that “Save as a file” made here; its name ends in .json. What is here stays.',
    );
    expect(digits.first()).toEqual(untrained);
    // What is kept of the digits does not hide what was kept of the letters.
    await digits.session.take(toFile([startingPoint({ ...SETUP, hidden: 2, rows: 1 })]));
    await digits.session.run();
    await digits.reaches(1);
    digits.session.pause();
    await settled(digits.clock, () => digits.now().phase === 'paused', 300);
    await settled(digits.clock, undefined, 50);
    const last = visit(shelf, undefined, true, 'letters');
    await last.session.open();
    expect(last.first()).toEqual(letters.first());
  });

  it('has nothing held out where there is one font, and is examined on new shakings', async () => {
    const { session, now } = visit(memoryShelf(), async () => read('hanzi'), true, 'hanzi');
    await session.fetch();
    const { training, heldOut, examined } = now().data!;
    expect([training.length, heldOut.length, examined.length]).toEqual([20, 0, 100]);
    const seen = new Set(training.map(({ strokes }) => JSON.stringify(strokes)));
    const shaken = examined.map(({ strokes }) => JSON.stringify(strokes));
    expect(shaken.filter((one) => seen.has(one))).toEqual([]);
    expect(new Set(shaken).size).toBe(100);
  });

  it('finds the reader’s drawings again, and does not lose one that is added meanwhile', async () => {
    const { session, shelf } = visit();
    await session.add(SEVEN, 7, 1, 'learn');
    const later = visit(shelf);
    const opening = later.session.open();
    await Promise.all([opening, later.session.add(SEVEN, 7, 3, 'learn')]);
    expect(
      later
        .now()
        .own.map(({ first }) => first)
        .toSorted(),
    ).toEqual([1, 3]);
  });

  it('takes up a file, and refuses another task’s in a sentence', async () => {
    const { session, now, first } = visit();
    const other = startingPoint({ ...SETUP, hidden: 4, seed: 9 });
    await session.take(toFile([other]));
    expect(first()).toEqual(other);
    expect(now().says).toContain('as it was after 0 updates');
    expect(fromFile(await session.asFile())).toEqual([other]);
    await session.take(toFile([startingPoint(setupOf())]));
    expect(now().says).toContain('trained for the task "recall"');
    await session.take('{');
    expect(now().says).toContain('This is not JSON');
    expect(first()).toEqual(other);
  });

  it('says what became of a drawing, and then what was said since', async () => {
    const refuses = () => Promise.reject(new Error('No room.'));
    const shelf = { ...memoryShelf(), put: refuses };
    const { session, now } = visit(shelf);
    await session.add(SEVEN, 7, 1, 'learn');
    expect(now().own).toHaveLength(1);
    expect(now().says).toContain('drawing');
    await session.take('{');
    expect(now().says).toContain('This is not JSON');
  });

  it('says what could not be fetched, and tries again', async () => {
    let fails = true;
    const { session, now } = visit(memoryShelf(), async () => {
      if (fails) throw new Error('The pen strokes could not be fetched.');
      return file;
    });
    await session.run();
    expect([now().says, now().phase]).toEqual(['The pen strokes could not be fetched.', 'paused']);
    fails = false;
    await session.fetch();
    expect([now().says, now().data!.training.length, now().phase]).toEqual([null, 70, 'paused']);
  });

  it('fetches nothing at first where nothing was kept', async () => {
    const { session, now, asked } = visit(memoryShelf(), undefined, false);
    await session.open();
    expect([now().says, asked]).toEqual([null, []]);
  });

  it('fetches its data once, for reading and for training', async () => {
    const { session, asked } = visit();
    await session.fetch();
    await session.fetch();
    await session.run();
    expect(asked.filter((one) => one === 'data')).toHaveLength(1);
  });
});
