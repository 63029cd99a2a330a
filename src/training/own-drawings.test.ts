import { describe, expect, it } from 'vitest';
import type { Alphabet } from './data/handwriting.ts';
import { createDrawer, MOST_DRAWINGS } from './own-drawings.ts';
import { memoryShelf, type Shelf } from './shelf.ts';

const strokes = [
  [
    [0, 0],
    [3, 4],
  ],
  [[1, 1]],
] as const;
const drawer = (shelf: Shelf = memoryShelf(), from = 0, alphabet: Alphabet = 'digits') => {
  let time = from;
  return createDrawer(shelf, () => `id${time}`, () => ++time, alphabet); // prettier-ignore
};
const none: Shelf = {
  put: () => Promise.reject(new Error('no')),
  of: () => Promise.reject(new Error('no')),
  drop: () => Promise.reject(new Error('no')),
  clear: () => Promise.reject(new Error('no')),
};

describe('a reader’s drawings', () => {
  it('are kept one by one, from visit to visit', async () => {
    const shelf = memoryShelf();
    const here = drawer(shelf);
    const { drawing, sentence } = await here.add({ strokes, label: 7, first: 1, use: 'learn' });
    expect([drawing.label, drawing.first, sentence]).toEqual([7, 1, null]);
    expect(drawing.strokes.map((stroke) => stroke.length)).toEqual([2, 1]);
    const there = drawer(shelf, 10);
    await there.add({ strokes, label: 2, first: 2, use: 'learn' });
    expect((await here.all()).drawings.map(({ label }) => label)).toEqual([7, 2]);
    expect((await there.all()).drawings[0]).toEqual(drawing);
    expect(await there.remove(drawing.id)).toBeNull();
    expect((await here.all()).drawings.map(({ label }) => label)).toEqual([2]);
    expect(await here.removeAll()).toBeNull();
    expect(await there.all()).toEqual({ drawings: [], unread: 0 });
  });

  it('may be for testing only, and are kept as that', async () => {
    const shelf = memoryShelf();
    await drawer(shelf).add({ strokes, label: 7, first: 1, use: 'test' });
    await drawer(shelf, 5).add({ strokes, label: 7, first: 1, use: 'learn' });
    const { drawings } = await drawer(shelf).all();
    expect(drawings.map(({ use }) => use)).toEqual(['test', 'learn']);
  });

  it('of one alphabet are not among those of another, and go by themselves', async () => {
    const shelf = memoryShelf();
    const [digits, letters, hanzi] = (['digits', 'letters', 'hanzi'] as const).map((alphabet, k) =>
      drawer(shelf, 10 * k, alphabet),
    );
    await digits!.add({ strokes, label: 9, first: 0, use: 'learn' });
    await letters!.add({ strokes, label: 25, first: 0, use: 'learn' });
    await hanzi!.add({ strokes, label: 19, first: 0, use: 'test' });
    const labels = async () =>
      Promise.all(
        [digits, letters, hanzi].map(async (one) =>
          (await one!.all()).drawings.map(({ label }) => label),
        ),
      );
    expect(await labels()).toEqual([[9], [25], [19]]);
    await letters!.removeAll();
    expect(await labels()).toEqual([[9], [], [19]]);
  });

  it('are not believed', async () => {
    const shelf = memoryShelf();
    const put = (page: string, text: unknown) =>
      shelf.put({ key: 'drawings', page, saved: 1, text: text as string }, 99);
    const good = { strokes: '!!~~', label: 3, first: 4 };
    await put('good', JSON.stringify(good));
    for (const [k, bad] of [
      'no JSON',
      null,
      'null',
      '{}',
      JSON.stringify({ ...good, label: 10 }),
      JSON.stringify({ ...good, first: -1 }),
      JSON.stringify({ ...good, use: 'teach' }),
      JSON.stringify({ ...good, use: null }),
      JSON.stringify({ ...good, strokes: '!' }),
      JSON.stringify({ ...good, strokes: '' }),
      JSON.stringify({ ...good, strokes: Array(25).fill('!!').join(' ') }),
    ].entries())
      await put(`bad${k}`, bad);
    const { drawings, unread } = await drawer(shelf).all();
    expect(drawings.map(({ id }) => id)).toEqual(['good']);
    expect(unread).toBe(11);
    // Kept before there was a choice.
    expect(drawings[0]!.use).toBe('learn');
  });

  it('are there while the page is open where nothing can be kept, and it says so', async () => {
    const here = drawer(none);
    const { sentence, drawing } = await here.add({ strokes, label: 7, first: 1, use: 'learn' });
    expect(sentence).toContain('kept only while this page is open');
    expect((await here.all()).drawings).toEqual([drawing]);
    expect(await here.remove(drawing.id)).toContain('may still be there');
    expect((await here.all()).drawings).toEqual([]);
  });

  it('are as many as fit: the oldest go', async () => {
    const here = drawer();
    for (let k = 0; k < MOST_DRAWINGS + 2; k++)
      await here.add({ strokes, label: k % 10, first: 0, use: 'learn' });
    const { drawings } = await here.all();
    expect(drawings).toHaveLength(MOST_DRAWINGS);
    expect(drawings[0]!.label).toBe(2);
  });
});
