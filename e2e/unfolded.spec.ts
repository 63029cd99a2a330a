/** The unfolded network: it folds into its loop and out again, plays forward, and its labels can be set where they stand. */
import type { Page } from '@playwright/test';
import { withTarget } from '../src/engine/experiment.ts';
import { Trace } from '../src/engine/trace.ts';
import { agree, button, CHAPTER, engineSays, expectNumbersOf, pen7, shownOn } from './engine.ts';
import { expect, open, test } from './support.ts';

/** At t = 2, with values alone. */
const FOLDED = '/a-loop-in-the-network/#v=1&folded=yes';
const figure = (page: Page) => page.locator('#figure');

/** The left edges of the columns, as they are drawn. */
const edges = (page: Page) =>
  page
    .locator('.step .target-area')
    .evaluateAll((areas) => areas.map((area) => Math.round(area.getBoundingClientRect().left)));

const columns = (page: Page) => page.locator('.step:visible');
const bows = (page: Page) => page.locator('.forward .bow:visible');

test('folded it is one column with a loop; unfolded, a copy for each step', async ({ page }) => {
  await open(page, FOLDED);
  await expect(columns(page)).toHaveCount(1);
  await expect(bows(page)).toHaveCount(1);
  expect(new Set(await edges(page)).size).toBe(1);
  await expect(figure(page).locator('.frame-sentence')).toContainText(
    'one network, five tables of weights',
  );
  // The loop leaves h and comes back into the same column, the other way than a bow to the next one.
  const loop = (await bows(page).boundingBox())!;
  const column = (await columns(page).locator('.target-area').boundingBox())!;
  expect(loop.x).toBeGreaterThan(column.x);
  expect(loop.x + loop.width).toBeLessThan(column.x + column.width);
  expect(loop.width).toBeGreaterThan(30);

  // The copies come out of the one column, each to its own place.
  const home = (await edges(page))[0]!;
  await button(page, 'Unfold').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.unfolded')).toHaveClass(/moving/);
  await expect(page.locator('.unfolded')).not.toHaveClass(/moving/);
  await expect(columns(page)).toHaveCount(6);
  await expect(bows(page)).toHaveCount(5);
  const places = await edges(page);
  expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
  expect(places[5]! - home).toBeGreaterThan(100);
  await expect(figure(page).locator('.frame-sentence')).toContainText('six copies of one network');
  await expect(page).not.toHaveURL(/folded/);

  await button(page, 'Fold').click();
  await expect(columns(page)).toHaveCount(1);
  await expect(page).toHaveURL(/folded=yes/);
});

test('folded, another step brings its numbers, and the keyboard meets no hidden field', async ({
  page,
}) => {
  await open(page, FOLDED);
  await expect(figure(page).getByRole('textbox', { name: /^x at step/ })).toHaveCount(2);
  await figure(page).getByRole('button', { name: 'One step later' }).click();
  await expect(columns(page).locator('.time')).toHaveText('t = 3');
  await expect(figure(page).getByRole('textbox', { name: /^x at step 3/ })).toHaveCount(2);
  await expect(figure(page).getByRole('combobox')).toHaveCount(1);
  const trace = new Trace(pen7);
  const shown = await shownOn(page);
  expect(shown.filter((one) => !agree(one.number, engineSays(trace, one)))).toEqual([]);
  await expect(page.locator('.unfolded [data-face="error"][data-number]')).toHaveCount(0);
  // No value follows from a label, and yet the column shows it.
  await figure(page).getByRole('combobox').selectOption('Z');
  await expect(columns(page).locator('.class.target')).toHaveText('Z');
});

test('with reduced motion, folding is a cut', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, FOLDED);
  await button(page, 'Unfold').click();
  await page.evaluate(() => new Promise((done) => setTimeout(done, 60)));
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  expect(new Set(await edges(page)).size).toBe(6);
});

test('played forward, it goes from the first step to the last', async ({ page }) => {
  await page.clock.install();
  await open(page, FOLDED);
  await page.clock.pauseAt(Date.now() + 60_000);
  await figure(page).getByRole('button', { name: 'Last step' }).click();
  await figure(page).getByRole('button', { name: 'Play the values forward' }).click();
  await expect(figure(page).locator('.step-control p')).toContainText(
    't = 1: step 1 of 6; t = 2 reads its state',
  );
  await page.clock.runFor(2300);
  await expect(figure(page).locator('.step-now')).toHaveText('t = 3');
  await page.clock.runFor(10_000);
  await expect(figure(page).locator('.step-now')).toHaveText('t = 6');
  await expect(figure(page).getByRole('button', { name: 'Play the values forward' })).toBeVisible();
});

test('the label of a step is set where it stands, to a class or to none', async ({ page }) => {
  await open(page, CHAPTER);
  const label = page.getByRole('combobox', { name: 'Label of step 3' });
  const target = page.locator('.step').nth(2).locator('.class.target');
  await expect(label).toHaveValue('1');
  await expect(target).toHaveText('7');
  await label.focus();
  await page.keyboard.press('Z');
  await expectNumbersOf(page, withTarget(pen7, 3, 2));
  await expect(target).toHaveText('Z');
  await label.selectOption('none');
  await expectNumbersOf(page, withTarget(pen7, 3, null));
  await expect(target).toHaveCount(0);
  await expect(page).toHaveURL(/y@3=none/);
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await expectNumbersOf(page, pen7);
});

test('every line of an error says where it arrives and from which side', async ({ page }) => {
  await open(page, CHAPTER);
  const flows = await page
    .locator('.bands [data-flow]')
    .evaluateAll((bands) =>
      bands.map((band) => ['data-term', 'data-flow'].map((name) => band.getAttribute(name))),
    );
  expect(flows).toEqual(
    [1, 2, 3, 4, 5, 6].flatMap((t) => [
      [`1.h@${t}`, 'output'],
      ...(t < 6 ? [[`1.h@${t}`, 'future']] : []),
    ]),
  );
});
