import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, open, test } from './support.ts';
import { paths } from './paths.ts';

for (const path of paths) {
  test.describe(path, () => {
    test('opens, comes to life, has one heading', async ({ page }) => {
      const response = await open(page, path);
      expect(response?.status()).toBe(200);
      await expect(page.locator('h1')).toHaveCount(1);
      await expect(page).toHaveTitle(/Unfolded/);
    });

    for (const theme of ['light', 'dark'])
      test(`is accessible, ${theme}`, async ({ page }) => {
        // It looks at every element, and the largest page has twenty thousand.
        test.slow();
        await page.addInitScript((name) => localStorage.setItem('unfolded:theme', name), theme);
        await open(page, path);
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
        const axe = new AxeBuilder({ page });
        // Only colours are other in the dark.
        if (theme === 'dark') axe.withRules('color-contrast');
        const { violations } = await axe.analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      });

    for (const steps of [1, 300])
      test(`holds a sequence of ${steps}`, async ({ page }) => {
        const labs = ['', 'small~', 'turning~', 'wild~'].map((name) => `${name}T=${steps}`);
        await open(page, `${path}#v=1&${labs.join('&')}`);
        await expect(page.locator('h1')).toBeVisible();
        await expect(page.getByRole('alert')).toHaveCount(0);
      });

    test('never scrolls sideways', async ({ page }) => {
      await open(page, path);
      for (const width of [320, 390, 820, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(over, `at ${width} px`).toBe(0);
      }
    });
  });
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  for (const path of paths)
    test(`${path} can be read`, async ({ page }) => {
      await page.goto(path.slice(1));
      await expect(page.locator('h1')).toBeVisible();
      const text = await page.locator('main').innerText();
      expect(text.length).toBeGreaterThan(100);
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
