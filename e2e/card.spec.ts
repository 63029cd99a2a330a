/** Each number in the card opens the numbers it is made of, down to weights and inputs; the trail leads back. */
import type { Page } from '@playwright/test';
import { button, card, CHAPTER, expectNumbersOf, pen7 } from './engine.ts';
import { expect, open, test } from './support.ts';

test.beforeEach(async ({ page }) => {
  await open(page, CHAPTER);
});

const heading = (page: Page) => card(page).locator(':is(h2, h3)');

/** Chooses a number that stands in the card, and sees that all the card now says is the engine's. */
async function openNumber(page: Page, selector: string, words: RegExp) {
  await card(page).locator(`button${selector}`).first().click();
  await expect(heading(page)).toContainText(words);
  await expectNumbersOf(page, pen7);
}

/** It stays open from one card to the next. */
async function openWorking(page: Page) {
  const working = card(page).locator('details');
  if ((await working.getAttribute('open')) === null) await working.locator('summary').click();
}

test('an error is opened down to the prediction, and that down to the first input', async ({
  page,
}) => {
  await openNumber(page, '[data-term="1.a_h@3"][data-face="error"]', /pre-activation at t = 3/);
  await openNumber(page, '[data-term="1.h@3"][data-face="error"]', /hidden state at t = 3/);
  await openNumber(page, '[data-term="readout.alpha@3"]', /scores at t = 3/);
  await openNumber(page, '[data-term="readout.z@3"]', /prediction at t = 3/);
  await openWorking(page);
  await openNumber(page, '[data-term="readout.alpha@3"]', /scores at t = 3/);
  await openWorking(page);
  await openNumber(page, '[data-term="1.h@3"][data-face="value"]', /hidden state at t = 3/);
  await openWorking(page);
  await openNumber(page, '[data-term="1.a_h@3"][data-face="value"]', /pre-activation at t = 3/);
  await openWorking(page);
  await openNumber(page, '[data-term="1.h@2"]', /hidden state at t = 2/);
  await openWorking(page);
  await openNumber(page, '[data-term="1.a_h@2"][data-face="value"]', /pre-activation at t = 2/);
  await openWorking(page);
  await openNumber(page, '[data-term="1.x@2"]', /input at t = 2/);
  await expect(card(page)).toContainText('given');
});

test('the trail leads back the way it came', async ({ page }) => {
  const way = [/hidden state at t = 2/, /pre-activation at t = 3/, /hidden state at t = 3/];
  await expect(heading(page)).toContainText(way[0]!);
  await openNumber(page, '[data-term="1.a_h@3"][data-face="error"]', way[1]!);
  await openNumber(page, '[data-term="1.h@3"][data-face="error"]', way[2]!);
  await card(page)
    .getByRole('button', { name: /^back to/ })
    .click();
  await expect(heading(page)).toContainText(way[1]!);
  await card(page)
    .getByRole('button', { name: /^back to/ })
    .click();
  await expect(heading(page)).toContainText(way[0]!);
  await expect(card(page).getByRole('button', { name: /^back to/ })).toHaveCount(0);
});

test('a gradient opens into one part for each step, and they add up to it', async ({ page }) => {
  await button(page, 'Last step').click();
  await page.getByRole('button', { name: /^Gradient of W_hh row 1 column 2/ }).click();
  await expect(heading(page)).toContainText('the gradient of one weight, row 1 column 2');
  await expect(card(page).locator('tbody')).toHaveText(
    [1, 2, 3, 4, 5, 6].map((t) => RegExp(`t = ${t}`)),
  );
  const sum = card(page).locator('tfoot [data-param="1.W_hh"][data-face="gradient"]');
  await expect(sum).toHaveAttribute('data-unit', '0,1');
  const products = await card(page).locator('tbody .product').allTextContents();
  const parts = products.map((text) => Number(text.replace('−', '-')));
  expect(parts).toHaveLength(6);
  const total = Number(await sum.getAttribute('data-number'));
  expect(Math.abs(parts.reduce((a, b) => a + b, 0) - total)).toBeLessThan(6 * 0.0005);
  await expectNumbersOf(page, pen7);
});

test('the rows of every section add up to its share, and the shares to the error', async ({
  page,
}) => {
  const sections = await card(page)
    .locator('.ledger')
    .first()
    .locator('tbody')
    .evaluateAll((all) =>
      all.map((section) => ({
        share: Number(section.querySelector<HTMLElement>('[data-face="share"]')!.dataset.number),
        rows: [...section.querySelectorAll('.product')].map((row) =>
          Number(row.textContent.replace('−', '-')),
        ),
      })),
    );
  expect(sections).toHaveLength(2);
  for (const { share, rows } of sections) {
    expect(rows).toHaveLength(3);
    expect(Math.abs(rows.reduce((a, b) => a + b, 0) - share)).toBeLessThan(3 * 0.0005);
  }
});
