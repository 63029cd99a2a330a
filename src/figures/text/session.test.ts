/** A session without a browser: the data comes late, fails, is kept; another's file is refused. */
import { describe, expect, it } from 'vitest';
import { startingPoint, type Checkpoint } from '../../training/checkpoint.ts';
import { toFile } from '../../training/file.ts';
import { memoryShelf } from '../../training/shelf.ts';
import { settled } from '../../training/testing/fake.ts';
import { setupOf } from '../../training/testing/setups.ts';
import { materials, type Material } from './materials.ts';
import { atOnce } from '../parts/slices.ts';
import { fakeMeans } from '../testing/means.ts';
import { rungAt } from './ladder.ts';
import { someWriting } from './sampling.ts';
import { createSession, fits, LADDER } from './session.ts';

/** Smaller, so that the slow learner of the tests is quick. */
const names: Material = {
  ...materials.names,
  setup: { ...materials.names.setup, hidden: 2, rows: 2 },
  updates: 6,
};
const file = { alphabet: '', training: 'ann bob eve ada max', heldOut: 'eva bo' };

const writtenBy = (point: Checkpoint) => atOnce(someWriting(names, point, LADDER)).join(', ');

function made(load = () => Promise.resolve(file), shelf = memoryShelf(), material = names) {
  const { means, clock, workers } = fakeMeans(shelf);
  const session = createSession(material, load, means, means.now);
  const until = (isSo: () => boolean) => settled(clock, isSo);
  return { session, until, shelf, clock, workers };
}

describe('a session', () => {
  it('trains to the end of its run, and on to the next', async () => {
    const { session, until } = made();
    void session.run();
    expect(session.getView().phase).toBe('fetching');
    await until(() => session.getView().phase === 'done');
    const { now, shown, data: read, baselines, ladder } = session.getView();
    expect(now.count).toBe(6);
    expect(shown).toBe(now);
    expect(read).toBe(file);
    expect(baselines!.pairs).toBeLessThan(baselines!.letters);
    expect(now.history.examined[0]!.count).toBe(0);
    expect(ladder.map(({ count }) => count)).toEqual([0]);
    void session.run();
    await until(() => session.getView().now.count === 12 && session.getView().phase === 'done');
    expect(session.getView().now.count).toBe(12);
    session.close();
  });

  it('says why the data did not come, and tries again', async () => {
    let tries = 0;
    const { session, until } = made(() =>
      tries++ === 0
        ? Promise.reject(new Error('The names could not be fetched.'))
        : Promise.resolve(file),
    );
    await session.run();
    expect(session.getView()).toMatchObject({
      phase: 'paused',
      says: 'The names could not be fetched.',
    });
    void session.run();
    await until(() => session.getView().phase === 'done');
    expect(session.getView()).toMatchObject({ says: null, now: { count: 6 } });
    session.close();
  });

  it('is found again by the next, and forgotten when it is begun anew', async () => {
    const first = made();
    void first.session.run();
    await first.until(() => first.session.getView().phase === 'done');
    await settled(first.clock, () => false, 20);
    first.session.close();
    const { weights } = first.session.getView().now;

    const second = made(undefined, first.shelf);
    await second.session.open();
    expect(second.session.getView().now.weights).toEqual(weights);
    expect(second.session.getView().says).toContain('kept on this device');
    void second.session.run();
    await second.until(() => second.session.getView().phase === 'done');
    expect(second.session.getView().now.count).toBe(12);
    second.session.startOver();
    expect(second.session.getView().now).toEqual(startingPoint(names.setup));
    await settled(second.clock, () => false, 20);
    second.session.close();

    const third = made(undefined, first.shelf);
    await third.session.open();
    expect(third.session.getView().now.count).toBe(0);
  });

  it('is written to a file and read from it', async () => {
    const { session, until } = made();
    void session.run();
    await until(() => session.getView().phase === 'done');
    const text = await session.asFile();
    const other = made().session;
    await other.take(text);
    expect(other.getView().now.weights).toEqual(session.getView().now.weights);
    expect(other.getView().says).toBe('What the file holds is here, as it was after 6 updates.');

    // What goes on is the network of the file: another one learns otherwise.
    const altered = {
      ...session.getView().now,
      weights: other.getView().now.weights.map((w) => 2 * w),
    };
    const third = made();
    await third.session.take(toFile([altered]));
    void third.session.run();
    await third.until(() => third.session.getView().phase === 'done');
    void session.run();
    await until(() => session.getView().now.count === 12);
    expect(third.session.getView().now.count).toBe(12);
    expect(third.session.getView().now.weights).not.toEqual(session.getView().now.weights);
    third.session.close();
    session.close();
  });

  it('has a ladder of what each rung’s own network wrote, beginning with the untrained one', async () => {
    const { session, until } = made(undefined, undefined, { ...names, updates: 250 });
    void session.run();
    await until(() => session.getView().phase === 'done');
    await until(() => session.getView().ladder.at(-1)!.count >= 200);
    const { ladder, now } = session.getView();
    const rungs = ladder.map(({ count }) => rungAt(count));
    expect([rungs[0], rungs.at(-1), new Set(rungs).size]).toEqual([0, 200, rungs.length]);
    expect(ladder[0]!.text).toBe(writtenBy(startingPoint(names.setup)));
    const again = made().session;
    await again.take(toFile([now]));
    await until(() => again.getView().ladder.length === 2);
    expect(again.getView().ladder.map(({ count, text }) => [count, text])).toEqual([
      [0, ladder[0]!.text],
      [250, writtenBy(now)],
    ]);
    session.close();
  });

  it('what a network of before was writing does not come to the ladder of the next', async () => {
    const { session, until } = made(undefined, undefined, { ...names, updates: 100 });
    void session.run();
    await until(() => session.getView().phase === 'done');
    const { now } = session.getView();
    const one = { ...now, weights: now.weights.map((w) => 3 * w) };
    const other = { ...now, weights: now.weights.map((w) => -2 * w) };
    expect(writtenBy(one)).not.toBe(writtenBy(other));
    const late = made();
    const ladderOf = () => late.session.getView().ladder.map(({ text }) => text);
    // The foot stands, and the rung of the one is under way, when the other comes.
    const both = new Promise<void>((resolve) => {
      const leave = late.session.subscribe(() => {
        const { ladder, now: there } = late.session.getView();
        if (there.count !== 100 || ladder.length !== 1) return;
        leave();
        resolve(late.session.take(toFile([other])));
      });
    });
    await late.session.take(toFile([one]));
    await both;
    const foot = writtenBy(startingPoint(names.setup));
    await settled(late.clock, () => false, 50);
    expect(ladderOf()).toEqual([foot, writtenBy(other)]);
    // And once it stands, it goes with its network.
    await late.session.take(toFile([one]));
    await settled(late.clock, () => false, 50);
    expect(ladderOf()).toEqual([foot, writtenBy(one)]);
    session.close();
  });

  it('refuses what is no file of its own, and stays as it was', async () => {
    const { session } = made();
    const before = session.getView().now;
    await session.take('{');
    expect(session.getView().says).toBe(
      'This is not JSON, as a file of trained networks is, or a part of it is missing. Open one that “Save as a file” made here; its name ends in .json. What is here stays.',
    );
    await session.take(Promise.reject(new Error('NotReadableError')));
    expect(session.getView().says).toBe(
      'The file could not be read. Choose it once more, or another.',
    );
    expect(session.getView().now).toBe(before);
    await session.take(toFile([startingPoint(setupOf({ task: { name: 'copy' } }))]));
    expect(session.getView().says).toContain('The file has another network');
    expect(session.getView().now).toBe(before);
    expect(fits(names, startingPoint({ ...names.setup, cells: ['rnn', 'rnn'] }))).toBe(false);
    expect(fits(names, startingPoint({ ...names.setup, twoWay: true }))).toBe(false);
    expect(fits(names, startingPoint({ ...names.setup, cells: ['lstm'] }))).toBe(true);
  });

  it('goes on with what it trains while a file is refused', async () => {
    const { session, until } = made(undefined, undefined, { ...names, updates: 500 });
    void session.run();
    await until(() => session.getView().now.count > 0);
    const { count } = session.getView().now;
    await session.take('no file');
    expect(session.getView().says).toContain('What is here stays.');
    await until(() => session.getView().now.count > count);
    expect(session.getView().phase).toBe('running');
    session.close();
  });

  it('finds what it wrote on the way again, with the run, and forgets it with the run', async () => {
    // The last rung is written once the training rests, after what was trained was kept.
    const first = made(undefined, undefined, { ...names, updates: 200 });
    void first.session.run();
    await first.until(() => first.session.getView().phase === 'done');
    await first.until(() => first.session.getView().ladder.at(-1)!.count >= 200);
    await settled(first.clock, () => false, 20);
    const { ladder } = first.session.getView();
    expect(ladder.length).toBeGreaterThan(2);
    // The page may end without a word: nothing is closed here.

    const second = made(undefined, first.shelf);
    await second.session.open();
    expect(second.session.getView().ladder).toEqual(ladder);
    // The run of a file has its own way, of which nothing is known.
    const other = { ...second.session.getView().now };
    await second.session.take(toFile([other]));
    await settled(second.clock, () => false, 50);
    expect(second.session.getView().ladder.map(({ count }) => count)).toEqual([0, other.count]);
    second.session.startOver();
    await settled(second.clock, () => false, 50);
    expect(second.session.getView().ladder.map(({ count }) => count)).toEqual([0]);
    second.session.close();
    const third = made(undefined, first.shelf);
    await third.session.open();
    expect(third.session.getView().ladder.map(({ count }) => count)).toEqual([0]);
  });

  it('pauses, and what is shown is then the moment it stands at', async () => {
    const { session, until, clock, shelf } = made(undefined, undefined, { ...names, updates: 500 });
    void session.run();
    await until(() => session.getView().now.count > 0);
    const heard = session.getView().now.count;
    session.pause();
    await until(() => session.getView().phase === 'paused');
    // Updates that were under way arrive after that.
    await settled(clock, () => false, 20);
    const { now, shown } = session.getView();
    expect(now.count).toBeGreaterThan(heard);
    expect(shown).toBe(now);

    // And it is what is found again, even where the page ended without a word.
    const next = made(undefined, shelf);
    await next.session.open();
    expect(next.session.getView().now).toEqual(now);
    session.close();
  });
});
