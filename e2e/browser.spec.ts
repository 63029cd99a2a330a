/** The switches the browser is started with. */
import { chromium, expect, test } from '@playwright/test';
import { browserArgs } from '../scripts/browser.mjs';

const SWITCH = '--disable-features=';
const namesIn = (text: string) => text.slice(SWITCH.length).split(',');

test('what Playwright switches off in the browser stays off', async () => {
  // No browser: a program that ends at once, so Playwright says with what it was called.
  const failed = await chromium.launch({ executablePath: process.execPath }).then(
    () => '',
    (error: Error) => error.message,
  );
  const theirs = /--disable-features=[\w,]+/.exec(failed)?.[0];
  expect(theirs).toBeDefined();
  const ours = namesIn(browserArgs.find((one) => one.startsWith(SWITCH))!);
  expect(ours).toEqual(expect.arrayContaining(namesIn(theirs!)));
});
