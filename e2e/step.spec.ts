/** The step in view: by buttons, by the arrow keys, by playing the error back, by a click on a state. */
import type { Page } from '@playwright/test';
import { button, card, CHAPTER, expectNumbersOf, pen7 } from './engine.ts';
import { expect, open, test } from './support.ts';

test.beforeEach(async ({ page }) => {
  await open(page, CHAPTER); // at t = 2, with ∂L/∂h_2 pinned
});

/** Every part of the page speaks of this step, what is pinned goes along, and all numbers are right. */
async function expectStep(page: Page, t: number) {
  await expect(page.locator('.step.now .time')).toHaveText(`t = ${t}`);
  await expect(page.locator('.step-now')).toHaveText(`t = ${t}`);
  await expect(page.locator('.frame-sentence')).toContainText(`At t = ${t}`);
  await expect(page.getByRole('slider')).toHaveAttribute('aria-valuetext', `t = ${t} of 6`);
  await expect(card(page)).toContainText(`the error of the hidden state at t = ${t}`);
  await expectNumbersOf(page, pen7);
}

test('the buttons go to the ends and one by one, and no further', async ({ page }) => {
  for (const [name, t] of [
    ['Last step', 6],
    ['One step later', 6],
    ['One step earlier', 5],
    ['First step', 1],
    ['One step earlier', 1],
    ['One step later', 2],
  ] as const) {
    await button(page, name).click();
    await expectStep(page, t);
  }
});

test('the arrow keys, Home and End move the scrubber', async ({ page }) => {
  await page.getByRole('slider').focus();
  for (const [key, t] of [
    ['ArrowRight', 3],
    ['ArrowRight', 4],
    ['ArrowLeft', 3],
    ['End', 6],
    ['Home', 1],
  ] as const) {
    await page.keyboard.press(key);
    await expectStep(page, t);
  }
});

test('play runs from the last step to the first, waits on a pause, and then stops', async ({
  page,
}) => {
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await button(page, 'First step').click();
  await button(page, 'Play the error back').click();
  await expectStep(page, 6);
  await page.clock.runFor(2300);
  await expectStep(page, 4);
  await button(page, 'Pause').click();
  await page.clock.runFor(5000);
  await expectStep(page, 4);
  await button(page, 'Play the error back').click();
  await page.clock.runFor(10_000);
  await expectStep(page, 1);
  await expect(button(page, 'Play the error back')).toBeVisible();
});

test('a click beside the numbers of a state brings its step into view', async ({ page }) => {
  await page
    .locator('.step .target-area')
    .nth(3)
    .click({ position: { x: 3, y: 3 } });
  await expectStep(page, 4);
});

test('the numbers in the sentences of the chapter follow the step', async ({ page }) => {
  const exercise = page.locator('.exercise');
  await expect(exercise.locator('[data-consumer="alpha@2"]')).toHaveCount(1);
  await button(page, 'Last step').click();
  await expect(exercise.locator('[data-consumer="alpha@6"]')).toHaveCount(1);
  await expect(exercise).toContainText('not there at the last step');
});
