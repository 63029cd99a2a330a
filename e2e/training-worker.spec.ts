/** The training in a real browser, under the book's content policy: its worker, that worker's death, and what is kept. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { policy } from '../build/policy.ts';
import { serve } from '../scripts/serve.mjs';
import { expect, test } from './support.ts';

let site: Awaited<ReturnType<typeof serve>>;
let folder: string;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'unfolded-training-'));
  const entry = join(import.meta.dirname, 'training-worker.ts');
  await build({
    configFile: false,
    base: './',
    logLevel: 'silent',
    publicDir: false,
    build: {
      target: 'es2022',
      outDir: folder,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: entry, output: { entryFileNames: 'entry.js' } },
    },
    worker: { format: 'es' },
  });
  const html = `<!doctype html><html lang="en"><head><title>Training</title><link rel="icon" href="data:," />${policy}<script type="module" src="./entry.js"></script></head></html>`;
  for (const name of ['index.html', '404.html']) writeFileSync(join(folder, name), html);
  expect(readFileSync(join(folder, 'entry.js'), 'utf8')).toContain('Worker(');
  site = await serve({ port: 0, folder });
});

test.afterAll(async () => {
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

test.beforeEach(async ({ page }) => {
  await page.goto(site.address);
  await page.waitForFunction(() => 'training' in window);
});

test('runs are trained in a worker, and what a page would train is the same to the last bit', async ({
  page,
}) => {
  const [inWorker, onPage] = await page.evaluate(async () => {
    const { createTrainer, setupOf, until } = window.training;
    const train = async (options: Parameters<typeof createTrainer>[1]) => {
      const trainer = createTrainer([setupOf('rnn', 1), setupOf('lstm', 1)], {
        until: 120,
        ...options,
      });
      trainer.run();
      await until(() => trainer.getSnapshot().state === 'done');
      const { where, runs, trouble } = trainer.getSnapshot();
      trainer.dispose();
      const weights = runs.map(({ checkpoint }) => [...checkpoint.weights]);
      return { where, trouble, weights, counts: runs.map(({ checkpoint }) => checkpoint.count) };
    };
    const none = () => {
      throw new Error('There is no worker.');
    };
    return [await train({}), await train({ makeWorker: none })];
  });
  expect(inWorker).toMatchObject({ where: 'worker', trouble: null, counts: [120, 120] });
  expect(onPage).toMatchObject({ where: 'page', counts: [120, 120] });
  expect(onPage!.trouble).toMatch(/^This browser gives the training no thread/);
  expect(onPage!.weights).toEqual(inWorker!.weights);
});

test('a worker that dies in silence is followed by another, which goes on from what the page had', async ({
  page,
}) => {
  const seen = await page.evaluate(async () => {
    const { createTrainer, makeWorker, setupOf, until } = window.training;
    const workers: ReturnType<typeof makeWorker>[] = [];
    const trainer = createTrainer([setupOf('rnn', 1)], {
      makeWorker: () => {
        workers.push(makeWorker());
        return workers.at(-1)!;
      },
    });
    const now = trainer.getSnapshot;
    trainer.run();
    await until(() => now().count > 200);
    workers[0]!.terminate();
    const reached = now().count;
    let least = Infinity;
    trainer.subscribe(() => (least = Math.min(least, now().count)));
    await until(() => workers.length === 2);
    await until(() => now().count > reached);
    const { trouble, where } = now();
    trainer.dispose();
    return { reached, least, trouble, where, workers: workers.length };
  });
  expect(seen.least).toBeGreaterThanOrEqual(seen.reached);
  expect(seen).toMatchObject({ where: 'worker', workers: 2 });
  expect(seen.trouble).toMatch(/it goes on from update \d+\.$/);
});

test('what was trained is there after a reload; two tabs keep their own', async ({
  page,
  context,
}) => {
  const train = (tab: typeof page, count: number) =>
    tab.evaluate(async (count) => {
      const { createTrainer, setupOf, until, keep } = window.training;
      const trainer = createTrainer([setupOf('gru', 3)], { until: count });
      trainer.run();
      await until(() => trainer.getSnapshot().state === 'done');
      const checkpoints = await trainer.checkpoint();
      trainer.dispose();
      return [await keep.keepRun('race', checkpoints), JSON.parse(keep.toFile(checkpoints))];
    }, count);
  const found = (tab: typeof page) =>
    tab.evaluate(async () => {
      const { checkpoints } = await window.training.keep.keptRun('race');
      return checkpoints && JSON.parse(window.training.keep.toFile(checkpoints));
    });
  expect(await found(page)).toBeNull();
  const [sentence, first] = await train(page, 80);
  expect(sentence).toBeNull();
  const other = await context.newPage();
  await other.goto(site.address);
  await other.waitForFunction(() => 'training' in window);
  expect(await found(other)).toEqual(first);
  const [, second] = await train(other, 40);
  expect(await found(page), 'the newest, though it is not so far').toEqual(second);
  const kept = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const request = indexedDB.open('unfolded');
        request.onsuccess = () => {
          const table = request.result.transaction('runs').objectStore('runs');
          table.count().onsuccess = ({ target }) => resolve((target as IDBRequest<number>).result);
          request.result.close();
        };
      }),
  );
  expect(kept).toBe(2);
  await page.reload();
  await page.waitForFunction(() => 'training' in window);
  expect(await found(page)).toEqual(second);
  await page.evaluate(() => window.training.keep.forgetRun('race'));
  expect(await found(other)).toBeNull();
});
