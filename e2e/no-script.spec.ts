/** Before any script runs, and where none ever does, the HTML holds the first frame with its numbers. */
import { CHAPTER, expectNumbersOf, pen7 } from './engine.ts';
import { expect, test } from './support.ts';

test.use({ javaScriptEnabled: false });

test('the numbers of the first frame are in the HTML, and they are the engine’s', async ({
  page,
}) => {
  await page.goto(CHAPTER.slice(1));
  await expectNumbersOf(page, pen7);
  await expect(page.locator('.frame-sentence')).toContainText('At t = 2 two errors meet');
  await expect(page.locator('.term-card')).toContainText('the error of the hidden state at t = 2');
  const figure = page.locator('.unfolded [data-term="1.h@2"][data-face="error"]');
  await expect(figure).toHaveCount(3);
  for (const number of await figure.all()) await expect(number).toBeVisible();
  await expect(page.locator('.predict summary')).toBeVisible();
});
