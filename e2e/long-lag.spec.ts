/** The long-lag tests: the whole table without script; a run in the page that ends in a row, the same as Node's; stopped; refused input. */
import type { Page, Response } from '@playwright/test';
import { setFlagsFromString } from 'node:v8';
import { readFileSync, statSync } from 'node:fs';
import { bestBuild } from '../src/training/kernels/program.ts';
import { Judge } from '../src/training/trials/judge.ts';
import type { Results } from '../src/training/trials/results.ts';
import { carryOut, runningPupil } from '../src/training/trials/trial.ts';
import { expectAccessible } from './axe.ts';
import { expect, open, test } from './support.ts';

// What Chromium has without asking Node 20 has behind a flag.
if (bestBuild() === 'simd') setFlagsFromString('--experimental-wasm-relaxed-simd');

const PAGE = '/real-sequences/';
const results = JSON.parse(
  readFileSync(new URL('../content/results/long-lag.json', import.meta.url), 'utf8'),
) as Results;
const counted = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

const figure = (page: Page) => page.locator('#long-lag');
const said = (page: Page) => figure(page).locator('.frame-sentence');
const choose = (page: Page, name: string) => figure(page).getByRole('combobox', { name });
const typed = (page: Page, name: string) => figure(page).getByRole('spinbutton', { name });
const button = (page: Page, name: string) => figure(page).getByRole('button', { name });

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the table is whole: every network of every test, and what was reported', async ({
    page,
  }) => {
    await page.goto(PAGE.slice(1));
    for (const { id, networks } of results.tests)
      for (const network of networks) {
        const row = figure(page).locator(`[data-test="${id}"] [data-network="${network.id}"]`);
        await expect(row).toBeVisible();
        const solved = network.runs.filter((run) => run.solved).length;
        await expect(row.locator('td').first()).toHaveText(`${solved} of ${network.runs.length}`);
        await expect(row).toContainText(`${counted(network.weights)} weights`);
      }
    await expect(figure(page)).toContainText('31,390');
    await expect(figure(page).locator('.lag-reported a').first()).toHaveAttribute(
      'href',
      /references\/#hochreiter1997$/,
    );
    await expect(said(page)).toContainText('Temporal order, T = 50: solved by');
    await expect(figure(page).locator('.lag-about')).toContainText('npm run experiments');
  });
});

test('a run in the page ends in a row, with the numbers of the same run in Node', async ({
  page,
}) => {
  const fetched: string[] = [];
  await open(page, PAGE);
  // What trains is not there before it is asked for, and is as small as the figure says.
  const measure = (response: Response) => void fetched.push(new URL(response.url()).pathname);
  page.on('response', measure);

  const order = results.tests.find(({ id }) => id === 'temporal-order-50')!;
  const network = order.networks.find(({ id }) => id === 'gru')!;
  await choose(page, 'test').selectOption(order.id);
  await choose(page, 'network').selectOption('gru');
  await typed(page, 'Steps of a sequence').fill('20');
  await typed(page, 'Seed').fill('5');
  await button(page, 'Run it here').click();
  const row = figure(page).locator('.lag-own');
  await expect(row).toHaveCount(1, { timeout: 60_000 });
  page.off('response', measure);
  const sizes = fetched.map((file) => statSync(new URL(`../dist${file}`, import.meta.url)).size);
  expect(sizes.length).toBeGreaterThan(2);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(150_000);
  await expect(figure(page)).toContainText('less than 150 kB');

  const setup = { ...network.setup, task: { ...order.task, parameters: { T: 20 } }, seed: 5 };
  const verdict = (await carryOut(
    { setup, most: network.most },
    await runningPupil(setup),
    await Judge.of(setup),
  ))!;
  expect(verdict.solved).toBe(true);
  await expect(row.locator('th')).toContainText('Yours: GRU, T = 20, seed 5');
  await expect(row.locator('td').nth(1)).toHaveText(counted(verdict.updates));
  await expect(row.locator('td').nth(2)).toHaveText(counted(verdict.sequences));
  await expect(row.locator('td').nth(3)).toHaveText(`${counted(verdict.missed)} of 2,560`);
  await expect(said(page)).toContainText(`solved after ${counted(verdict.updates)} updates`);
  await expect(button(page, 'Run it here')).toBeVisible();
  await expectAccessible(page, { within: ['#long-lag'] });

  // It is there at the next visit, whose first words are the book's; and can be let go of.
  await page.reload();
  await expect(row.locator('th')).toContainText('Yours: GRU, T = 20, seed 5');
  await expect(row.locator('td').nth(1)).toHaveText(counted(verdict.updates));
  await expect(said(page)).toContainText('How many seeds solved what.');
  await button(page, 'Forget them').click();
  await expect(row).toHaveCount(0);
  await page.reload();
  await expect(button(page, 'Run it here')).toBeVisible();
  await expect(row).toHaveCount(0);
});

test('the book’s own seed is held against the book’s row', async ({ page }) => {
  await open(page, PAGE);
  await choose(page, 'test').selectOption('temporal-order-50');
  await choose(page, 'network').selectOption('gru');
  await button(page, 'Run it here').click();
  const row = figure(page).locator('.lag-own th');
  await expect(row).toHaveCount(1, { timeout: 60_000 });
  await expect(row).toContainText(/The same as the book’s run of this seed|The book’s run of this seed: solved/); // prettier-ignore
});

test('a long one shows how far it is, and can be stopped by keyboard', async ({ page }) => {
  await open(page, PAGE);
  await choose(page, 'test').selectOption('adding-100');
  await choose(page, 'network').selectOption('rnn');
  await typed(page, 'Steps of a sequence').fill('300');
  await button(page, 'Run it here').focus();
  await page.keyboard.press('Enter');
  const progress = figure(page).getByRole('progressbar');
  const { most } = results.tests[0]!.networks[0]!;
  await expect(progress).toHaveAttribute('max', String(most));
  await expect(said(page)).toContainText(`updates of at most ${counted(most)}`);
  await expect(button(page, 'Stop')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(said(page)).toContainText(/^Figure 13\.6 Stopped after/);
  await expect(progress).toHaveCount(0);
  await expect(figure(page).locator('.lag-own')).toHaveCount(0);
});

test('a length that a test cannot have is not taken', async ({ page }) => {
  await open(page, PAGE);
  await choose(page, 'test').selectOption('temporal-order-50');
  const length = typed(page, 'Steps of a sequence');
  await length.fill('3');
  await expect(figure(page).getByText(/^from \d+ to 300$/)).toBeVisible();
  await length.blur();
  await expect(length).toHaveValue('50');
});

test('at 320 px the table scrolls, the page does not', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await open(page, PAGE);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(320);
  const scroll = figure(page).getByRole('group', { name: 'Table of the tests' });
  expect(await scroll.evaluate((one) => one.scrollWidth > one.clientWidth)).toBe(true);
  await scroll.focus();
  await expect(scroll).toBeFocused();
});
