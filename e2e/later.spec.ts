/** Figures whose code comes later than the page's: until it does their HTML stays, and then they show what the reader did meanwhile. */
import { readFileSync } from 'node:fs';
import type { Page, Route } from '@playwright/test';
import { parseExperiment } from '../src/engine/parse.ts';
import { Trace } from '../src/engine/trace.ts';
import { agree, button, edited, engineSays, shownOn, type } from './engine.ts';
import { lost, mark } from './marked.ts';
import { expect, hydrated, test } from './support.ts';

const CHAPTER = '/the-memory-cell-unfolded/';
const CODE = /\/TwoCells-[\w-]{8}\.js$/;
const sevenLstm = parseExperiment(
  readFileSync(new URL('../content/experiments/pen-7-lstm.json', import.meta.url), 'utf8'),
);
const figure = (page: Page) => page.locator('#two-cells');
const field = (page: Page) => page.locator('.weights .field').first();
const hash = (page: Page) => page.evaluate(() => location.hash);
/** The page answers; figures whose code is held back do not yet. */
const ready = (page: Page) => page.locator('html[data-ready]').waitFor();
const EDIT = /&(\w+\.W_\w+\.\d\.\d)=(-?[\d.]+)/;

/** Holds the figure's code back, until the returned function is called. */
async function holdCode(page: Page) {
  const held: Route[] = [];
  let isHeld = true;
  await page.route(CODE, (route) => (isHeld ? void held.push(route) : route.continue()));
  return async () => {
    await expect.poll(() => held.length).toBeGreaterThan(0);
    isHeld = false;
    for (const route of held) await route.continue();
  };
}

/** Every number of the figure is that of the network that the address speaks of. */
async function expectNumbers(page: Page, of: string) {
  const [, place, value] = EDIT.exec(of) ?? [];
  const trace = new Trace(
    place === undefined ? sevenLstm : edited(place, Number(value), sevenLstm),
  );
  await expect(async () => {
    const shown = await shownOn(figure(page));
    expect(shown.length).toBeGreaterThan(10);
    expect(shown.filter((one) => !agree(one.number, engineSays(trace, one)))).toEqual([]);
  }).toPass({ timeout: 5000 });
}

test('an edit before the code has come leaves the HTML, and is shown when it has', async ({
  page,
}) => {
  const release = await holdCode(page);
  await page.goto(CHAPTER.slice(1));
  await ready(page);
  const own = figure(page).locator('.two-cells');
  const text = await own.textContent();
  await mark(page, '#two-cells .two-cells');
  await type(field(page), '0.5');
  await expect.poll(() => hash(page)).toMatch(EDIT);
  await button(page, 'Last step').first().click();
  await expect.poll(() => hash(page)).toContain('step=6');
  await own.scrollIntoViewIfNeeded();
  await own.hover();
  await page.waitForTimeout(300);
  expect(await own.textContent()).toBe(text);
  expect(await lost(page)).toBe(0);
  expect(await page.locator('html[data-alive]').count()).toBe(0);

  await release();
  await hydrated(page);
  await expectNumbers(page, await hash(page));
  await expect(own).toContainText('t = 6');
});

test('a link reaches a figure whose code comes late', async ({ page }) => {
  const release = await holdCode(page);
  const link = '#v=1&step=5&pin=1.c@5.0&1.W_hf.0.0=0.75';
  await page.goto(CHAPTER.slice(1) + link);
  await ready(page);
  await expect.poll(() => page.locator('.step-now').first().textContent()).toContain('5');
  await release();
  await hydrated(page);
  await expectNumbers(page, link);
  // What is pinned is lit in it as everywhere.
  await expect(figure(page).locator('[data-pinned]').first()).toBeAttached();
});

test('code that does not come leaves the figure as it was printed, and says so', async ({
  page,
  faults,
}) => {
  let navigations = 0;
  page.on('request', (request) => (navigations += Number(request.isNavigationRequest())));
  await page.route(CODE, (route) => route.abort());
  await page.goto(CHAPTER.slice(1));
  await expect(figure(page)).toContainText('This figure stands still', { timeout: 30_000 });
  // Once to the page, and once more to see whether it has other files by now.
  expect(navigations).toBe(2);
  await expectNumbers(page, '');
  await type(field(page), '0.5');
  await expect.poll(() => hash(page)).toMatch(EDIT);
  await expect(page.locator('.notice')).toBeEmpty();
  await expectNumbers(page, '');
  expect(navigations).toBe(2);
  // Chromium reports what is not fetched whatever the page does.
  faults.splice(0, faults.length, ...faults.filter((fault) => !fault.includes('ERR_FAILED')));
});

test('a deploy in mid-read is one reload, with the state kept', async ({ page, faults }) => {
  await page.route(CODE, (route) => route.abort(), { times: 1 });
  const link = '#v=1&1.W_hf.0.0=0.75';
  const documents: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) documents.push(request.url());
  });
  await page.goto(CHAPTER.slice(1) + link);
  await expect.poll(() => documents.length).toBe(2);
  await hydrated(page);
  expect(await hash(page)).toBe(link);
  await expectNumbers(page, link);
  expect(documents.length).toBe(2);
  faults.splice(0, faults.length, ...faults.filter((fault) => !fault.includes('ERR_FAILED')));
});
