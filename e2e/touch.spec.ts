/** With a finger: a tap chooses, a sideways drag on a number changes it, anything else scrolls the page. */
import type { Locator, Page } from '@playwright/test';
import { card, CHAPTER, expectNumbersOf, input, pen7, weight } from './engine.ts';
import { expect, open, test } from './support.ts';

test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

/** A finger that goes from a point by so much, in small steps. */
async function drag(page: Page, x: number, y: number, dx: number, dy: number) {
  const cdp = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: object[]) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points as never });
  await touch('touchStart', [{ x, y }]);
  for (let k = 1; k <= 20; k++)
    await touch('touchMove', [{ x: x + (dx * k) / 20, y: y + (dy * k) / 20 }]);
  // It rests before it leaves, so that nothing goes on moving.
  await page.waitForTimeout(150);
  await touch('touchMove', [{ x: x + dx, y: y + dy }]);
  await touch('touchEnd', []);
}

async function middleOf(element: Locator) {
  const box = (await element.boundingBox())!;
  return [box.x + box.width / 2, box.y + box.height / 2] as const;
}
const scrolled = (page: Page) => page.evaluate(() => scrollY);

test.beforeEach(async ({ page }) => {
  await open(page, CHAPTER);
});

test('a tap on a number pins it', async ({ page }) => {
  await page.locator('.step.now [data-term="readout.alpha@2"][data-unit="1"]').tap();
  await expect(card(page)).toContainText('the error of the scores at t = 2');
  await expect(page).toHaveURL(/pin=readout\.alpha@2\.1/);
});

test('a sideways drag on a weight changes it, and the page stays where it is', async ({ page }) => {
  const field = weight(page, 'W_hh row 1 column 2');
  await field.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const box = (await field.boundingBox())!;
  await drag(page, box.x + box.width / 2, box.y + box.height / 2, 60, 0);
  const value = Number(await field.getAttribute('data-number'));
  expect(value).toBeGreaterThan(-0.47 + 0.4);
  expect(value).toBeLessThanOrEqual(-0.47 + 0.6 + 1e-9);
  // Sentences above may have become longer; what is under the finger stays there.
  expect(Math.abs((await field.boundingBox())!.y - box.y)).toBeLessThan(3);
});

test('a finger that scrolls over the figure, or over a number, scrolls the page', async ({
  page,
}) => {
  for (const place of [
    page.locator('.step.now .target-area'),
    input(page, 2, 'dx'),
    weight(page, 'W_hh row 1 column 2'),
  ]) {
    await place.evaluate((one) => one.scrollIntoView({ block: 'center' }));
    const before = await scrolled(page);
    const [x, y] = await middleOf(place);
    await drag(page, x, y, 3, -200);
    await expect.poll(() => scrolled(page), String(place)).toBeGreaterThan(before + 100);
  }
  await expectNumbersOf(page, pen7);
});

test('a finger that goes sideways over the figure scrolls the figure, not the page', async ({
  page,
}) => {
  await page.locator('.unfolded').evaluate((one) => one.scrollIntoView({ block: 'center' }));
  const left = () => page.locator('.unfolded').evaluate((one) => one.scrollLeft);
  const before = await left();
  const [x, y] = await middleOf(page.locator('.unfolded'));
  await drag(page, x, y, -150, 0);
  await expect.poll(left).toBeGreaterThan(before + 50);
  expect(await page.evaluate(() => scrollX)).toBe(0);
  await expectNumbersOf(page, pen7);
});
