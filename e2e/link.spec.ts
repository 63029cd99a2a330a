/** What a reader did is in the address, and the address brings it back. */
import type { Page } from '@playwright/test';
import {
  button,
  card,
  CHAPTER,
  edited,
  expectNumbersOf,
  input,
  pen7,
  type,
  weight,
} from './engine.ts';
import { expect, hydrated, open, test } from './support.ts';

const hash = (page: Page) => page.evaluate(() => location.hash);
const W = 'W_hh row 1 column 2';

test('an edit, the step and the pin appear in the address, and a reload shows them', async ({
  page,
}) => {
  await open(page, CHAPTER);
  expect(await hash(page)).toBe('');
  const experiment = edited('1.x@3.0', 0.25, edited('1.W_hh.0.1', 0.5));
  await type(weight(page, W), '0.5');
  await type(input(page, 3, 'dx'), '0.25');
  await button(page, 'Last step').click();
  await page.getByRole('button', { name: /^Gradient of b_z row 3/ }).click();
  const link = '#v=1&step=6&pin=readout.b_z.2&1.W_hh.0.1=0.5&1.x@3.0=0.25';
  await expect.poll(() => hash(page)).toBe(link);

  await page.reload();
  await hydrated(page);
  await expectNumbersOf(page, experiment);
  await expect(page.locator('.step-now')).toHaveText('t = 6');
  await expect(card(page)).toContainText('the gradient of one weight, row 3');
  expect(await hash(page)).toBe(link);
});

test('the link alone shows the same to somebody else, and start again clears it', async ({
  page,
}) => {
  await open(page, `${CHAPTER}#v=1&step=4&pin=1.a_h@4.1&readout.b_z.0=-2&y@1=none`);
  const experiment = { ...edited('readout.b_z.0', -2), targets: [null, 1, 1, 1, 1, 1] };
  await expectNumbersOf(page, experiment);
  await expect(page.locator('.step-now')).toHaveText('t = 4');
  await expect(card(page)).toContainText('pre-activation at t = 4');
  await expect(page.locator('.notice')).toBeEmpty();
  await button(page, 'Start again').click();
  await expectNumbersOf(page, pen7);
  await expect.poll(() => hash(page)).toBe('');
  expect(page.url()).not.toContain('#');
});

test('what is undone leaves the address', async ({ page }) => {
  await open(page, CHAPTER);
  await type(weight(page, W), '0.5');
  await expect.poll(() => hash(page)).toBe('#v=1&1.W_hh.0.1=0.5');
  await button(page, 'Undo').click();
  await expect.poll(() => hash(page)).toBe('');
});

test('another link opened in the same tab replaces what stands there', async ({ page }) => {
  await open(page, `${CHAPTER}#v=1&1.W_hh.0.1=0.5`);
  await expectNumbersOf(page, edited('1.W_hh.0.1', 0.5));
  await page.evaluate(() => (location.hash = '#v=1&1.b_h.0=0.75'));
  await expect(weight(page, 'b_h row 1')).toHaveValue('0.75');
  await expectNumbersOf(page, edited('1.b_h.0', 0.75));
  await page.goBack();
  await expect(weight(page, W)).toHaveValue('0.50');
  await expectNumbersOf(page, edited('1.W_hh.0.1', 0.5));
});

test('an anchor of the page is left alone', async ({ page }) => {
  await open(page, `${CHAPTER}#which-h`);
  await expect(page.getByRole('heading', { name: 'Which h?' })).toBeInViewport();
  await page.locator('.katex-html [data-quantity]:visible').first().hover();
  await page.waitForTimeout(400); // longer than the page rests before it writes
  expect(await hash(page)).toBe('#which-h');
  await expect(page.locator('.notice')).toBeEmpty();
  await expectNumbersOf(page, pen7);
});

test('following an anchor costs no edit', async ({ page }) => {
  await open(page, CHAPTER);
  await type(weight(page, W), '0.5');
  await expect.poll(() => hash(page)).toContain('1.W_hh.0.1');
  await page.evaluate(() => (location.hash = '#which-h'));
  await expect.poll(() => hash(page)).toBe('#v=1&1.W_hh.0.1=0.5');
  await expectNumbersOf(page, edited('1.W_hh.0.1', 0.5));
  await expect(page.getByRole('heading', { name: 'Which h?' })).toBeInViewport();
});
