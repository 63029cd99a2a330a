/** The figure on text: nothing is fetched before Run; it trains, writes, is kept; a line is read in the engine's numbers, by keys too. */
import type { Page } from '@playwright/test';
import { flowOf, readingOf } from '../src/figures/text/reading.ts';
import { materials } from '../src/figures/text/materials.ts';
import { bitsText, shareText } from '../src/figures/text/words.ts';
import { startingPoint } from '../src/training/checkpoint.ts';
import { fromFile } from '../src/training/file.ts';
import { expectAccessibleInBothThemes } from './axe.ts';
import { expect, open, test } from './support.ts';

const PAGE = '/real-sequences/';
const figure = (page: Page) => page.locator('#characters');
const line = (page: Page) => figure(page).getByRole('radiogroup', { name: /^The line/ });
const says = (page: Page) => figure(page).locator('.frame-sentence');
const button = (page: Page, name: string | RegExp) => figure(page).getByRole('button', { name });
const progress = (page: Page) => figure(page).locator('.session-progress');

/** Bits and parts of an error as they stand on the page, in order. */
const shown = (page: Page, kind: 'bits' | 'share') =>
  line(page).locator(`[data-${kind}]`).allTextContents();

const start = (choice: 'text' | 'names', text: string) =>
  readingOf(materials[choice], startingPoint(materials[choice].setup), text);

/** Trains until so many updates are made, and pauses. */
async function train(page: Page, least: number) {
  await button(page, /^Run/).click();
  await expect
    .poll(async () => Number(/^\d+/.exec(await progress(page).innerText())?.[0]), {
      timeout: 60_000,
    })
    .toBeGreaterThanOrEqual(least);
  await button(page, 'Pause').click();
  await expect(button(page, 'Run on')).toBeVisible();
}

test('the first frame is there without a script, and nothing is fetched before Run', async ({
  browser,
  baseURL,
  page,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! });
  const still = await context.newPage();
  await still.goto(PAGE.slice(1));
  const { surprises } = start('text', 'call me ishmael');
  expect(await shown(still, 'bits')).toEqual(surprises.map(bitsText));
  await expect(says(still)).toContainText('Before learning the network reads this line');
  await context.close();

  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await open(page, PAGE);
  expect(await shown(page, 'bits')).toEqual(surprises.map(bitsText));
  const scripts = new Set(asked);
  await button(page, 'Run').click();
  await expect(progress(page)).toContainText('left', { timeout: 30_000 });
  const later = asked.filter((address) => !scripts.has(address));
  expect(later.some((address) => /\/text-[^/]*\.js$/.test(address))).toBe(true);
  expect(asked.some((address) => /\/names-[^/]*\.js$/.test(address))).toBe(false);
  await button(page, 'Pause').click();
});

test('a line of one’s own is read in the engine’s numbers, and its characters chosen by keys', async ({
  page,
}) => {
  await open(page, PAGE);
  const field = figure(page).getByLabel('Read', { exact: true });
  await field.fill('Ahoy: Zoë, 5 whales!');
  const text = 'ahoy: zoe, whales!';
  await expect(figure(page).locator('.text-field')).toContainText(`It reads “${text}”`);
  const reading = start('text', text);
  await expect.poll(() => shown(page, 'bits')).toEqual(reading.surprises.map(bitsText));

  const expectFlow = async (t: number, name: string) => {
    const flow = flowOf(reading, t, name);
    await expect
      .poll(() => shown(page, 'share'))
      .toEqual(flow.map((norm) => shareText(norm / flow.at(-1)!)));
  };
  await expectFlow(text.length, 'h');
  await line(page).getByRole('radio').last().focus();
  await page.keyboard.press('ArrowLeft');
  await expect(
    line(page)
      .getByRole('radio')
      .nth(text.length - 2),
  ).toBeFocused();
  await expectFlow(text.length - 1, 'h');
  await expect(says(page)).toContainText('it gives ‘s’ a probability of');
  await page.keyboard.press('Home');
  await expectFlow(1, 'h');
  await expect(says(page)).toContainText('nothing can flow further back');
  await line(page).getByRole('radio').nth(8).click();
  await expectFlow(9, 'h');
  await figure(page).getByLabel('Where the error is followed').selectOption('x');
  await expectFlow(9, 'x');

  const unit = figure(page).getByLabel(/^Unit/, { exact: false }).first();
  await button(page, 'The unit before').click();
  await expect(figure(page).getByRole('radiogroup', { name: 'Unit 64' })).toBeVisible();
  await button(page, 'The next unit').click();
  await expect(unit).toBeVisible();
});

test('it learns characters: the curve falls past what counting reaches, and what it wrote stays', async ({
  page,
}) => {
  test.slow();
  await open(page, PAGE);
  await train(page, 230);
  const plot = figure(page).getByRole('img', { name: /^The loss in bits per character/ });
  await expect(plot).toHaveAttribute('aria-label', /counts of characters: \d.*counts of pairs: \d/);
  await expect(figure(page).locator('.text-knows')).toContainText(
    /On what was held out: [23]\.\d+ bits/,
  );
  const ladder = figure(page).locator('.text-ladder li');
  await expect(ladder.first()).toContainText('before learning');
  expect(await ladder.count()).toBeGreaterThan(1);
  await expect(says(page)).toContainText(/^Figure 13.3 After \d+ updates/);
  await expect(figure(page).locator('.text-habits li')).toHaveCount(3);
  await figure(page).locator('.text-habits button').first().click();
  await button(page, 'A line held out').click();
  await expect.poll(async () => (await shown(page, 'bits')).length).toBeGreaterThan(20);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    page.viewportSize()!.width,
  );

  // What is in the file is what is read on the page.
  const downloaded = page.waitForEvent('download');
  await button(page, 'Save as a file').click();
  const path = await (await downloaded).path();
  const { readFileSync } = await import('node:fs');
  const runs = fromFile(readFileSync(path, 'utf8'));
  if (typeof runs === 'string') throw new Error(runs);
  await figure(page).getByLabel('Read', { exact: true }).fill('call me ishmael');
  const reading = readingOf(materials.text, runs[0]!, 'call me ishmael');
  await expect.poll(() => shown(page, 'bits')).toEqual(reading.surprises.map(bitsText));

  // It is there again after the page was left, with what was written on the way; and it can be begun anew.
  const written = await ladder.allTextContents();
  const made = /^\d+/.exec(await progress(page).innerText())![0];
  await page.reload();
  await expect(progress(page)).toContainText(`${made} updates of`);
  await expect(figure(page).locator('.session-says')).toContainText('kept on this device');
  await expect.poll(() => shown(page, 'bits')).toEqual(reading.surprises.map(bitsText));
  expect(await ladder.allTextContents()).toEqual(written);
  // What is no such file is said, and what is here stays.
  await figure(page)
    .getByLabel('Open a file')
    .setInputFiles({
      name: 'notes.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('my notes'),
    });
  await expect(figure(page).locator('.session-says')).toHaveText(
    /^This is not JSON.* Open one that “Save as a file” made here; its name ends in \.json\. What is here stays\.$/,
  );
  await expect(progress(page)).toContainText(`${made} updates of`);
  await button(page, 'Start over').click();
  await button(page, 'Yes, forget').click();
  await expect(progress(page)).toContainText('0 updates of');
  await expect(ladder).toHaveCount(1);
  await page.reload();
  await expect(progress(page)).toContainText('0 updates of');
  await expect(ladder).toHaveCount(1);
  await figure(page).getByLabel('Open a file').setInputFiles(path);
  await expect(progress(page)).toContainText(`${made} updates of`);
});

test('it learns names, and goes on from a beginning', async ({ page }) => {
  test.slow();
  await open(page, PAGE);
  await button(page, 'First names').click();
  const reading = start('names', 'ishmael');
  await expect.poll(() => shown(page, 'bits')).toEqual(reading.surprises.map(bitsText));
  // While it trains a name of one's own is read, not when it rests.
  await button(page, 'Run').click();
  await expect(progress(page)).toContainText('left', { timeout: 30_000 });
  await figure(page).getByLabel('Read', { exact: true }).fill('Queequeg');
  await expect(line(page).getByRole('radio')).toHaveCount('queequeg'.length + 1);
  await button(page, 'Pause').click();
  await train(page, 100);
  await figure(page).getByLabel('Beginning').fill('Is');
  await expect(figure(page).locator('[data-sample] b').first()).toHaveText('is');
  const sample = figure(page).locator('[data-sample]');
  const before = await sample.innerText();
  await button(page, 'Another').click();
  await expect(sample).not.toHaveText(before);
});

test('a data file that does not come is a sentence, and another press tries again', async ({
  page,
  faults,
}) => {
  await page.route(/\/text-[^/]*\.js$/, (route) => route.abort(), { times: 1 });
  await open(page, PAGE);
  await button(page, 'Run').click();
  await expect(figure(page).locator('.session-says')).toContainText('could not be fetched');
  await button(page, 'Run').click();
  await expect(progress(page)).toContainText('left', { timeout: 30_000 });
  await button(page, 'Pause').click();
  faults.length = 0;
});

test('axe finds nothing, in both themes', async ({ page }) => {
  test.slow();
  await open(page, PAGE);
  for (const summary of await figure(page).locator('summary').all()) await summary.click();
  for (const width of [1440, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await expectAccessibleInBothThemes(page, ['#characters'], `${width} px`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    );
  }
});
