/** Predictions that are drawn: nothing of the truth is seen before the reader has committed. */
import type { Page } from '@playwright/test';
import { Trace } from '../src/engine/trace.ts';
import { pen7 } from './engine.ts';
import { expect, open, test } from './support.ts';

const PAGE = '/the-first-error/';
const trace = new Trace(pen7);
const losses = trace.losses as number[];
const curve = (page: Page) => page.locator('.predict', { has: page.locator('.curve') });
const point = (page: Page) => page.locator('.predict', { has: page.locator('.point') });
const slider = (page: Page, t: number) =>
  curve(page).getByRole('slider', { name: `loss at t = ${t}`, exact: true });

/** Where the dots of a kind stand, as fractions of the plot's height. */
const heights = (page: Page, kind: 'own' | 'truth') =>
  curve(page)
    .locator(`.curve-dot.${kind}`)
    .evaluateAll((dots) =>
      dots.map((dot) => parseFloat((dot as HTMLElement).style.insetBlockEnd) / 100),
    );

async function expectTruth(page: Page) {
  const seen = await heights(page, 'truth');
  expect(seen).toHaveLength(6);
  losses.forEach((value, k) => expect(seen[k]).toBeCloseTo(value, 4));
  await expect(curve(page).getByRole('row', { name: /^what happens/ })).toContainText(
    losses.map((value) => value.toPrecision(3)).join(''),
  );
}

test('a curve is drawn with the mouse; then the truth appears over it', async ({ page }) => {
  await open(page, PAGE);
  await curve(page).scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await page.locator('.curve-plot').boundingBox())!;
  const at = (column: number, value: number) =>
    [x + ((column - 0.5) / 6) * width, y + (1 - value) * height] as const;
  expect(await heights(page, 'truth')).toHaveLength(1);

  await page.mouse.move(...at(2, 0.2));
  await page.mouse.down();
  await page.mouse.move(...at(4, 0.6));
  await page.mouse.up();
  await curve(page).getByRole('button').click();
  await expect(curve(page).getByRole('status')).toHaveText('Draw the rest first: t = 5 and 6.');
  expect(await heights(page, 'truth')).toHaveLength(1);

  await page.mouse.move(...at(4, 0.6));
  await page.mouse.down();
  await page.mouse.move(...at(6, 0.8));
  await page.mouse.up();
  // One pass over a column that was not touched lies on the line between.
  for (const [t, value] of [
    [2, 0.2],
    [3, 0.4],
    [4, 0.6],
    [5, 0.7],
    [6, 0.8],
  ] as const)
    // prettier-ignore
    expect(Math.abs((await heights(page, 'own'))[t - 2]! - value)).toBeLessThan(0.01);

  await curve(page).getByRole('button', { name: 'See what happens' }).click();
  await expectTruth(page);
  await expect(curve(page).getByRole('status')).toContainText(
    `farthest off at t = 6: ${(0.8 - losses[5]!).toPrecision(2)} too high`,
  );
  // What is committed stays.
  await page.mouse.move(...at(2, 0.9));
  await page.mouse.down();
  await page.mouse.up();
  expect(Math.abs((await heights(page, 'own'))[0]! - 0.2)).toBeLessThan(0.01);

  await curve(page).getByRole('button', { name: 'Take it back' }).click();
  expect(await heights(page, 'truth')).toHaveLength(1);
  expect(await heights(page, 'own')).toHaveLength(0);
});

test('the same by keyboard alone', async ({ page }) => {
  await open(page, PAGE);
  await slider(page, 2).focus();
  await expect(slider(page, 2)).toHaveAttribute('aria-valuetext', 'not drawn yet');
  for (let t = 2; t <= 6; t++) {
    await expect(slider(page, t)).toBeFocused();
    await page.keyboard.press('Home');
    for (let k = 0; k < t; k++) await page.keyboard.press('PageUp');
    await page.keyboard.press('ArrowUp');
    await expect(slider(page, t)).toHaveAttribute('aria-valuetext', (0.1 * t + 0.01).toFixed(2));
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expectTruth(page);
  await expect(curve(page).getByRole('status')).toContainText(
    `farthest off at t = 6: ${(0.61 - losses[5]!).toPrecision(2)} too high`,
  );
  await expect(curve(page).locator('details')).toHaveAttribute('open');
});

test('a number is placed by slider or typed, and then met by the truth', async ({ page }) => {
  await open(page, PAGE);
  const line = point(page).getByRole('slider', { name: 'L at t = 1' });
  const field = point(page).getByRole('textbox', { name: 'L at t = 1' });
  const said = point(page).getByRole('status');
  await point(page).getByRole('button').click();
  await expect(said).toHaveText('Place it first.');
  await field.fill('much');
  await point(page).getByRole('button').click();
  await expect(said).toHaveText('Write a number, for example 0.5.');
  await line.press('Home');
  await line.press('ArrowRight');
  await expect(field).toHaveValue('0.03');
  await field.fill('1,5');
  await expect(line).toHaveAttribute('aria-valuetext', '1.50');
  await expect(point(page).locator('.point-truth')).toHaveCount(0);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const loss = trace.losses[0]!;
  await expect(point(page).locator('.point-truth')).toHaveText(loss.toPrecision(3));
  await expect(said).toHaveText(
    `You say 1.50; it is ${loss.toPrecision(3)}: ${(1.5 - loss).toPrecision(2)} too high.`,
  );
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  test('sideways draws, up and down scrolls and leaves no mark', async ({ page }) => {
    await open(page, PAGE);
    const plot = page.locator('.curve-plot');
    await plot.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const cdp = await page.context().newCDPSession(page);
    const drag = async (dx: number, dy: number) => {
      const box = (await plot.boundingBox())!;
      const [x, y] = [box.x + box.width * 0.3, box.y + box.height * 0.5];
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: object[]) =>
        cdp.send('Input.dispatchTouchEvent', { type, touchPoints: touchPoints as never });
      await touch('touchStart', [{ x, y }]);
      for (let k = 1; k <= 20; k++)
        await touch('touchMove', [{ x: x + (dx * k) / 20, y: y + (dy * k) / 20 }]);
      await page.waitForTimeout(150);
      await touch('touchEnd', []);
    };
    const scrolled = () => page.evaluate(() => scrollY);
    const before = await scrolled();
    await drag(3, -200);
    await expect.poll(scrolled).not.toBe(before);
    expect(await heights(page, 'own')).toHaveLength(0);
    await plot.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const now = await scrolled();
    await drag(200, 20);
    expect(await scrolled()).toBe(now);
    expect((await heights(page, 'own')).length).toBeGreaterThan(3);
  });
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('the truth is in a fold', async ({ page }) => {
    await page.goto(PAGE.slice(1));
    await expect(curve(page).getByRole('button')).toBeHidden();
    const row = curve(page).getByRole('row', { name: /^what happens/ });
    await expect(row).toBeHidden();
    await curve(page).locator('summary').click();
    await expect(row).toContainText(losses.map((value) => value.toPrecision(3)).join(''));
    await point(page).locator('summary').click();
    await expect(point(page)).toContainText(`L at t = 1 is ${trace.losses[0]!.toPrecision(3)}`);
  });
});
