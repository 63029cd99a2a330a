import type { Page, Route } from '@playwright/test';
import { expectAccessibleIn, THEMES } from './axe.ts';
import { lost, mark } from './marked.ts';
import { paths } from './paths.ts';
import { expect, hydrated, open, stateOf, test } from './support.ts';

for (const path of paths) {
  test.describe(path, () => {
    test('comes to life with its HTML kept, is accessible in both themes, never wider than the window, and holds sequences of 1 and 300', async ({
      page,
      faults,
    }) => {
      // Axe looks at every element, and the largest page has twenty thousand.
      test.setTimeout(180_000);
      const state = stateOf(page, faults);
      await state('as it is opened', async () => {
        const held: Route[] = [];
        await page.route(/\/index-[\w-]{8}\.js$/, (route) => void held.push(route));
        const response = await page.goto(path.slice(1), { waitUntil: 'commit' });
        await page.locator('footer').waitFor();
        await expect.poll(() => held.length).toBe(1);
        await mark(page);
        const sheets = await page.locator('link[rel=stylesheet]').count();
        await held[0]!.continue();
        await page.unrouteAll();
        await hydrated(page);
        expect.soft(await lost(page)).toBe(0);
        // The HTML had all its style sheets.
        expect.soft(await page.locator('link[rel=stylesheet]').count()).toBe(sheets);
        expect.soft(response?.status()).toBe(200);
        await expect.soft(page.locator('h1')).toHaveCount(1);
        await expect.soft(page).toHaveTitle(/Unfolded/);
      });
      for (const theme of THEMES)
        await state(`in the ${theme} theme`, () => expectAccessibleIn(theme, page));
      for (const width of [320, 390, 820, 1440])
        await state(`at ${width} px`, async () => {
          await page.setViewportSize({ width, height: 800 });
          const over = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect.soft(over, `at ${width} px`).toBe(0);
        });
      for (const steps of [1, 300])
        await state(`with a sequence of ${steps}`, async () => {
          const labs = ['', 'small~', 'turning~', 'wild~'].map((name) => `${name}T=${steps}`);
          // An address that differs by its hash alone is no visit.
          await page.goto('about:blank');
          await open(page, `${path}#v=1&${labs.join('&')}`);
          await expect.soft(page.locator('h1')).toBeVisible();
          await expect.soft(page.getByRole('alert')).toHaveCount(0);
        });
    });
  });
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('every page can be read', async ({ page, faults }) => {
    test.slow();
    const state = stateOf(page, faults);
    for (const path of paths)
      await state(path, async () => {
        await page.goto(path.slice(1));
        await expect.soft(page.locator('h1'), path).toBeVisible();
        const text = await page.locator('main').innerText();
        expect.soft(text.length, path).toBeGreaterThan(100);
      });
  });
});

test('an address that is not there gets a page that says so', async ({ page, faults }) => {
  const response = await page.goto('no/such/page');
  expect(response?.status()).toBe(404);
  await page.getByRole('link').click();
  await expect(page.locator('h1')).toHaveText('Unfolded');
  // Chromium reports a 404 on the console whatever the page does.
  faults.splice(0, faults.length, ...faults.filter((fault) => !fault.includes('404')));
});

test('an address without its slash finds the page', async ({ page }) => {
  await open(page, paths.at(-1)!.slice(0, -1));
  expect(new URL(page.url()).pathname).toBe(paths.at(-1));
});

test('on paper there is the text, and nothing to press', async ({ page }) => {
  await open(page, paths.at(-1)!);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('h1')).toBeVisible();
  for (const part of await page.locator('nav, .masthead').all()) await expect(part).toBeHidden();
  const [ground, ink] = await page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.body);
    return [backgroundColor, color];
  });
  expect([ground, ink]).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
});

test.describe('the theme', () => {
  test.use({ colorScheme: 'light' });
  const html = (page: Page) => page.locator('html');
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

  test('is switched by keyboard, and kept', async ({ page }) => {
    await open(page, '/');
    await button(page, 'Dark theme').focus();
    await page.keyboard.press('Enter');
    await expect(html(page)).toHaveAttribute('data-theme', 'dark');
    await expect(button(page, 'Light theme')).toBeFocused();
    await open(page, paths.at(-1)!);
    await expect(html(page)).toHaveAttribute('data-theme', 'dark');
    await button(page, 'Light theme').focus();
    await page.keyboard.press('Space');
    await expect(button(page, 'Dark theme')).toBeFocused();
  });

  test('follows the system until chosen, and again when the choice agrees with it', async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await open(page, '/');
    await button(page, 'Light theme').click();
    await expect(html(page)).toHaveAttribute('data-theme', 'light');
    await button(page, 'Dark theme').click();
    await expect(html(page)).not.toHaveAttribute('data-theme');
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  test('is switched where storage is blocked', async ({ page }) => {
    await page.addInitScript(() => {
      const blocked = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, { get: blocked });
    });
    await open(page, paths.at(-1)!);
    await button(page, 'Dark theme').click();
    await expect(html(page)).toHaveAttribute('data-theme', 'dark');
  });
});
