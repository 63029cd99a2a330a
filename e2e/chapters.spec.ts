import AxeBuilder from '@axe-core/playwright';
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
        await page.addInitScript((name) => localStorage.setItem('unfolded:theme', name), theme);
        await open(page, path);
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
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
