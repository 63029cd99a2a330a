/** Pointing at a quantity anywhere lights it everywhere; choosing it opens it in the card. */
import type { Locator, Page } from '@playwright/test';
import { button, CHAPTER, card } from './engine.ts';
import { expect, open, test } from './support.ts';

test.beforeEach(async ({ page }) => {
  await open(page, CHAPTER); // at t = 2
});

/** What is lit, each element by the marks it carries. */
const lit = (page: Page) =>
  page
    .locator('[data-lit]')
    .evaluateAll((elements) => elements.map((element) => element.outerHTML));

/** All of these are lit, nothing else is, and there is at least one in each of the parts of the page. */
async function expectLit(page: Page, selectors: readonly string[], parts: readonly string[]) {
  const wanted = page.locator(selectors.join(','));
  await expect(page.locator('[data-lit]').first()).toBeAttached();
  expect(await lit(page)).toEqual(
    await wanted.evaluateAll((elements) => elements.map((element) => element.outerHTML)),
  );
  for (const part of parts)
    expect(await page.locator(part).locator('[data-lit]').count(), part).toBeGreaterThan(0);
}

const ofH1 = [
  ...['[data-term="1.h@1"]', '[data-quantity="1.h@1"]', '[data-quantity="1.h@t-1"]'],
  '[data-place^="1.h@1."]',
];

test('a symbol in a formula of the text lights its quantity, at the step in view', async ({
  page,
}) => {
  const formula = page.locator('main .katex-html [data-quantity="1.h@t-1"]').first();
  await formula.hover();
  await expectLit(page, ofH1, ['.unfolded', '.numbers-table', '.katex-html']);
  await page.locator('h1').hover();
  await expect(page.locator('[data-lit]')).toHaveCount(0);

  await button(page, 'One step later').click();
  await formula.hover();
  const ofH2 = ofH1.map((selector) => selector.replace('1.h@1', '1.h@2'));
  await expectLit(page, ofH2, ['.unfolded', '.numbers-table', '.katex-html']);
});

test('a symbol in the figure does', async ({ page }) => {
  await page.locator('.unfolded [data-quantity="1.h@1"][data-face="value"]').hover();
  await expectLit(page, ofH1, ['.unfolded', '.numbers-table', '.katex-html']);
});

test('a word of the program does, and a weight’s too', async ({ page }) => {
  await page.locator('main pre [data-quantity="1.h@t"]').first().hover();
  const ofH2 = ofH1.map((selector) => selector.replace('1.h@1', '1.h@2').replace('@t-1', '@t'));
  await expectLit(page, ofH2, ['.unfolded', '.numbers-table', '.katex-html', 'main pre']);
  await page.locator('main pre [data-parameter="1.W_hh"]').hover();
  await expectLit(
    page,
    ['[data-param="1.W_hh"]', '[data-parameter="1.W_hh"]'],
    [...['.unfolded', '.weights', 'main pre', 'main .katex-html']],
  );
});

test('a weight’s symbol lights the weight in the table, the card and the formulas', async ({
  page,
}) => {
  await page.locator('.unfolded [data-parameter="1.W_hh"]').hover();
  await expectLit(
    page,
    ['[data-param="1.W_hh"]', '[data-parameter="1.W_hh"]'],
    [...['.unfolded', '.weights', '.term-card', 'main .katex-html']],
  );
});

test('a number lights its own unit, and the symbols of the whole', async ({ page }) => {
  await page.locator('.unfolded [data-term="1.h@1"][data-face="value"][data-unit="2"]').hover();
  await expectLit(
    page,
    [
      ...['[data-term="1.h@1"][data-unit="2"]', '[data-quantity="1.h@1"]'],
      ...['[data-quantity="1.h@t-1"]', '[data-place="1.h@1.2"]'],
    ],
    ['.unfolded', '.numbers-table', '.katex-html'],
  );
});

test('the keyboard lights and opens too: Tab to a number in the text, Enter pins it', async ({
  page,
}) => {
  await card(page).locator('summary').focus();
  const number = page.locator('main p button[data-term="readout.z@2"]').first();
  for (let k = 0; k < 20 && !(await isFocused(number)); k++) await page.keyboard.press('Tab');
  await expect(number).toBeFocused();
  await expect(number).toHaveAttribute('data-lit');
  await page.keyboard.press('Enter');
  await expect(card(page)).toContainText('prediction');
  await expect(card(page).locator('[data-term="readout.z@2"][data-unit="1"]')).not.toHaveCount(0);
  await expect(number).toHaveAttribute('data-pinned');
});

const isFocused = (element: Locator) => element.evaluate((one) => one === document.activeElement);

test('a click on a symbol of a formula pins it, a click on a number of the figure too', async ({
  page,
}) => {
  await page.locator('.katex-html [data-quantity="readout.alpha@t"]').first().click();
  await expect(card(page)).toContainText('the error of the scores at t = 2');
  await page.locator('.unfolded [data-parameter="1.W_hh"]').click();
  await expect(card(page)).toContainText('the gradient of one weight, row 1 column 1');
  await page.locator('.unfolded [data-term="1.h@4"][data-face="error"][data-unit="1"]').click();
  await expect(card(page)).toContainText('the error of the hidden state at t = 4');
  await expect(card(page).getByRole('button', { name: 'unit 2' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('another unit is one key away in the card', async ({ page }) => {
  await card(page).getByRole('button', { name: 'unit 3' }).focus();
  await page.keyboard.press('Enter');
  const sum = card(page).locator('tfoot [data-term="1.h@2"][data-face="error"]');
  await expect(sum).toHaveAttribute('data-unit', '2');
  await expect(page).toHaveURL(/pin=1\.h@2\.2/);
});

test('with the arrow keys a reader goes through the figure, number by number', async ({ page }) => {
  await page.locator('.unfolded').focus();
  for (const [key, heading] of [
    ['ArrowDown', 'hidden state at t = 2'],
    ['ArrowRight', 'hidden state at t = 3'],
    ['ArrowUp', 'hidden state at t = 3'],
    ['ArrowUp', 'scores at t = 3'],
    ['ArrowLeft', 'scores at t = 2'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(card(page).getByRole('heading')).toContainText(heading);
  }
  await expect(page).toHaveURL(/pin=readout\.alpha@2\.2/);
});
