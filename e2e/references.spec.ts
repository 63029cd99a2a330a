/** Citations lead to their entries and back; terms are explained where they stand. */
import type { Page } from '@playwright/test';
import { expect, open, test } from './support.ts';

const WITH = '/the-forward-pass/';
const word = (page: Page) => page.locator('.term').first();
const definition = (page: Page) => page.locator('.definition').first();

test('a citation leads to its entry, and the entry back to the chapter', async ({ page }) => {
  await open(page, WITH);
  const cite = page.locator('.cite').first();
  const text = (await cite.textContent())!;
  const title = (await cite.getAttribute('title'))!;
  expect(text).toMatch(/^\(?\p{Lu}[\p{L} .]+,? \(?\d{4}\)$/u);
  await cite.click();
  await expect(page).toHaveURL(/\/references\/#[a-z]+\d{4}/);
  const entry = page.locator('.references li:target');
  await expect(entry).toBeInViewport();
  const written = (await entry.textContent())!.replaceAll('\u2060', '');
  expect(written.startsWith(title.replace(/ arXiv:\S+$/, ''))).toBe(true);
  for (const link of await entry.locator('a').all())
    expect(await link.getAttribute('href')).toMatch(/^(https:\/\/|\.\.\/)/);
  await entry.getByRole('link', { name: 'chapter 2' }).click();
  await expect(page).toHaveURL(/\/the-forward-pass\/$/);
});

test('a term by keyboard: Enter shows it, Escape puts it away, nothing moves', async ({ page }) => {
  await open(page, WITH);
  const foot = () => page.evaluate(() => document.documentElement.scrollHeight);
  const before = await foot();
  await expect(definition(page)).toBeHidden();
  await word(page).focus();
  await page.keyboard.press('Enter');
  await expect(definition(page)).toBeVisible();
  const [term, box] = [(await word(page).boundingBox())!, (await definition(page).boundingBox())!];
  const gap = Math.max(box.y - (term.y + term.height), term.y - (box.y + box.height));
  expect(gap).toBeGreaterThanOrEqual(0);
  expect(gap).toBeLessThan(20);
  expect(await foot()).toBe(before);
  await page.keyboard.press('Tab');
  await expect(definition(page).getByRole('link', { name: 'All terms' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(definition(page)).toBeHidden();
  await expect(word(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await definition(page).getByRole('link').click();
  await expect(page).toHaveURL(/\/notation\/#[a-z-]+$/);
  await expect(page.locator('.glossary div:target')).toBeInViewport();
});

test('a mouse that rests on a term sees it; a click keeps it', async ({ page }) => {
  await open(page, WITH);
  await word(page).hover();
  await expect(definition(page)).toBeVisible();
  await page.mouse.move(2, 2);
  await expect(definition(page)).toBeHidden();
  await word(page).hover();
  await expect(definition(page)).toBeVisible();
  await word(page).click();
  await page.mouse.move(2, 2);
  await page.waitForTimeout(500); // longer than a definition outlives the mouse
  await expect(definition(page)).toBeVisible();
  await page.mouse.click(2, 300);
  await expect(definition(page)).toBeHidden();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true });
  test('a touch shows a term within the page', async ({ page }) => {
    await open(page, WITH);
    await word(page).tap();
    const box = (await definition(page).boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(320);
  });
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('terms and citations work', async ({ page }) => {
    await page.goto(WITH.slice(1));
    await word(page).click();
    await expect(definition(page)).toBeVisible();
    await page.locator('.cite').last().click();
    await expect(page.locator('.references li:target')).toBeVisible();
  });
});
