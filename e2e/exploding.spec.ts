/** Numbers that leave what float64 can hold: words with a place, nothing breaks, undo brings everything back. */
import type { Page } from '@playwright/test';
import { Trace } from '../src/engine/trace.ts';
import {
  button,
  card,
  CHAPTER,
  edited,
  expectNumbersOf,
  input,
  pen7,
  type,
  weight,
} from './engine.ts';
import { expect, open, test } from './support.ts';

/** Nothing that a reader sees or hears holds a word of the programmer's. */
async function expectNoStrayWords(page: Page) {
  const heard = await page.evaluate(() => {
    const names = ['aria-label', 'aria-valuetext', 'title', 'd', 'points', 'style'];
    return [...document.querySelectorAll('main *')].flatMap((element) =>
      names.map((name) => `${name}: ${element.getAttribute(name) ?? ''}`),
    );
  });
  expect(heard.filter((words) => /NaN|Infinity|undefined/.test(words))).toEqual([]);
  expect(await page.locator('main').innerText()).not.toMatch(/NaN|Infinity|undefined/);
}

/** Goes through every step, opens the card's working and the table: all of it stays usable. */
async function lookAround(page: Page) {
  await page.getByText('All numbers of the figure as a table').click();
  await button(page, 'Last step').click();
  for (let t = 6; t > 1; t--) await button(page, 'One step earlier').click();
  await card(page).locator('summary').click();
  await page.getByRole('button', { name: /^Gradient of W_hh row 1 column 1/ }).click();
  await button(page, 'One step later').click();
}

const cases = [
  {
    what: 'an output weight',
    field: 'W_hz row 2 column 1',
    place: 'readout.W_hz.1.0',
    to: '1e308',
  },
  { what: 'a recurrent weight', field: 'W_hh row 1 column 1', place: '1.W_hh.0.0', to: '1e308' },
  {
    what: 'an output weight, less',
    field: 'W_hz row 2 column 1',
    place: 'readout.W_hz.1.0',
    to: '1e200',
  },
] as const;

for (const { what, field, place, to } of cases)
  test(`${what} of ${to}: every number is still the engine’s, and undo brings all back`, async ({
    page,
  }) => {
    await open(page, CHAPTER);
    await type(weight(page, field), to);
    const experiment = edited(place, Number(to));
    await expectNumbersOf(page, experiment);
    const { overflow } = new Trace(experiment);
    const sentence = page.locator('.frame-sentence');
    if (overflow) {
      const { layer, name, t } = overflow.address;
      await expect(sentence).toContainText(`${name} exploded at t = ${t} (${layer}.${name}@${t})`);
    } else await expect(sentence).not.toContainText('exploded');
    await lookAround(page);
    await expectNoStrayWords(page);
    await expectNumbersOf(page, experiment);
    await page.keyboard.press('ControlOrMeta+z');
    await expectNumbersOf(page, pen7);
    await expect(sentence).toContainText('two errors meet');
  });

test('moves of the pen that are too far to draw', async ({ page }) => {
  await open(page, CHAPTER);
  await type(input(page, 1, 'dx'), '1e308');
  await type(input(page, 2, 'dx'), '1e308');
  await type(input(page, 3, 'dx'), '-1e308');
  await expectNoStrayWords(page);
  for (let k = 0; k < 3; k++) await page.keyboard.press('ControlOrMeta+z');
  await expectNumbersOf(page, pen7);
});

test('the listing of a network that exploded is a sentence', async ({ page }) => {
  await open(page, CHAPTER);
  await type(weight(page, 'W_hz row 2 column 1'), '1e308');
  await button(page, 'NumPy').click();
  await expect(page.locator('.listing pre')).toContainText(/\w+ .*\.$/);
  await button(page, 'Undo').click();
  await expect(page.locator('.listing pre')).toContainText('import numpy');
});
