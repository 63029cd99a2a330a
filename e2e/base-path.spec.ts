import { serve } from '../scripts/serve.mjs';
import { paths } from './paths.ts';
import { expect, hydrated, keptOffline, test } from './support.ts';

test.use({ serviceWorkers: 'allow' });

test('the book works below any address, offline too', async ({ page, context }) => {
  // It opens every page, and waits until all of it is kept.
  test.slow();
  const site = await serve({ port: 0, base: '/some/sub/path/' });
  for (const path of paths) {
    const response = await page.goto(site.address + path.slice(1));
    expect(response?.status()).toBe(200);
    await hydrated(page);
    await keptOffline(page);
  }
  await site.close();
  await context.setOffline(true);
  await page.goto(site.address);
  await page.locator('main a').first().click();
  await hydrated(page);
  expect(new URL(page.url()).pathname).toMatch(/^\/some\/sub\/path\/[\w-]+\/$/);
});
