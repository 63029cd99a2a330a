import { describe, expect, it } from 'vitest';
import { startingPoint } from './checkpoint.ts';
import { toFile } from './file.ts';
import { createKeeper, MOST_BESIDE, MOST_KEPT } from './keep.ts';
import { databaseShelf, memoryShelf, NO_ANSWER, type Shelf } from './shelf.ts';
import { setupOf } from './testing/setups.ts';

const of = (seed: number) => [startingPoint(setupOf({ seed }))];
let time = 0;
const now = () => ++time;
const visit = (shelf: Shelf, page: string) => createKeeper(shelf, page, now);
const refusing = (error: Error): Shelf => ({
  put: () => Promise.reject(error),
  of: () => Promise.reject(error),
  drop: () => Promise.reject(error),
  clear: () => Promise.reject(error),
});

describe('what was trained', () => {
  it('is there at the next visit, by its key', async () => {
    const shelf = memoryShelf();
    expect(await visit(shelf, 'a').keptRun('one')).toEqual({
      checkpoints: null,
      beside: null,
      saved: null,
      sentence: null,
    });
    expect(await visit(shelf, 'a').keepRun('one', of(1))).toBeNull();
    const found = await visit(shelf, 'b').keptRun('one');
    expect(found).toEqual({ checkpoints: of(1), beside: null, saved: time, sentence: null });
    expect((await visit(shelf, 'b').keptRun('two')).checkpoints).toBeNull();
  });

  it('in one tab does not destroy what was trained in another', async () => {
    const shelf = memoryShelf();
    const [a, b] = [visit(shelf, 'a'), visit(shelf, 'b')];
    await a.keepRun('one', of(1));
    await b.keepRun('one', of(2));
    expect((await a.keptRun('one')).checkpoints).toEqual(of(2));
    expect((await shelf.of('one')).map(({ page }) => page).sort()).toEqual(['a', 'b']);
    await a.keepRun('one', of(3));
    expect((await b.keptRun('one')).checkpoints).toEqual(of(3));
    expect(await shelf.of('one')).toHaveLength(2);
  });

  it('does not pile up: the newest few visits are kept', async () => {
    const shelf = memoryShelf();
    for (let k = 1; k <= 10; k++) await visit(shelf, `page ${k}`).keepRun('one', of(k));
    await visit(shelf, 'other').keepRun('two', of(0));
    expect((await shelf.of('one')).map(({ page }) => page).sort()).toEqual(
      Array.from({ length: MOST_KEPT }, (_, k) => `page ${10 - k}`).sort(),
    );
    expect(await shelf.of('two')).toHaveLength(1);
  });

  it('is forgotten when that is asked for', async () => {
    const shelf = memoryShelf();
    await visit(shelf, 'a').keepRun('one', of(1));
    await visit(shelf, 'b').forgetRun('one');
    expect((await visit(shelf, 'a').keptRun('one')).checkpoints).toBeNull();
    await visit(refusing(new Error()), 'a').forgetRun('one');
  });

  it.each([
    [
      'there is no storage',
      new Error('SecurityError'),
      'because this browser does not let pages keep anything',
    ],
    [
      'it is full',
      Object.assign(new Error(), { name: 'QuotaExceededError' }),
      'because this browser has no room left for it',
    ],
    [
      'it is late',
      new Error(NO_ANSWER),
      'because the storage of this browser does not answer in time',
    ],
  ])('where %s, stays while the page is open, and a sentence says so', async (_, error, why) => {
    const keeper = visit(refusing(error), 'a');
    expect(await keeper.keepRun('one', of(1))).toBe(
      `What was trained is kept only while this page is open, ${why}. It can be saved as a file.`,
    );
    await keeper.keepRun('one', of(2));
    expect((await keeper.keptRun('one')).checkpoints).toEqual(of(2));
  });

  it('and cannot be read any more is told; what was kept before it is found', async () => {
    const shelf = memoryShelf();
    const damaged = toFile(of(1)).slice(0, -10);
    await shelf.put({ key: 'one', page: 'a', saved: now(), text: damaged }, 4);
    const found = await visit(shelf, 'b').keptRun('one');
    expect(found.checkpoints).toBeNull();
    expect(found.sentence).toMatch(
      /^What was trained here before cannot be read\. This is not JSON/,
    );
    await shelf.put({ key: 'one', page: 'c', saved: 0, text: toFile(of(2)) }, 4);
    expect(await visit(shelf, 'b').keptRun('one')).toEqual({
      checkpoints: of(2),
      beside: null,
      saved: 0,
      sentence: null,
    });
  });

  it('has a text beside it, which goes with it, and is not kept where it is too long', async () => {
    const shelf = memoryShelf();
    const beside = async () => (await visit(shelf, 'b').keptRun('one')).beside;
    await visit(shelf, 'a').keepRun('one', of(1), 'what it wrote');
    expect(await beside()).toBe('what it wrote');
    // That of the run that is found, not of another.
    await visit(shelf, 'c').keepRun('one', of(2));
    expect(await beside()).toBeNull();
    const longest = 'a'.repeat(MOST_BESIDE);
    await visit(shelf, 'c').keepRun('one', of(2), longest);
    expect(await beside()).toBe(longest);
    expect(await visit(shelf, 'c').keepRun('one', of(3), `${longest}a`)).toBeNull();
    expect(await visit(shelf, 'b').keptRun('one')).toMatchObject({
      checkpoints: of(3),
      beside: null,
    });
    await visit(shelf, 'c').keepRun('one', of(3), 'again');
    await visit(shelf, 'b').forgetRun('one');
    expect(await beside()).toBeNull();
    // Somebody may have written anything into the storage.
    const wild = {
      key: 'one',
      page: 'd',
      saved: now(),
      text: toFile(of(4)),
      beside: { length: 1 },
    };
    await shelf.put(wild as never, 4);
    expect(await visit(shelf, 'b').keptRun('one')).toMatchObject({
      checkpoints: of(4),
      beside: null,
    });
  });

  it('and is too large is told', async () => {
    const large = { ...of(1)[0]!, weights: new Float32Array(530_000) };
    expect(await visit(memoryShelf(), 'a').keepRun('one', [large])).toMatch(
      /^What was trained is not kept: .*8 MB/,
    );
  });
});

it('without IndexedDB the shelf says so, and does not throw', async () => {
  const shelf = databaseShelf(); // Node has none
  await expect(shelf.of('one')).rejects.toThrow('indexedDB');
  expect(await visit(shelf, 'a').keepRun('one', of(1))).toMatch(
    /^What was trained is kept only while/,
  );
});
