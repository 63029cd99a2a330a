/** The figure that spells: its first frame, a drawn digit in the engine's numbers, letters chosen by keys, and what it learns is kept. */
import type { Locator, Page } from '@playwright/test';
import { formatNumber } from '../src/notation/format.ts';
import { THREE } from '../src/figures/spelling/images.ts';
import { flowOf, lettersOf, readingOf, type Chosen, type Reading } from '../src/figures/spelling/reading.ts'; // prettier-ignore
import { imageOf } from '../src/training/data/counted.ts';
import { fromFile } from '../src/training/file.ts';
import { untrained } from '../src/training/tasks/spelling-setup.ts';
import { expect, open, test } from './support.ts';
import { expectAccessibleInBothThemes } from './axe.ts';

const PAGE = '/real-sequences/';
const figure = (page: Page) => page.locator('#spelling');
const letters = (page: Page) => figure(page).getByRole('radiogroup', { name: /^Whose error/ });
const says = (page: Page) => figure(page).locator('.frame-sentence');
const sheet = (page: Page) => figure(page).getByRole('application');
const button = (page: Page, name: string | RegExp) => figure(page).getByRole('button', { name });
const progress = (page: Page) => figure(page).locator('.session-progress');

/** The losses and the bars are those of a reading. */
async function expectReading(page: Page, reading: Reading, chosen: Chosen) {
  const two = (x: number) => formatNumber(x, { digits: 2 });
  const losses = [...lettersOf(reading).map(({ loss }) => loss), reading.trace.loss];
  await expect
    .poll(() => letters(page).locator('[data-loss]').allTextContents())
    .toEqual(losses.map(two));
  const flow = await figure(page).locator('[data-flow]').evaluateAll((bars) => bars.map((bar) => Number((bar as SVGElement).dataset.flow))); // prettier-ignore
  const want = flowOf(reading, chosen);
  expect(flow).toHaveLength(want.length);
  // Chromium's exponentials may differ from Node's in their last digits.
  flow.forEach((norm, k) => expect(Math.abs(norm / want[k]! - 1)).toBeLessThan(1e-9));
}

test('the first frame is there without a script', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! });
  const still = await context.newPage();
  await still.goto(PAGE.slice(1));
  await expectReading(still, readingOf(untrained, THREE.points, 3), 2);
  await expect(says(still)).toContainText('Before learning it spells');
  await context.close();
});

test('a digit drawn by pointer and by keys is read in the engine’s numbers, and letters are chosen by keys', async ({
  page,
}) => {
  await open(page, PAGE);
  await sheet(page).scrollIntoViewIfNeeded();
  const box = (await sheet(page).boundingBox())!;
  const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(0.5, 0.1));
  await page.mouse.down();
  await page.mouse.move(...at(0.5, 0.9), { steps: 4 });
  await page.mouse.up();
  await expect(says(page)).toContainText('nobody said which digit this is');
  await button(page, 'This is a 1').click();
  // A straight stem, wherever on the sheet it was.
  const stem = imageOf([[[0, 0], [0, 9]]])!; // prettier-ignore
  await expectReading(page, readingOf(untrained, stem, 1), 2);

  await letters(page).getByRole('radio').nth(2).focus();
  await page.keyboard.press('ArrowRight');
  await expect(letters(page).getByRole('radio').nth(3)).toBeFocused();
  await expectReading(page, readingOf(untrained, stem, 1), 3);
  await page.keyboard.press('Home');
  await expectReading(page, readingOf(untrained, stem, 1), 0);
  await expect(says(page)).toContainText('the first letter, ‘o’, said at t = 9');
  await page.keyboard.press('End');
  await expectReading(page, readingOf(untrained, stem, 1), 'word');
  await expect(says(page)).toContainText('The loss of ‘one’ is the sum of the 4 losses');

  await button(page, 'Clear').click();
  await expectReading(page, readingOf(untrained, THREE.points, 3), 'word');
  await sheet(page).focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowUp'])
    await page.keyboard.press(key);
  const drawn = imageOf([[[0, 0], [0, 1], [0, 2], [1, 2], [1, 1]]])!; // prettier-ignore
  await expectReading(page, readingOf(untrained, drawn, null), 'word');
});

test('it learns, is kept, and reads what was held out', async ({ page }) => {
  await open(page, PAGE);
  await button(page, 'Run').click();
  const made = async () => Number(/^\d+/.exec(await progress(page).innerText())?.[0]);
  await expect.poll(made, { timeout: 60_000 }).toBeGreaterThanOrEqual(100);
  await button(page, 'Pause').click();
  await expect(button(page, 'Run on')).toBeVisible();
  await expect(figure(page).locator('.spelling-curves')).toContainText(/letters: [\d.]+\u00A0%/);

  const downloaded = page.waitForEvent('download');
  await button(page, 'Save as a file').click();
  const { readFileSync } = await import('node:fs');
  const runs = fromFile(readFileSync(await (await downloaded).path(), 'utf8'));
  if (typeof runs === 'string') throw new Error(runs);
  await expectReading(page, readingOf(runs[0]!, THREE.points, 3), 2);
  await button(page, 'The next that it misspells').click();
  await expect(figure(page).locator('.spelling-choices')).toContainText(/No\. \d+ of 359 held out/);
  await expect(says(page)).toContainText(/spells .*; this is an? /);

  const before = await made();
  await page.reload();
  await expect(figure(page).locator('.session-says')).toContainText('kept on this device');
  expect(await made()).toBe(before);
  await expectReading(page, readingOf(runs[0]!, THREE.points, 3), 2);
});

test('on a phone the second row of letters has its labels too', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await open(page, PAGE);
  const heads = letters(page).locator('.spelling-heads:visible');
  await expect(heads).toHaveCount(2);
  const cells = letters(page).getByRole('radio');
  const topOf = async (one: Locator) => (await one.boundingBox())!.y;
  for (const [head, cell] of [
    [0, 0],
    [0, 3],
    [1, 4],
  ] as const)
    // prettier-ignore
    expect(await topOf(heads.nth(head))).toBe(await topOf(cells.nth(cell)));
  expect((await heads.nth(1).boundingBox())!.x).toBe((await heads.first().boundingBox())!.x);
  await page.setViewportSize({ width: 1000, height: 800 });
  await expect(heads).toHaveCount(1);
});

test('axe finds nothing, in both themes', async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 320, height: 900 });
  await open(page, PAGE);
  await button(page, 'Fetch the digits').click();
  await button(page, 'The next').first().click();
  for (const summary of await figure(page).locator('summary').all()) await summary.click();
  await expectAccessibleInBothThemes(page, ['#spelling']);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
