/** The training in a real browser, under the book's content policy: its worker, that worker's death, and what is kept. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { policy } from '../build/policy.ts';
import { serve } from '../scripts/serve.mjs';
import { expect, test } from './support.ts';

let site: Awaited<ReturnType<typeof serve>>;
/** The same from a host that sends no headers, so that its pages share no memory with their workers. */
let plain: Awaited<ReturnType<typeof serve>>;
let folder: string;

// In one worker, for each builds the page anew.
test.describe.configure({ mode: 'default' });

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
  plain = await serve({ port: 0, folder, isolated: false });
});

test.afterAll(async () => {
  await site?.close();
  await plain?.close();
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

const hosts = [
  ['isolated, so by shared memory', () => site.address, true],
  ['not isolated, so by messages', () => plain.address, false],
] as const;

test('two threads make the same updates to the last bit by shared memory and by messages, also taken up midway', async ({
  page,
}) => {
  const seen = [];
  for (const [, address, isolated] of hosts) {
    await page.goto(address());
    await page.waitForFunction(() => 'training' in window);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(isolated);
    seen.push(
      await page.evaluate(async () => {
        const { createTrainer, setupOf, until } = window.training;
        const setups = [setupOf('rnn', 1), setupOf('lstm', 2)];
        const trainer = createTrainer(setups, { until: 120, threads: 2 });
        const now = trainer.getSnapshot;
        const train = async () => {
          trainer.run();
          await until(() => now().state === 'done');
          return now().runs.map(({ checkpoint }) => [...checkpoint.weights]);
        };
        const first = await train();
        trainer.reset();
        trainer.until(60);
        await train();
        const midway = await trainer.checkpoint();
        trainer.restore(midway);
        trainer.until(120);
        const second = await train();
        const { where, kinds, trouble, runs } = now();
        trainer.dispose();
        const counts = runs.map(({ checkpoint }) => checkpoint.count);
        return { first, second, where, kinds, trouble, counts };
      }),
    );
  }
  const [isolated, messages] = seen;
  expect(isolated).toMatchObject({ where: 'worker', trouble: null, counts: [120, 120] });
  for (const kind of isolated!.kinds) expect(kind).toMatch(/simd, two threads$/);
  expect(isolated!.second).toEqual(isolated!.first);
  expect(messages).toEqual(isolated);
});

test('small networks have one thread unless two are asked for', async ({ page }) => {
  const kinds = await page.evaluate(async () => {
    const { createTrainer, setupOf, until } = window.training;
    const trainer = createTrainer([setupOf('rnn', 1)], { until: 10 });
    trainer.run();
    await until(() => trainer.getSnapshot().state === 'done');
    trainer.dispose();
    return trainer.getSnapshot().kinds;
  });
  expect(kinds).toEqual([expect.stringMatching(/simd$/)]);
});

for (const [name, address] of hosts)
  for (const [how, end] of [
    ['dies', () => self.close()],
    [
      'hangs',
      () => {
        const end = performance.now() + 6000;
        while (performance.now() < end);
      },
    ],
  ] as const)
    test(`a second thread that ${how} is noticed in two seconds, and at most 50 updates are lost: ${name}`, async ({
      page,
    }) => {
      await page.goto(address());
      await page.waitForFunction(() => 'training' in window);
      await page.evaluate(async () => {
        const { createTrainer, setupOf, until } = window.training;
        const trainer = createTrainer([setupOf('rnn', 1)], { threads: 2 });
        const seen = { reached: 0, reachedAt: 0, least: Infinity, noticed: 0, trainer, until };
        Object.assign(window, { seen });
        trainer.subscribe(() => {
          const { count, trouble } = trainer.getSnapshot();
          if (trouble === null) {
            if (count > seen.reached) [seen.reached, seen.reachedAt] = [count, performance.now()];
          } else {
            seen.noticed ||= performance.now();
            seen.least = Math.min(seen.least, count);
          }
        });
        trainer.run();
        await until(() => trainer.getSnapshot().count > 200);
      });
      const workers = page.workers();
      expect(workers).toHaveLength(2);
      const second = workers.find((worker) => worker.url().includes('second'))!;
      // It does not come back to say that it was done.
      second.evaluate(end).catch(() => {});
      const seen = await page.evaluate(async () => {
        const { seen } = window as unknown as {
          seen: Record<'reached' | 'reachedAt' | 'least' | 'noticed', number> & {
            trainer: ReturnType<typeof window.training.createTrainer>;
            until: typeof window.training.until;
          };
        };
        await seen.until(() => seen.noticed > 0 && seen.trainer.getSnapshot().count > seen.reached);
        const { trouble, kinds } = seen.trainer.getSnapshot();
        seen.trainer.dispose();
        const { reached, least } = seen;
        return { reached, least, waited: seen.noticed - seen.reachedAt, trouble, kinds };
      });
      expect(seen.least).toBeGreaterThanOrEqual(seen.reached - 50);
      // The last word may be a fifteenth of a second older than what it tells of, and timers are late on a busy machine.
      expect(seen.waited).toBeLessThan(2000 + 250);
      expect(seen.trouble).toMatch(/^The training did not answer any more at update/);
      expect(seen.kinds).toEqual([expect.stringMatching(/two threads$/)]);
      await expect.poll(() => page.workers().length, { timeout: 10_000 }).toBe(0);
    });
