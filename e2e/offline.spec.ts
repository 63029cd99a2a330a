import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { serve } from '../scripts/serve.mjs';
import { paths } from './paths.ts';
import { expect, hydrated, keptOffline, open, stateOf, test } from './support.ts';

test.use({ serviceWorkers: 'allow' });

/** As if the book had never been opened here: no service worker, nothing kept, nothing in the browser's own cache. */
async function forgotten(page: Page) {
  await page.evaluate(async () => {
    for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await cacheEmptied(page);
}

/** Of what a page loads, the browser keeps a part by itself; whether that is enough is not what is asked here. */
async function cacheEmptied(page: Page) {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Network.clearBrowserCache');
  await browser.detach();
}

test('every page opens without a network once visited', async ({ page, context, faults }) => {
  test.setTimeout(180_000);
  const state = stateOf(page, faults);
  for (const path of paths)
    await state(path, async () => {
      await open(page, path);
      await keptOffline(page);
      await cacheEmptied(page);
      await context.setOffline(true);
      await page.reload();
      await hydrated(page);
      await expect.soft(page.locator('h1'), path).toBeVisible();
      const missing = await page.evaluate(async () => {
        await document.fonts.ready;
        return [...document.fonts].filter((font) => font.status === 'error').length;
      });
      expect.soft(missing, path).toBe(0);
      await context.setOffline(false);
      await forgotten(page);
    });
});

test('a page never visited says so without a network', async ({ page, context, faults }) => {
  await open(page, '/');
  await keptOffline(page);
  await context.setOffline(true);
  await page.goto(paths.at(-1)!.slice(1));
  await expect(page.getByRole('heading')).toHaveText('Not yet on this device');
  await page.getByRole('link').click();
  await hydrated(page);
  // Chromium reports the 503 on the console whatever the page does.
  faults.splice(0, faults.length, ...faults.filter((fault) => !fault.includes('503')));
});

test('a new deploy shows at the next visit, without a reload of its own', async ({
  page,
  context,
}, info) => {
  const folder = info.outputPath('site');
  cpSync(new URL('../dist', import.meta.url), folder, { recursive: true });
  const site = await serve({ port: 0, folder });
  const chapter = site.address + paths.at(-1)!.slice(1);
  const visit = async (address: string) => {
    await page.goto(address);
    await hydrated(page);
    await keptOffline(page);
  };
  await visit(chapter);
  await visit(site.address);

  edit(`${folder}/index.html`, /<title>/, '<title>New: ');
  edit(`${folder}/sw.js`, /const version = "/, 'const version = "new');
  let navigations = 0;
  page.on('framenavigated', () => navigations++);
  const taken = page.evaluate(
    () => new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done)),
  );
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await taken;
  expect(navigations).toBe(0);

  await visit(site.address);
  await expect(page).toHaveTitle(/^New: /);
  await site.close();
  await context.setOffline(true);
  await page.goto(chapter);
  await hydrated(page);
});

function edit(file: string, from: RegExp, to: string) {
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
}

test('a host that sends no headers has isolated pages from the second visit on, with and without a network; the data of its figures are there', async ({
  page,
  context,
}) => {
  const site = await serve({ port: 0, isolated: false });
  const figure = page.locator('#characters');
  /** Trains for a moment, in a worker. */
  const train = async () => {
    await figure.getByRole('button', { name: /^Run/ }).click();
    await expect(figure.locator('.session-progress')).toContainText('left', { timeout: 30_000 });
    await figure.getByRole('button', { name: 'Pause' }).click();
    await expect(figure).not.toContainText('no thread of its own');
  };
  const visit = async () => {
    await hydrated(page);
    await keptOffline(page);
    return page.evaluate(() => crossOriginIsolated);
  };
  await page.goto(`${site.address}real-sequences/`);
  expect(await visit()).toBe(false);
  // The page is not isolated, and its worker comes with the headers.
  await train();
  await page.reload();
  expect(await visit()).toBe(true);
  await train();
  await cacheEmptied(page);
  await context.setOffline(true);
  await page.goto(`${site.address}real-sequences/`);
  await hydrated(page);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await train();
  const hand = page.locator('#pen-path');
  await hand.getByRole('button', { name: 'Chinese characters', exact: true }).click();
  await expect(hand.locator('.class-buttons .hand-glyph')).toHaveCount(20);
  await site.close();
});
