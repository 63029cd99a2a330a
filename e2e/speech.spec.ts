/** The figure on speech: the first frame without a script; a word of one's own in the engine's numbers; it learns, and is kept. */
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { flowOf, partsOf, readingOf, type Reading } from '../src/figures/speech/reading.ts';
import { firstLabels, signOfLabel } from '../src/figures/speech/spoken.ts';
import { partText } from '../src/figures/speech/words.ts';
import { formatProbability } from '../src/notation/format.ts';
import { startingPoint, type Checkpoint } from '../src/training/checkpoint.ts';
import { fromFile } from '../src/training/file.ts';
import { NETWORKS } from '../src/training/tasks/phones-setup.ts';
import { expect, open, test } from './support.ts';
import { expectAccessibleInBothThemes } from './axe.ts';

const PAGE = '/real-sequences/';
const figure = (page: Page) => page.locator('#phones');
const letters = (page: Page) => figure(page).getByRole('radiogroup', { name: /^The word/ });
const says = (page: Page) => figure(page).locator('.frame-sentence');
const field = (page: Page) => figure(page).getByLabel('Read the word');
const button = (page: Page, name: string | RegExp) => figure(page).getByRole('button', { name });
const progress = (page: Page) => figure(page).locator('.session-progress');

/** What stands at the letters of the four networks, in order: the phones without their marks, the probabilities, the parts. */
const shown = async (page: Page) => ({
  phones: (await figure(page).locator('.speech-phone').allTextContents()).map((text) =>
    text.replace(/[✓✗].*/, ''),
  ),
  probabilities: await figure(page).locator('.speech-p').allTextContents(),
  parts: await figure(page).locator('.speech-per-cent').allTextContents(),
});

const starts = NETWORKS.map(({ setup }) => startingPoint(setup));
const read = (points: readonly Checkpoint[], word: string) =>
  points.map((point) => readingOf(point, word, firstLabels(word)));

/** The same of the engine, t being the chosen letter. */
const wanted = (readings: readonly Reading[], t: number) => {
  const said = readings.flatMap((reading) => reading.said);
  return {
    phones: said.map(({ label }) => signOfLabel(label)),
    probabilities: said.map(({ probability }) => `probability ${formatProbability(probability)}`),
    parts: readings.flatMap((reading) => partsOf(flowOf(reading, t))!.map(partText)),
  };
};

test('the first frame is there without a script', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! });
  const still = await context.newPage();
  await still.goto(PAGE.slice(1));
  expect(await shown(still)).toEqual(wanted(read(starts, 'cape'), 2));
  await expect(says(still)).toContainText('Before learning, at the ‘a’ of ‘cape’');
  await context.close();
});

test('a word of one’s own is read in the engine’s numbers, and its letters chosen by keys', async ({
  page,
}) => {
  await open(page, PAGE);
  await field(page).fill('Zoë & the 3 whales');
  await expect(figure(page).locator('.speech-field')).toContainText('It reads “zoethewha”');
  const readings = read(starts, 'zoethewha');
  await expect.poll(() => shown(page)).toEqual(wanted(readings, 2));
  await expect(says(page)).toContainText('What is right is not known here');
  await letters(page).getByRole('radio').nth(1).focus();
  await page.keyboard.press('ArrowRight');
  await expect(letters(page).getByRole('radio').nth(2)).toBeFocused();
  await expect.poll(() => shown(page)).toEqual(wanted(readings, 3));
  await page.keyboard.press('End');
  await expect.poll(() => shown(page)).toEqual(wanted(readings, 9));
  await expect(says(page)).toContainText('No letter comes after it');
  await letters(page).getByRole('radio').first().click();
  await expect.poll(() => shown(page)).toEqual(wanted(readings, 1));
  await button(page, 'knotted').click();
  await expect.poll(() => shown(page)).toEqual(wanted(read(starts, 'knotted'), 1));
  await button(page, 'biting').click();
  await expect.poll(() => shown(page)).toEqual(wanted(read(starts, 'biting'), 2));
});

test('four networks learn from one press of Run, and are kept', async ({ page }) => {
  test.slow();
  await open(page, PAGE);
  await button(page, 'Run').click();
  const count = async () => Number(/^\d+/.exec(await progress(page).innerText())?.[0]);
  await expect.poll(count, { timeout: 40_000 }).toBeGreaterThanOrEqual(100);
  await button(page, 'Pause').click();
  await expect(button(page, 'Run on')).toBeVisible();
  // Chance is one letter in 47, each letter by itself three in five.
  await expect(figure(page).getByRole('img', { name: /Two-way: [78]\d per cent/ })).toBeVisible();
  await expect(figure(page).locator('.course-plot .baseline').first()).toContainText('63');

  // What is in the file is what is read on the page.
  const downloaded = page.waitForEvent('download');
  await button(page, 'Save as a file').click();
  const runs = fromFile(readFileSync(await (await downloaded).path(), 'utf8'));
  if (typeof runs === 'string') throw new Error(runs);
  await expect.poll(() => shown(page)).toEqual(wanted(read(runs, 'cape'), 2));
  await button(page, 'another held out').click();
  await expect(field(page)).not.toHaveValue('cape');

  const made = await count();
  await page.reload();
  await expect(progress(page)).toContainText(`${made} updates of`);
  await expect(figure(page).locator('.session-says')).toContainText('kept on this device');
  await expect.poll(() => shown(page)).toEqual(wanted(read(runs, 'cape'), 2));
});

test('axe finds nothing, in both themes', async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 320, height: 900 });
  await open(page, PAGE);
  for (const summary of await figure(page).locator('summary').all()) await summary.click();
  await field(page).fill('squealing');
  await expect(figure(page).locator('.speech-phone')).toHaveCount(36);
  await expectAccessibleInBothThemes(page, ['#phones']);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
