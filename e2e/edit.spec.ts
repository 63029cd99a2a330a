/** A reader changes a number where it stands; every number on the page is then the engine's for the new experiment. */
import { edited, button, CHAPTER, expectNumbersOf, input, pen7, type, weight } from './engine.ts';
import { expect, open, test } from './support.ts';

const W = 'W_hh row 1 column 2';

test.beforeEach(async ({ page }) => {
  await open(page, CHAPTER);
});

test('before any edit the numbers are those of the experiment in content', async ({ page }) => {
  await expectNumbersOf(page, pen7);
});

test('a weight that is typed counts at every key', async ({ page }) => {
  await weight(page, W).click();
  for (const [key, value] of [
    ['-', -0.47],
    ['1', -1],
    ['.', -1],
    ['2', -1.2],
    ['5', -1.25],
  ] as const) {
    await page.keyboard.press(key);
    await expectNumbersOf(page, edited('1.W_hh.0.1', value));
  }
  await page.keyboard.press('Enter');
  await expect(weight(page, W)).toHaveValue('−1.25');
});

test('a number may be written as people write it', async ({ page }) => {
  await type(weight(page, 'b_h row 3'), '−0,125');
  await expectNumbersOf(page, edited('1.b_h.2', -0.125));
  await type(weight(page, 'W_hz row 2 column 3'), '+.5e1');
  await expectNumbersOf(page, edited('readout.W_hz.1.2', 5, edited('1.b_h.2', -0.125)));
});

test('what is not a number changes nothing and is marked as wrong', async ({ page }) => {
  const field = weight(page, W);
  for (const text of ['much', '1e', 'Infinity', 'NaN', '1e999', '--1', '']) {
    await field.fill(text);
    await expect(field, text).toHaveAttribute('aria-invalid', 'true');
    await expectNumbersOf(page, pen7);
    await field.blur();
    await expect(field).not.toHaveAttribute('aria-invalid');
    await expect(field).toHaveValue('−0.47');
  }
});

test('arrow keys go by a hundredth, with Shift by a tenth', async ({ page }) => {
  await weight(page, W).focus();
  for (const [keys, value] of [
    ['ArrowUp', -0.46],
    ['ArrowUp', -0.45],
    ['ArrowDown', -0.46],
    ['Shift+ArrowUp', -0.36],
    ['Shift+ArrowDown', -0.46],
    ['Shift+ArrowDown', -0.56],
  ] as const) {
    await page.keyboard.press(keys);
    await expectNumbersOf(page, edited('1.W_hh.0.1', value));
  }
});

test('Escape puts back what stood there at the beginning of the visit', async ({ page }) => {
  const field = weight(page, W);
  await type(field, '0.5');
  await field.click();
  await page.keyboard.type('3');
  await page.keyboard.press('ArrowUp');
  await expectNumbersOf(page, edited('1.W_hh.0.1', 3.01));
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue('0.50');
  await expectNumbersOf(page, edited('1.W_hh.0.1', 0.5));
});

test('a drag moves the number by its pixels, and one undo takes all of it back', async ({
  page,
}) => {
  const field = weight(page, W);
  await field.scrollIntoViewIfNeeded();
  const box = (await field.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (const pixels of [2, 10, 45, 120]) {
    await page.mouse.move(x + pixels, y);
    await expectNumbersOf(page, edited('1.W_hh.0.1', pixels < 4 ? -0.47 : -0.47 + pixels / 100));
  }
  await page.mouse.move(x - 30, y);
  await page.mouse.up();
  await expectNumbersOf(page, edited('1.W_hh.0.1', -0.77));
  await page.mouse.move(x + 60, y);
  await expectNumbersOf(page, edited('1.W_hh.0.1', -0.77));
  await button(page, 'Undo').click();
  await expectNumbersOf(page, pen7);
  await expect(button(page, 'Undo')).toBeDisabled();
});

test('undo, redo and start again, by button and by keyboard', async ({ page }) => {
  const one = edited('1.W_hh.0.1', 0.9);
  const two = edited('readout.b_z.0', -2, one);
  const three = edited('1.x@3.1', 0.5, two);
  await type(weight(page, W), '0.9');
  await type(weight(page, 'b_z row 1'), '-2');
  await type(input(page, 3, 'dy'), '0.5');
  await expectNumbersOf(page, three);
  await button(page, 'Undo').click();
  await expectNumbersOf(page, two);
  await page.keyboard.press('ControlOrMeta+z');
  await expectNumbersOf(page, one);
  await page.keyboard.press('ControlOrMeta+z');
  await expectNumbersOf(page, pen7);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expectNumbersOf(page, one);
  await page.keyboard.press('ControlOrMeta+y');
  await button(page, 'Redo').click();
  await expectNumbersOf(page, three);
  await button(page, 'Start again').click();
  await expectNumbersOf(page, pen7);
  await button(page, 'Undo').click();
  await expectNumbersOf(page, three);
});

test('undo from within a field: it shows what it now holds, and can be edited on', async ({
  page,
}) => {
  const field = weight(page, W);
  await field.click();
  await page.keyboard.type('0.9');
  await page.keyboard.press('ControlOrMeta+z');
  await expectNumbersOf(page, pen7);
  await expect(field).toHaveValue('−0.47');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('2');
  await field.blur();
  await expectNumbersOf(page, edited('1.W_hh.0.1', 2));
  await page.keyboard.press('ControlOrMeta+z');
  await expectNumbersOf(page, pen7);
});
