/** The chapter for readers with a screen reader, a keyboard alone, their own colours, large type, or no wish for motion. */
import type { Page } from '@playwright/test';
import { expectAccessible, expectAccessibleInBothThemes } from './axe.ts';
import { button, card, CHAPTER, type, weight } from './engine.ts';
import { expect, open, test } from './support.ts';

/** All that can be unfolded is unfolded: the table, the working of the value, the listing. */
async function openAll(page: Page) {
  await page.getByText('All numbers of the figure as a table').click();
  await card(page).locator('summary').click();
  await button(page, 'NumPy').click();
  await expect(page.locator('.listing pre')).toContainText('import numpy');
}

test('axe finds nothing with all opened, in both themes, wide and narrow', async ({ page }) => {
  test.slow();
  await open(page, CHAPTER);
  await openAll(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expectAccessibleInBothThemes(page, [], '1440 px');
  await page.setViewportSize({ width: 390, height: 900 });
  // Colours do not depend on the width, and looking at them is most of the work.
  await expectAccessible(page, { rules: 'all but colours' }, '390 px');
});

test('every control has a name, and the tables of weights say row and column', async ({ page }) => {
  await open(page, CHAPTER);
  const weights = page.locator('.weights');
  for (const [name, rows, columns] of [
    ['W_xh', 3, 2],
    ['W_hh', 3, 3],
    ['b_h', 3, 0],
    ['W_hz', 3, 3],
    ['b_z', 3, 0],
  ] as const)
    for (let row = 1; row <= rows; row++)
      for (let column = Math.min(columns, 1); column <= columns; column++) {
        const place = `${name} row ${row}${column === 0 ? '' : ` column ${column}`}`;
        await expect(weights.getByRole('textbox', { name: place, exact: true })).toHaveCount(1);
        const gradient = weights.getByRole('button', { name: RegExp(`^Gradient of ${place}: `) });
        await expect(gradient).toHaveCount(1);
      }
  const nameless = await page
    .locator('main')
    .getByRole('button', { name: /^\s*$/ })
    .or(page.locator('main').getByRole('textbox', { name: /^\s*$/ }))
    .count();
  expect(nameless).toBe(0);
});

test('Tab reaches all that can be used, and one always sees where one is', async ({ page }) => {
  await open(page, CHAPTER);
  await openAll(page);
  const stops = await page.evaluate(() => {
    const all = 'a[href], button, input, select, summary, [tabindex="0"]';
    const isStop = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled');
    const wanted = [...document.querySelectorAll<HTMLElement>(all)].filter(isStop);
    const seen = ((window as unknown as { seen: object[] }).seen = [] as object[]);
    document.addEventListener('focusin', ({ target }) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(target as Element);
      const outlined = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
      seen.push({
        stop: wanted.indexOf(target as HTMLElement),
        visible: outlined || boxShadow !== 'none',
        html: (target as Element).outerHTML.slice(0, 120),
      });
    });
    (document.activeElement as HTMLElement).blur();
    getSelection()!.setPosition(document.body, 0);
    // Of a group of radio buttons Tab reaches one; the arrow keys go on from there.
    const groups = new Set<string>();
    return wanted.map((element) => {
      const isRadio = element instanceof HTMLInputElement && element.type === 'radio';
      const again = isRadio && groups.has(element.name);
      if (isRadio) groups.add(element.name);
      return { needed: !again, html: element.outerHTML.slice(0, 120) };
    });
  });
  // A few more, for the browser's own stops between the last and the first.
  for (let k = 0; k < stops.length + 4; k++) await page.keyboard.press('Tab');
  const seen = await page.evaluate(
    () => (window as unknown as { seen: { stop: number; visible: boolean; html: string }[] }).seen,
  );
  expect(seen.filter(({ visible }) => !visible)).toEqual([]);
  const reached = new Set(seen.map(({ stop }) => stop));
  expect(stops.filter(({ needed }, k) => needed && !reached.has(k))).toEqual([]);
  expect(stops.length).toBeGreaterThan(60);
});

test('after a rest a screen reader hears the sentence of the frame, once', async ({ page }) => {
  await open(page, CHAPTER);
  const live = page.locator('.frame-sentence + [role="status"]');
  await expect(live).toBeEmpty();
  await live.evaluate((element) => {
    const said = ((window as unknown as { said: string[] }).said = [] as string[]);
    new MutationObserver(() => said.push(element.textContent)).observe(element, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  await page.getByRole('slider').focus();
  for (const key of ['End', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key);
  await expect(live).toContainText('At t = 4');
  await page.waitForTimeout(700);
  const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
  expect(said).toEqual([await page.locator('.frame-sentence').textContent()]);
});

test.describe('with reduced motion', () => {
  /** What goes on for longer than a frame. */
  const animated = (page: Page) =>
    page.evaluate(() => {
      const durationOf = (one: Animation) => Number(one.effect?.getTiming().duration ?? 0);
      return document.getAnimations().filter((one) => durationOf(one) > 16).length;
    });
  const undo = async (page: Page) => {
    await open(page, CHAPTER);
    await type(weight(page, 'W_hh row 1 column 2'), '0.5');
    await page.waitForTimeout(600);
    await button(page, 'Undo').click();
  };

  test('what changed fades in where motion is welcome', async ({ page }) => {
    await undo(page);
    expect(await animated(page)).toBeGreaterThan(20);
  });

  test('nothing moves where it is not', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await undo(page);
    expect(await animated(page)).toBe(0);
  });
});

test('with the reader’s own colours the figure and the weights are still there', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page, CHAPTER);
  for (const part of ['.unfolded', '.weights', '.term-card']) {
    const picture = await page.locator(part).screenshot();
    expect(await inked(page, picture.toString('base64')), part).toBeGreaterThan(0.01);
  }
});

test('with the reader’s own colours no part of a formula covers another', async ({ page }) => {
  await open(page, '/learning/');
  // A letter under a bar: its box is as high as both, and is drawn after the letter.
  const barred = page.locator('.katex-accent').first();
  const ink = async () => inked(page, (await barred.screenshot()).toString('base64'));
  const whole = await ink();
  await page.emulateMedia({ forcedColors: 'active' });
  expect(await ink()).toBeGreaterThan(0.8 * whole);
});

/** The share of pixels of a picture that differ clearly from its first one, the ground. */
const inked = (page: Page, png: string) =>
  page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
    canvas.drawImage(bitmap, 0, 0);
    const { data } = canvas.getImageData(0, 0, bitmap.width, bitmap.height);
    let differing = 0;
    for (let k = 0; k < data.length; k += 4)
      if ([0, 1, 2].some((c) => Math.abs(data[k + c]! - data[c]!) > 60)) differing++;
    return differing / (data.length / 4);
  }, png);

test('at 320 px, which is 400 % on a wide screen, the page never scrolls sideways', async ({
  browser,
  baseURL,
}) => {
  // A window of 1280 × 1024 at 400 %.
  const context = await browser.newContext({
    baseURL: baseURL!,
    viewport: { width: 320, height: 256 },
    deviceScaleFactor: 4,
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await open(page, CHAPTER);
  await openAll(page);
  await page.getByRole('button', { name: /^Gradient of W_hh row 1 column 1/ }).click();
  const over = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(over).toBe(0);
  // The step in view stays in view, in the part of the figure that shows.
  const { x, width } = (await page.locator('.step.now .time').boundingBox())!;
  expect(x).toBeGreaterThanOrEqual(0);
  expect(x + width).toBeLessThanOrEqual(320);
  await context.close();
});
