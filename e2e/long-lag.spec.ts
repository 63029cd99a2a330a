/** The long-lag tests: the whole table without script; a run in the page that ends in a row, the same as Node's; stopped; refused input; a phone, paper, a link. */
import type { Locator, Page, Response } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Judge } from '../src/training/trials/judge.ts';
import type { Results } from '../src/training/trials/results.ts';
import { carryOut, runningPupil } from '../src/training/trials/trial.ts';
import { expectAccessible } from './axe.ts';
import { expect, open, test } from './support.ts';
import '../src/training/testing/relaxed-simd.ts';

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
  await expect(figure(page).locator('.lag-title').nth(1)).toContainText(
    /T\s=\s50; yours, T\s=\s20/,
  );
  const sizes = fetched.map(
    (file) => gzipSync(readFileSync(new URL(`../dist${file}`, import.meta.url))).length,
  );
  expect(sizes.length).toBeGreaterThan(2);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(60_000);
  await expect(figure(page)).toContainText('less than 60 kB');

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

/** Of every cell in view: its text, and the column's name where the style sheet says it. */
const factsOf = (row: Locator) =>
  row.locator('td').evaluateAll((cells) =>
    cells.map((cell) => {
      const { content, display } = getComputedStyle(cell, '::before');
      const name = display === 'none' ? '' : content.replace(/^"|"$/g, '');
      return [name, (cell as HTMLElement).innerText.trim()];
    }),
  );

for (const width of [320, 390, 560])
  test(`at ${width} px every fact of a row stands in the page, its column’s name beside it`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 700 });
    await open(page, PAGE);
    const table = figure(page).getByRole('table', { name: 'Table of the tests' });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
    // Nothing inside it scrolls or is cut either.
    const outside = await table.evaluate((one) => {
      const { left, right } = one.parentElement!.getBoundingClientRect();
      return [...one.querySelectorAll('tbody :is(th, td, span)')].filter((part) => {
        const box = part.getBoundingClientRect();
        return part.className !== 'vh' && (box.left < left - 0.5 || box.right > right + 0.5);
      }).length;
    });
    expect(outside).toBe(0);

    const { id, networks } = results.tests[1]!;
    const gru = networks.find((network) => network.id === 'gru')!;
    const row = table.locator(`[data-test="${id}"] [data-network="gru"]`);
    const facts = await factsOf(row);
    expect(facts.map(([name]) => name)).toEqual([
      'solved',
      'updates',
      'sequences',
      'missed in the test',
      'size',
    ]);
    expect(facts[0]![1]).toBe(`${gru.runs.length} of ${gru.runs.length}`);
    expect(facts[4]![1]).toContain(`${counted(gru.weights)} weights`);
    // And it is a table to who does not see it.
    await expect(table.getByRole('columnheader')).toHaveCount(6);
    await expect(table.getByRole('row', { name: /^GRU/ }).first()).toBeVisible();
    await expect(row.getByRole('rowheader')).toContainText('GRU');
    await expect(row.getByRole('cell')).toHaveCount(5);
    await expectAccessible(page, { within: ['#long-lag'] });
  });

test('on paper the table is whole, on a wide sheet and on a narrow one', async ({ page }) => {
  await open(page, PAGE);
  await page.emulateMedia({ media: 'print' });
  for (const width of [680, 420]) {
    await page.setViewportSize({ width, height: 900 });
    const table = figure(page).getByRole('table', { name: 'Table of the tests' });
    const right = await table.evaluate((one) =>
      Math.max(
        ...[...one.querySelectorAll('tbody :is(th, td)')].map(
          (cell) => cell.getBoundingClientRect().right,
        ),
      ),
    );
    expect(right).toBeLessThanOrEqual(width + 0.5);
  }
});

test('what is chosen to be run is in the link, and a link brings it back', async ({ page }) => {
  await open(page, PAGE);
  const hash = () => page.evaluate(() => location.hash);
  await choose(page, 'test').selectOption('temporal-order-50');
  await choose(page, 'network').selectOption('lstm');
  await typed(page, 'Steps of a sequence').fill('20');
  await typed(page, 'Seed').fill('1234');
  await expect
    .poll(hash)
    .toMatch(/^#v=1(&lag~(test=temporal-order-50|network=lstm|lag=20|seed=1234)){4}$/);
  await page.reload();
  await expect(choose(page, 'test')).toHaveValue('temporal-order-50');
  await expect(choose(page, 'network')).toHaveValue('lstm');
  await expect(typed(page, 'Steps of a sequence')).toHaveValue('20');
  await expect(typed(page, 'Seed')).toHaveValue('1234');
  // Another test has a length of its own; what is as at the start is not in the link.
  await choose(page, 'test').selectOption('adding-100');
  await expect(typed(page, 'Steps of a sequence')).toHaveValue('100');
  await choose(page, 'network').selectOption('gru');
  await typed(page, 'Seed').fill(String(results.tests[0]!.networks[0]!.runs[0]!.seed));
  await expect.poll(hash).toBe('');
});

test('a link with what cannot be run does no harm: a number is the nearest that can, the rest is as at the start', async ({
  page,
}) => {
  await open(page, `${PAGE}#v=1&lag~test=constructor&lag~network=no-such&lag~lag=999&lag~seed=0`);
  await expect(typed(page, 'Steps of a sequence')).toHaveValue('300');
  await expect(typed(page, 'Seed')).toHaveValue('1');
  await expect(choose(page, 'test')).toHaveValue(results.tests[0]!.id);
  await expect(choose(page, 'network')).toHaveValue('gru');
  await open(page, `${PAGE}#v=1&lag~lag=1e9&lag~seed=<svg/onload=alert(1)>&lag~network=lstm`);
  await expect(page.locator('.notice p')).toContainText(
    /^A part of the link could not be read and was left out: “lag=1e9” and 1 more\./,
  );
  await expect(typed(page, 'Steps of a sequence')).toHaveValue('100');
  await expect(choose(page, 'network')).toHaveValue('lstm');
  await expect(button(page, 'Run it here')).toBeVisible();
});
