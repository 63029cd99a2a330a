/** The chapter's questions: a prediction that is committed, a calculation that the engine marks. */
import type { Page } from '@playwright/test';
import { Trace } from '../src/engine/trace.ts';
import { button, CHAPTER, edited, pen7, type, weight } from './engine.ts';
import { expect, open, test } from './support.ts';

const exercise = (page: Page) => page.locator('.exercise');

async function answer(page: Page, text: string) {
  await exercise(page).getByRole('textbox', { name: '∂L/∂a of unit 2' }).fill(text);
  await page.keyboard.press('Enter');
}

const expectSaid = (page: Page, words: string | RegExp) =>
  expect(exercise(page).getByRole('status')).toContainText(words);

/** What pencil and paper give for unit 2 at step t, right and wrong. */
function byHand(trace: Trace, t: number) {
  const h = trace.value(`1.h@${t}`)![1]!;
  const before = trace.value(`1.h@${t - 1}`)![1]!;
  const share = (consumer: string) =>
    trace.shares(`1.h@${t}`).find((one) => one.consumer === consumer)?.values[1] ?? 0;
  const [output, future] = [share(`alpha@${t}`), share(`a_h@${t + 1}`)];
  const slope = 1 - h * h;
  return {
    right: (output + future) * slope,
    noSlope: output + future,
    outputAlone: output * slope,
    futureAlone: future * slope,
    otherSlope: (output + future) * (1 - before * before),
    noSquare: (output + future) * (1 - h),
  };
}

test('the right number is right, to two decimals and as people write it', async ({ page }) => {
  await open(page, CHAPTER);
  const { right } = byHand(new Trace(pen7), 2);
  await answer(page, right.toFixed(2));
  await expectSaid(page, 'Right');
  await answer(page, right.toFixed(3).replace('-', '−').replace('.', ','));
  await expectSaid(page, 'Right');
  await answer(page, `${right + 0.02}`);
  await expectSaid(page, 'Not this number');
});

test('each known mistake is met with what it is', async ({ page }) => {
  await open(page, CHAPTER);
  const t = 3; // where all of them differ
  await button(page, 'One step later').click();
  const { right, noSlope, outputAlone, futureAlone, otherSlope, noSquare } = byHand(
    new Trace(pen7),
    t,
  );
  for (const [number, words] of [
    [noSlope, 'still has to pass the tanh'],
    [outputAlone, 'the output’s addend alone'],
    [futureAlone, 'the future’s addend alone'],
    [otherSlope, 'the slope at h of the step before'],
    [noSquare, 'square h first'],
    [-right, 'The size is right, the sign is not'],
    [right, 'Right'],
  ] as const) {
    await answer(page, `${number}`);
    await expectSaid(page, words);
  }
});

test('what is not a number is asked for again', async ({ page }) => {
  await open(page, CHAPTER);
  for (const text of ['', 'about a half', '1/2', 'NaN', '1e999', '0x10']) {
    await answer(page, text);
    await expectSaid(page, 'Write a number');
  }
});

test('the answer is that of the reader’s own network, at the step in view', async ({ page }) => {
  await open(page, CHAPTER);
  await type(weight(page, 'W_hh row 2 column 2'), '0.2');
  for (const t of [2, 3, 4, 5, 6]) {
    const { right } = byHand(new Trace(edited('1.W_hh.1.1', 0.2)), t);
    await answer(page, `${right}`);
    await expectSaid(page, 'Right');
    await button(page, 'One step later').click();
  }
  await button(page, 'Show the answer').click();
  const { right } = byHand(new Trace(edited('1.W_hh.1.1', 0.2)), 6);
  const shown = right.toPrecision(4).replace('-', '−');
  await expect(exercise(page)).toContainText(shown);
});

test('a prediction is made and seen by keyboard alone, and can be taken back', async ({ page }) => {
  await open(page, CHAPTER);
  const predict = page.locator('.predict');
  const status = predict.getByRole('status');
  const see = predict.getByRole('button');
  await see.focus();
  await page.keyboard.press('Enter');
  await expect(status).toHaveText('Choose one first.');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowUp');
  const chosen = predict.getByRole('radio', { checked: true });
  await expect(chosen).toHaveCount(1);
  await expect(predict.locator('details')).not.toHaveAttribute('open');
  await page.keyboard.press('Tab');
  await expect(see).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(status).toContainText(/Your prediction (holds|does not hold)/);
  await expect(predict.locator('details')).toHaveAttribute('open');
  await expect(predict.locator('details')).toContainText('The future sends more');
  await expect(see).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(chosen).toHaveCount(0);
  await expect(predict.locator('details')).not.toHaveAttribute('open');
});
