/** The tables of weights: nudging one, showing values or gradients alone. */
import type { Page } from '@playwright/test';
import { nudge } from '../src/engine/derived/nudge.ts';
import type { Experiment } from '../src/engine/experiment.ts';
import { formatNumber } from '../src/notation/format.ts';
import {
  agree,
  button,
  card,
  CHAPTER,
  edited,
  expectNumbersOf,
  pen7,
  type,
  weight,
} from './engine.ts';
import { expect, open, test } from './support.ts';

const entry = { layer: '1', parameter: 'W_hh', index: [0, 1] };
const nudging = (page: Page) => page.locator('.nudge');
const delta = (page: Page) => page.getByRole('textbox', { name: 'δ, the size of the nudge' });
const gradient = (page: Page, name: string) =>
  page.locator('.weights').getByRole('button', { name: RegExp(`^Gradient of ${name}: `) });

/** Each number that the nudge shows is the engine's. */
async function expectNudge(page: Page, experiment: Experiment, by: number, what = entry) {
  const found = nudge(experiment, what, by);
  const { predicted, measured, gap, gradient: slope } = found;
  const half = nudge(experiment, what, by / 2).gap;
  for (const [name, want] of Object.entries({ predicted, measured, gap, half })) {
    const shown = page.locator(`[data-nudge="${name}"]`);
    await expect
      .poll(async () => agree(Number(await shown.getAttribute('data-value')), want), name)
      .toBe(true);
    const value = Number(await shown.getAttribute('data-value'));
    const sign = value > 0 ? '+' : '';
    await expect(shown).toHaveText(`${sign}${formatNumber(value, { digits: 4 })}`);
  }
  const shown = await nudging(page).locator('[data-face="gradient"]').getAttribute('data-number');
  expect(agree(Number(shown), slope)).toBe(true);
}

test('a nudge is predicted, measured, done and undone', async ({ page }) => {
  await open(page, CHAPTER);
  await expect(nudging(page)).toContainText('Go into a weight, or choose a gradient');
  await gradient(page, 'W_hh row 1 column 2').click();
  await expect(nudging(page)).toContainText('row 1 column 2');
  await expectNudge(page, pen7, 0.01);

  await type(delta(page), '-0.04');
  await expectNudge(page, pen7, -0.04);
  await delta(page).focus();
  await page.keyboard.press('ArrowDown');
  await expectNudge(page, pen7, -0.02);
  await page.keyboard.press('ArrowUp');
  await expectNudge(page, pen7, -0.04);
  await delta(page).fill('much');
  await expect(delta(page)).toHaveAttribute('aria-invalid', 'true');
  await expectNudge(page, pen7, -0.04);

  await button(page, 'Do it').click();
  const once = edited('1.W_hh.0.1', -0.51);
  await expectNumbersOf(page, once);
  await expectNudge(page, once, -0.04);
  await expect(nudging(page).getByRole('status')).toContainText('Done. The loss went from');
  await button(page, 'Undo').click();
  await expectNumbersOf(page, pen7);
  await expectNudge(page, pen7, -0.04);
  // δ is a setting: it stands in the link.
  await expect(page).toHaveURL(/nudge=-0\.04/);
});

test('the nudge is of what the reader last went into or pinned', async ({ page }) => {
  await open(page, `${CHAPTER}#v=1&nudge=0.001&pin=1.W_hh.0.1`);
  await expectNudge(page, pen7, 0.001);
  await weight(page, 'b_z row 2').focus();
  await expectNudge(page, pen7, 0.001, { layer: 'readout', parameter: 'b_z', index: [1] });
  await gradient(page, 'W_xh row 3 column 1').press('Enter');
  await expectNudge(page, pen7, 0.001, { layer: '1', parameter: 'W_xh', index: [2, 0] });
  await expect(card(page)).toContainText('row 3 column 1');
});

test('values or gradients alone, and in the link', async ({ page }) => {
  await open(page, CHAPTER);
  const show = page.getByRole('combobox', { name: 'Show' });
  const fields = page.locator('.weights .parameter .field');
  const gradients = page.locator('.weights .parameter button');
  const all = await fields.count();
  await expect(gradients).toHaveCount(all);
  await show.selectOption('values');
  await expect(gradients).toHaveCount(0);
  await expect(fields).toHaveCount(all);
  await show.selectOption('gradients');
  await expect(fields).toHaveCount(0);
  await expect(gradients).toHaveCount(all);
  await expect(page).toHaveURL(/weights=gradients/);
  await page.reload();
  await expect(fields).toHaveCount(0);
  await expect(show).toHaveValue('gradients');
});

test('a chapter before gradients has none, whatever the link says', async ({ page }) => {
  await open(page, '/the-forward-pass/#v=1&weights=both&pin=1.W_hh.0.1');
  await expect(page.locator('.weights .field').first()).toBeVisible();
  await expect(page.locator('.weights .parameter button')).toHaveCount(0);
  await expect(nudging(page)).toHaveCount(0);
});
