/** Handwriting: drawn, read by the float64 engine, trained in the page, and what the reader adds stays on the device. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { fromFile } from '../src/training/file.ts';
import { formatNumber } from '../src/notation/format.ts';
import { readingOf } from '../src/figures/handwriting/reading.ts';
import { saliencyOf } from '../src/figures/handwriting/saliency.ts';
import { SETUPS, untrained } from '../src/training/tasks/handwriting-setup.ts';
import { taskOf } from '../src/training/tasks/index.ts';
import { expectAccessibleInBothThemes } from './axe.ts';
import { expect, hydrated, open, test } from './support.ts';

const PAGE = '/real-sequences/';
const figure = (page: Page): Locator => page.locator('#pen-path');
const button = (page: Page, name: string) =>
  figure(page).getByRole('button', { name, exact: true });
const pad = (page: Page): Locator => page.getByRole('application', { name: /^The pad/ });
const sentence = (page: Page): Locator => figure(page).locator('.frame-sentence');
const panel = (page: Page): Locator => figure(page).locator('.hand-training');
const own = (page: Page): Locator => figure(page).locator('.hand-own');

const FOUR = [
  [
    [0.3, 0.1],
    [0.3, 0.5],
    [0.7, 0.5],
  ],
  [
    [0.6, 0.25],
    [0.6, 0.9],
  ],
] as const;

async function onScreen(page: Page, [x, y]: readonly [number, number]): Promise<[number, number]> {
  const box = (await pad(page).boundingBox())!;
  return [box.x + x * box.width, box.y + y * box.height];
}

async function draw(page: Page) {
  await pad(page).evaluate((element) => element.scrollIntoView({ block: 'center' }));
  for (const [first, ...rest] of FOUR) {
    await page.mouse.move(...(await onScreen(page, first)));
    await page.mouse.down();
    for (const to of rest) await page.mouse.move(...(await onScreen(page, to)), { steps: 6 });
    await page.mouse.up();
  }
}

/** Trains until so many updates were made, and pauses. */
async function train(page: Page, updates: number) {
  await button(page, 'Run').click();
  await expect
    .poll(
      async () => {
        const text = (await panel(page).textContent())!;
        return Number((/([\d,]+) updates? of [46],000/.exec(text)?.[1] ?? '0').replace(',', ''));
      },
      { timeout: 60_000 },
    )
    .toBeGreaterThanOrEqual(updates);
  await button(page, 'Pause').click();
  await expect(figure(page).getByRole('button', { name: 'Run on', exact: true })).toBeVisible();
}

test.describe('with a pointer and keys', () => {
  test.beforeEach(async ({ page }) => open(page, PAGE));

  test('a drawing is read move by move, in as many strokes as there are', async ({ page }) => {
    await draw(page);
    await expect(sentence(page)).toContainText('At t = 13, when the pen is lifted, it reads');
    await expect(figure(page).locator('.hand-air')).toHaveCount(1);
    await button(page, 'One move earlier').click();
    await expect(sentence(page)).toContainText('At t = 12 it reads');
    await button(page, 'Take back a stroke').click();
    await expect(figure(page).locator('.hand-air')).toHaveCount(0);
    await button(page, 'Clear').click();
    await expect(sentence(page)).toContainText('The pad is empty.');
  });

  test('what is examined stands in the figure below, which is said, and said to be past', async ({
    page,
  }) => {
    const below = figure(page).locator('.examined-words');
    await expect(below).toContainText('stands the network before its first update');
    await draw(page);
    await figure(page).getByRole('button', { name: 'This is a 4' }).click();
    await button(page, 'Examine in the figure below').click();
    await expect(below).toContainText('now stands the network after 0 updates, reading a 4, its');
    await expect(page.locator('#examined').getByRole('spinbutton', { name: 'Number of steps' })).toHaveValue('13'); // prettier-ignore
    await button(page, 'Take back a stroke').click();
    await expect(below).toContainText(
      'reading a 4 (by now the pad or the network here is another), its',
    );
  });

  test('by keyboard alone a digit is drawn in two strokes', async ({ page }) => {
    await pad(page).focus();
    for (let k = 0; k < 4; k++) await page.keyboard.press('ArrowDown');
    for (let k = 0; k < 4; k++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowLeft']) await page.keyboard.press(key);
    await page.keyboard.press('Space');
    for (let k = 0; k < 6; k++) await page.keyboard.press('ArrowDown');
    await expect(figure(page).locator('.hand-made')).toHaveCount(2);
    await expect(figure(page).locator('.hand-air')).toHaveCount(1);
    await expect(sentence(page)).toContainText('when the pen is lifted, it reads');
    await page.keyboard.press('Backspace');
    await expect(figure(page).locator('.hand-made')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(sentence(page)).toContainText('The pad is empty.');
  });

  test('a drawing of a held-out font is read, once the drawings were fetched', async ({ page }) => {
    await button(page, 'Fetch the drawings').click();
    const fonts = (name: RegExp) => figure(page).getByRole('group', { name });
    const shown = figure(page).locator('.hand-fonts [aria-pressed=true]');
    await expect(fonts(/^Held out/).getByRole('button')).toHaveCount(3);
    await expect(fonts(/^Learned from/).getByRole('button')).toHaveCount(7);
    await expect(shown).toHaveCount(0);
    // The character on the pad, in this font.
    await button(page, 'EMS Tech').click();
    await expect(sentence(page)).toContainText('; the label says 7');
    await expect(shown).toHaveText('EMS Tech');
    // Another one, in the same font; and another font.
    await figure(page).getByLabel('Or read a drawing of a font').selectOption('4');
    await expect(sentence(page)).toContainText('; the label says 4');
    await expect(shown).toHaveText('EMS Tech');
    await button(page, 'Hershey Sans').click();
    await expect(shown).toHaveText('Hershey Sans');
    await expect(sentence(page)).toContainText('; the label says 4');
    await draw(page);
    await expect(shown).toHaveCount(0);
  });

  test('it is trained in the page, kept, saved, and what it says is the engine’s', async ({
    page,
  }) => {
    await train(page, 60);
    await expect(panel(page)).toContainText(/It reads \d+ of 30 drawings in fonts it never saw/);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      button(page, 'Save as a file').click(),
    ]);
    const text = readFileSync((await download.path())!, 'utf8');
    const [checkpoint] = fromFile(text) as Exclude<ReturnType<typeof fromFile>, string>;
    const { inputs } = taskOf(SETUPS.digits.task).probe!(0);
    const { trace } = readingOf(checkpoint!, inputs, 7);
    const z = [...trace.value(`readout.z@${inputs.length}`)!].map((value) => formatNumber(value));
    await expect.poll(() => figure(page).locator('.hand-strips text.number').allTextContents()).toEqual(z); // prettier-ignore
    await page.reload();
    await hydrated(page);
    await expect(panel(page)).toContainText(
      'What you trained here before was kept on this device.',
    );
    await expect.poll(() => figure(page).locator('.hand-strips text.number').allTextContents()).toEqual(z); // prettier-ignore
    await button(page, 'Start over').click();
    await button(page, 'Yes, forget what was learned').click();
    await expect(panel(page)).toContainText('0 updates of 6,000');
    const file = { name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(text) };
    await figure(page).locator('input[type=file]').setInputFiles(file);
    await expect(panel(page)).toContainText(
      `${checkpoint!.count.toLocaleString('en')} updates of 6,000`,
    );
    await figure(page)
      .locator('input[type=file]')
      .setInputFiles({ ...file, buffer: Buffer.from('{}') });
    await expect(figure(page).locator('.session-says')).toContainText(
      'format: found nothing, but it should be',
    );
  });

  test('a drawing that is added stays on the device, and can be deleted', async ({ page }) => {
    await draw(page);
    await expect(button(page, 'Add to the training set')).toBeDisabled();
    await figure(page).getByRole('button', { name: 'This is a 4' }).click();
    await button(page, 'Add to the training set').click();
    await expect(own(page).locator('summary')).toHaveText('Your drawing, on this device');
    await page.reload();
    await hydrated(page);
    await own(page).locator('summary').click();
    const read = own(page).getByRole('button', { name: 'Read drawing 1, a 4' });
    await read.click();
    await expect(sentence(page)).toContainText('when the pen is lifted');
    await expect(read).toHaveAttribute('aria-pressed', 'true');
    await own(page).getByRole('button', { name: 'Delete drawing 1, a 4' }).click();
    await expect(own(page)).toHaveCount(0);
    await page.reload();
    await hydrated(page);
    await expect(own(page)).toHaveCount(0);
  });

  test('another alphabet has its own network, data and drawings, which stay; a link opens it', async ({
    page,
  }) => {
    test.slow();
    await button(page, 'Chinese characters').click();
    await expect(figure(page).locator('.hand-strips text.number')).toHaveCount(20);
    // The characters, by the strokes that were fetched.
    await expect(figure(page).locator('.class-buttons .hand-glyph')).toHaveCount(20);
    await expect(panel(page)).toContainText('so none can be held out');
    await train(page, 10);
    await expect(panel(page)).toContainText(/\d+ of 100 new shakings/);
    await expect(panel(page)).not.toContainText('never saw');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      button(page, 'Save as a file').click(),
    ]);
    const file = (await download.path())!;
    const [{ count }] = fromFile(readFileSync(file, 'utf8')) as Exclude<ReturnType<typeof fromFile>, string>; // prettier-ignore
    await draw(page);
    await figure(page).getByRole('button', { name: 'This is the character 口 (mouth)' }).click();
    await button(page, 'Keep for testing only').click();
    await expect(sentence(page)).toContainText(
      'The character 口 (mouth) was kept for testing only; it stands with your drawings',
    );
    await expect(pad(page)).toBeInViewport();
    await expect(pad(page)).toBeFocused();
    await expect(panel(page)).toContainText(/Of your test drawings, .* it reads [01] of 1/);
    await expect(panel(page)).not.toContainText('that it learns from');
    await figure(page).getByText('About the data').click();
    await button(page, 'The licences word for word').click();
    await expect(figure(page).locator('.about-data pre')).toContainText('ARPHIC PUBLIC LICENSE');

    await button(page, 'Digits').click();
    await expect(panel(page)).toContainText('0 updates of 6,000');
    await expect(own(page)).toHaveCount(0);
    await figure(page).locator('input[type=file]').setInputFiles(file);
    await expect(figure(page).locator('.session-says')).toContainText(
      'reads another alphabet: choose “Chinese characters” above',
    );

    const kept = async () => {
      await expect(panel(page)).toContainText(`${count} updates of 4,000`);
      await expect(own(page).locator('summary')).toHaveText('Your drawing, on this device');
    };
    await button(page, 'Chinese characters').click();
    await kept();
    await expect(page).toHaveURL(/alphabet=hanzi/);
    await page.reload();
    await hydrated(page);
    await kept();
    await own(page).locator('summary').click();
    await expect(own(page)).toContainText('for testing only; first read as');
    await own(page)
      .getByRole('button', { name: /^Delete drawing 1/ })
      .click();
    await expect(own(page)).toHaveCount(0);
    await expect(panel(page)).not.toContainText('test drawings');
  });

  test('says whose the data are, with the licences word for word', async ({ page }) => {
    await figure(page).getByText('About the data').click();
    await expect(figure(page).locator('.about-data')).toContainText('It is not handwriting:');
    await button(page, 'The licences word for word').click();
    await expect(figure(page).locator('.about-data pre')).toHaveCount(2);
  });
});

test('axe finds nothing with all opened, in both themes, wide and narrow', async ({ page }) => {
  test.slow();
  await open(page, PAGE);
  await draw(page);
  await figure(page).getByRole('button', { name: 'This is a 4' }).click();
  await button(page, 'Add to the training set').click();
  await own(page).locator('summary').click();
  await own(page).getByRole('button', { name: 'Read drawing 1, a 4' }).click();
  await figure(page).getByText('About the data').click();
  await figure(page).getByText('All numbers of the figure as a table').click();
  await train(page, 20);
  await expect(panel(page)).toContainText('Of your own drawings that it learns from it reads');
  for (const width of [1440, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await expectAccessibleInBothThemes(page, ['#pen-path'], `${width} px`);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider, `${width} px`).toBeLessThanOrEqual(0);
  }
  // The narrow page with the most buttons.
  await button(page, 'Chinese characters').click();
  await expect(figure(page).locator('.class-buttons .hand-glyph')).toHaveCount(20);
  await button(page, 'Arphic').click();
  await expectAccessibleInBothThemes(page, ['#pen-path'], 'characters');
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wider).toBeLessThanOrEqual(0);
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 320, height: 700 } });

  test('on the pad it draws and does not scroll; the page is no wider than the screen', async ({
    page,
  }) => {
    await open(page, PAGE);
    await pad(page).evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const before = await page.evaluate(() => scrollY);
    const cdp = await page.context().newCDPSession(page);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: object[]) =>
      cdp.send('Input.dispatchTouchEvent', { type, touchPoints: touchPoints as never });
    const point = async (y: number) => {
      const [px, py] = await onScreen(page, [0.5, y]);
      return [{ x: px, y: py }];
    };
    await send('touchStart', await point(0.1));
    for (const y of [0.3, 0.5, 0.7, 0.9]) await send('touchMove', await point(y));
    await send('touchEnd', []);
    await expect(figure(page).locator('.hand-made')).toHaveCount(1);
    await expect(sentence(page)).toContainText('At t = 7, when the pen is lifted');
    expect(await page.evaluate(() => scrollY)).toBe(before);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    ).toBeLessThanOrEqual(0);
  });
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a 7 and what the untrained network says of it are there, and where its error went', async ({
    page,
  }) => {
    await page.goto(PAGE.slice(1));
    const { inputs } = taskOf(SETUPS.digits.task).probe!(0);
    const { trace, said } = readingOf(untrained, inputs, 7);
    const { from, to } = saliencyOf(trace, inputs.length).most!;
    await expect(sentence(page)).toContainText(`it reads ${said.at(-1)}, with`);
    await expect(sentence(page)).toContainText(
      from === to ? `to move ${from},` : `to moves ${from}–${to},`,
    );
    await expect(figure(page).locator('.hand-move')).toHaveCount(inputs.length);
  });
});
