import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { startingPoint } from '../../training/checkpoint.ts';
import { createKeeper, fromFile, toFile } from '../../training/keep.ts';
import { createPlainLearner } from '../../training/plain.ts';
import type { MakeLearner } from '../../training/run.ts';
import { createDrawer } from '../../training/own-drawings.ts';
import { memoryShelf } from '../../training/shelf.ts';
import { FakeClock, FakeWorker, settled } from '../../training/testing/fake.ts';
import { setupOf } from '../../training/testing/setups.ts';
import { createTrainer } from '../../training/trainer.ts';
import { createSession, type Session } from './session.ts';
import { SETUP, untrained } from '../../training/tasks/handwriting-setup.ts';

const file = JSON.parse(
  readFileSync(new URL('../../../content/data/packed/handwriting.json', import.meta.url), 'utf8'),
);
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

const open: Session[] = [];
afterEach(() => open.splice(0).forEach((session) => session.dispose()));

function visit(shelf = memoryShelf(), change: object = {}) {
  const clock = new FakeClock();
  const workers: FakeWorker[] = [];
  let ids = 0;
  const machinery = {
    createTrainer: ((setups, options) =>
      createTrainer(setups, {
        ...options,
        clock,
        makeWorker: () => {
          workers.push(new FakeWorker(clock, quick(clock)));
          return workers.at(-1)!;
        },
      })) as typeof createTrainer,
    ...createKeeper(shelf, `page${Math.random()}`, () => 5),
    toFile,
    fromFile,
    drawer: createDrawer(shelf, () => `id${ids++}`, () => ids), // prettier-ignore
  };
  const session = createSession({
    loadData: async () => file,
    loadMachinery: async () => machinery,
    wasKept: async () => true,
    now: () => 0,
    ...change,
  });
  open.push(session);
  const reaches = async (count: number) => {
    await settled(clock, () => session.getSnapshot().checkpoint.count >= count);
    expect(session.getSnapshot().checkpoint.count).toBeGreaterThanOrEqual(count);
  };
  return { session, workers, clock, reaches, now: session.getSnapshot, shelf, machinery };
}

describe('a session', () => {
  it('trains, stops when it is told to, keeps what it has, and the next visit finds it', async () => {
    const { session, reaches, now, clock, shelf } = visit();
    expect(now().checkpoint).toBe(untrained);
    await session.run();
    expect(now().data!.heldOut.length).toBe(30);
    await reaches(3);
    session.pause();
    await settled(clock, () => now().training!.state === 'paused', 300);
    await settled(clock, undefined, 50);
    const { checkpoint } = now();
    expect(checkpoint.history.examined[0]!.accuracy).toBeLessThan(0.4);
    const later = visit(shelf);
    await later.session.wake();
    expect(later.now().checkpoint.count).toBe(checkpoint.count);
    expect(later.now().checkpoint).toEqual(checkpoint);
    expect(later.now().keptFrom).toBe(5);
    later.session.again();
    expect([later.now().checkpoint, later.now().keptFrom]).toEqual([untrained, null]);
  });

  it('learns from the reader’s drawings at once, and forgets those that are deleted', async () => {
    const { session, now, reaches, machinery } = visit();
    const given: number[] = [];
    const make = machinery.createTrainer;
    machinery.createTrainer = (setups, options) => {
      const trainer = make(setups, options);
      const supply = trainer.supply.bind(trainer);
      const count = ({ handwriting }: Record<string, unknown>) =>
        given.push((handwriting as { own: unknown[] }).own.length);
      count(options!.materials!);
      return { ...trainer, supply: (materials) => (count(materials), supply(materials)) };
    };
    await session.add(SEVEN, 7, 1);
    await session.run();
    await reaches(1);
    await session.add(SEVEN, 7, 7);
    const [one] = now().own;
    expect([one!.label, one!.first, now().own.length]).toEqual([7, 1, 2]);
    await session.remove(one!.id);
    await session.removeAll();
    expect(given).toEqual([1, 2, 1, 0]);
    expect(now().notice).toBeNull();
  });

  it('takes up a file, and refuses another task’s in a sentence', async () => {
    const { session, now } = visit();
    const other = startingPoint({ ...SETUP, hidden: 4, seed: 9 });
    await session.open(toFile([other]));
    expect(now().checkpoint).toEqual(other);
    expect(fromFile((await session.save())!)).toEqual([other]);
    await session.open(toFile([startingPoint(setupOf())]));
    expect(now().notice).toContain('trained for the task "recall"');
    await session.open('{');
    expect(now().notice).toContain('This is not JSON');
    expect(now().checkpoint).toEqual(other);
  });

  it('says what could not be fetched, and tries again', async () => {
    let fails = true;
    const { session, now } = visit(memoryShelf(), {
      loadData: async () => {
        if (fails) throw new Error('The pen strokes could not be fetched.');
        return file;
      },
    });
    await session.run();
    expect([now().notice, now().fetching]).toEqual(['The pen strokes could not be fetched.', null]);
    fails = false;
    await session.fetchData();
    expect([now().notice, now().data!.training.length]).toEqual([null, 70]);
  });

  it('fetches nothing at first where nothing was kept', async () => {
    const refuse = () => Promise.reject(new Error('must not be asked'));
    const { session, now } = visit(memoryShelf(), {
      wasKept: async () => false,
      loadMachinery: refuse,
      loadData: refuse,
    });
    await session.wake();
    expect(now().notice).toBeNull();
  });
});
