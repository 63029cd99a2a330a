/** The race in the built page, under its content policy: it runs, stands still, goes step by step, comes back, and can be examined. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { flatOf } from '../src/training/shape.ts';
import { networkAt } from '../src/figures/training/flow.ts';
import { withThousands } from '../src/figures/parts/counts.ts';
import { raceOf, setupsOf } from '../src/figures/training/setup.ts';
import { startingPoint } from '../src/training/checkpoint.ts';
import { fromFile } from '../src/training/file.ts';
import { expectAccessibleInBothThemes } from './axe.ts';
import { button } from './engine.ts';
import { expect, hydrated, open, test } from './support.ts';

const PAGE = '/learning/';
/** Small, and at a pace at which it does not come to its end before it is paused. */
const SMALL = `${PAGE}#v=1&race~lag=5&race~units=4&race~pace=100`;
const figure = (page: Page) => page.locator('#training');
const counter = (page: Page) => figure(page).locator('.race-count');
const countOf = async (page: Page) => Number(await counter(page).getAttribute('data-count'));
const state = (page: Page) => figure(page).locator('.race');
const said = (page: Page) => figure(page).locator('.frame-sentence');

async function ran(page: Page, count: number) {
  await button(page, 'Run').click();
  await expect.poll(() => countOf(page), { timeout: 30_000 }).toBeGreaterThanOrEqual(count);
  await button(page, 'Pause').click();
  await expect(state(page)).toHaveAttribute('data-state', 'paused');
  return settled(page);
}

/** The round is finished after the pause was heard. */
async function settled(page: Page) {
  let before = -1;
  await expect
    .poll(async () => {
      const now = await countOf(page);
      const isSame = now === before;
      before = now;
      return isSame;
    })
    .toBe(true);
  return before;
}

async function saved(page: Page) {
  const download = page.waitForEvent('download');
  await button(page, 'Save as a file').click();
  const path = await (await download).path();
  const read = fromFile(readFileSync(path, 'utf8'));
  if (typeof read === 'string') throw new Error(read);
  return { path, checkpoints: read };
}

test('stands at its start, runs, pauses, goes by one step, and back', async ({ page }) => {
  await open(page, SMALL);
  await expect(said(page)).toContainText('Nothing is learned yet');
  const count = await ran(page, 60);
  await page.waitForTimeout(500);
  expect(await countOf(page)).toBe(count);
  await figure(page).getByRole('button', { name: 'Step' }).click();
  await expect.poll(() => countOf(page)).toBe(count + 1);
  for (const cell of ['rnn', 'lstm', 'gru'])
    await expect(figure(page).locator(`[data-racer="${cell}"]`)).toHaveAttribute('data-updates', String(count + 1)); // prettier-ignore
  await button(page, 'Reset').click();
  await expect(counter(page)).toHaveText('0 updates');
  await figure(page)
    .getByRole('button', { name: `Go on from update ${withThousands(count + 1)}` })
    .click();
  await expect.poll(() => countOf(page)).toBe(count + 1);
});

test('the same seed gives the same losses, twice', async ({ page }) => {
  const lists: (readonly number[])[] = [];
  for (let time = 0; time < 2; time++) {
    // Slowly: past some hundred updates a history keeps means of several.
    await open(page, SMALL);
    await page.reload();
    await hydrated(page);
    await ran(page, 55);
    lists.push((await saved(page)).checkpoints[1]!.history.losses.slice(0, 50));
  }
  expect(lists[0]).toHaveLength(50);
  expect(lists[1]).toEqual(lists[0]);
});

test('a moment is taken into the figures below, and undone', async ({ page }) => {
  await open(page, SMALL);
  await ran(page, 20);
  const { checkpoints } = await saved(page);
  await figure(page).getByRole('button', { name: 'Examine the RNN' }).click();
  await expect(figure(page)).toContainText(`now stands the RNN after ${withThousands(checkpoints[0]!.count)} updates`); // prettier-ignore
  const { setup, weights, count } = checkpoints[0]!;
  const { inputs } = networkAt(setup, weights, count);
  await expect(page.locator('#examined').getByRole('slider', { name: 'Step', exact: true })).toHaveAttribute('max', String(inputs.length)); // prettier-ignore
  expect([...flatOf(networkAt(setup, weights, count))]).toEqual([...weights]);
  await figure(page).getByRole('button', { name: 'Undo' }).click();
  await expect(figure(page)).toContainText('a network before its first update');
  await figure(page).getByRole('button', { name: 'Redo' }).click();
  await figure(page).getByRole('spinbutton', { name: 'Seed' }).fill('2');
  await expect(figure(page)).toContainText('of another race than this: T = 5, seed 1');
});

test('an earlier moment can be seen again', async ({ page }) => {
  await open(page, SMALL);
  await ran(page, 20);
  const log = () => figure(page).locator('[data-racer="gru"] [data-log]').getAttribute('data-log');
  const start = startingPoint(setupsOf(raceOf({ lag: '5', units: '4' }))[2]!);
  expect(start.count).toBe(0);
  const now = await log();
  await page.getByRole('slider', { name: 'Moment of the race in view' }).focus();
  await page.keyboard.press('Home');
  await expect(said(page)).toContainText('Nothing is learned yet');
  await expect.poll(log).not.toBe(now);
});

test('what was trained is offered at the next visit', async ({ page }) => {
  await open(page, SMALL);
  const count = await ran(page, 20);
  await page.waitForTimeout(500);
  await page.reload();
  await hydrated(page);
  const again = figure(page).getByRole('button', {
    name: `Go on from update ${withThousands(count)}`,
  });
  await again.click();
  await expect.poll(() => countOf(page)).toBe(count);
});

test('a file is opened again; what is none is refused in a sentence', async ({ page }) => {
  await open(page, SMALL);
  const count = await ran(page, 20);
  const { path } = await saved(page);
  await open(page, PAGE);
  const chosen = figure(page).locator('input[type="file"]');
  await chosen.setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{') }); // prettier-ignore
  await expect(figure(page)).toContainText('This is not JSON');
  await chosen.setInputFiles(path);
  await expect.poll(() => countOf(page)).toBe(count);
  await expect(figure(page).getByRole('spinbutton', { name: /^Lag/ })).toHaveValue('5');
});

test('axe finds nothing, and the page never scrolls sideways', async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 320, height: 800 });
  await open(page, PAGE);
  await figure(page).getByText('More to set').click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await expectAccessibleInBothThemes(page, ['#training']);
});
