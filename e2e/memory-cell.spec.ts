/** The opened cell: every number of every cell is the engine's; the keyboard, the zoom and links to it; narrow screens. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { withEntry } from '../src/engine/experiment.ts';
import { parseExperiment } from '../src/engine/parse.ts';
import { Trace } from '../src/engine/trace.ts';
import { agree, card, engineSays, shownOn, type } from './engine.ts';
import { expect, open, test } from './support.ts';

const CELL = '/the-memory-cell-unfolded/';
const VARIATIONS = '/variations/';
const read = (name: string) =>
  parseExperiment(
    readFileSync(new URL(`../content/experiments/${name}.json`, import.meta.url), 'utf8'),
  );
const lstm = read('pen-7-lstm');

const figure = (page: Page, id = 'cell') => page.locator(`#${id}`);
const drawing = (page: Page, id = 'cell') => figure(page, id).locator('.memory-cell');
const zoom = (page: Page, level: string) => figure(page).getByRole('radio', { name: level });
/** A link on the page itself, or a change of the address. */
const follow = (page: Page, hash: string) => page.evaluate((to) => void (location.hash = to), hash);
const sentence = (page: Page) => figure(page).locator('.frame-sentence');

/** All numbers of the drawing at t are the engine's, and every error of the cell is among them. */
async function expectCell(page: Page, id: string, trace: Trace, t: number) {
  await expect(drawing(page, id).locator('.time.now')).toHaveText(`t = ${t}`);
  const shown = await shownOn(drawing(page, id));
  const wrong = shown
    .map((one) => ({ ...one, engine: engineSays(trace, one) }))
    .filter(({ number, engine }) => !agree(number, engine));
  expect(wrong).toEqual([]);
  const errors = new Set(shown.filter(({ face }) => face === 'error').map(({ at }) => at));
  const { plan } = trace.strands[0]!;
  const before = plan.cell.state.map((name) => `1.${name}@${t - 1}`);
  expect([...errors].sort()).toEqual(
    [...plan.quantities.map(({ name }) => `1.${name}@${t}`), ...before].sort(),
  );
}

for (const [path, id, name] of [
  [CELL, 'cell', 'pen-7-lstm'],
  [VARIATIONS, 'peephole', 'pen-7-lstm-peephole'],
  [VARIATIONS, 'coupled', 'pen-7-lstm-coupled'],
  [VARIATIONS, 'gru', 'pen-7-gru'],
] as const)
  test(`every error of ${name}, at every step, with the keyboard alone`, async ({ page }) => {
    await open(page, path);
    const trace = new Trace(read(name));
    await drawing(page, id).focus();
    for (let k = 0; k < 3; k++) await page.keyboard.press('ArrowRight');
    for (let t = trace.steps; t >= 1; t--) {
      await expectCell(page, id, trace, t);
      await page.keyboard.press('ArrowLeft');
    }
  });

test('up and down go along the error’s way, the card shows each; a click pins', async ({
  page,
}) => {
  await open(page, CELL);
  await drawing(page).focus();
  await expect(card(page)).toContainText('the error of the memory at t = 3');
  await page.keyboard.press('ArrowDown');
  await expect(card(page)).toContainText('the error of the candidate at t = 3');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(card(page).getByRole('button', { name: 'unit 1' })).toHaveAttribute('aria-pressed', 'true'); // prettier-ignore
  await drawing(page).locator('[data-term="1.o@3"][data-face="error"][data-unit="1"]').click();
  await expect(card(page)).toContainText('the error of the output gate at t = 3');
  await expect(page).toHaveURL(/pin=1\.o@3\.1/);
});

test('zooms in and out by keys, by radios, by a double click, and each is a link', async ({
  page,
}) => {
  await open(page, CELL);
  await drawing(page).focus();
  await page.keyboard.press('Escape');
  await expect(zoom(page, 'network')).toBeChecked();
  await expect(drawing(page).locator('.copy')).toHaveCount(6);
  await expect(sentence(page)).toContainText('6 copies of one LSTM');
  await drawing(page).locator('.copy').nth(4).click();
  await expect(drawing(page).locator('.copy.now .time')).toHaveText('t = 5');
  await expect(page).toHaveURL(/zoom=network/);
  await drawing(page).focus();
  await page.keyboard.press('Enter');
  await expect(zoom(page, 'cell')).toBeChecked();
  await expect(page).not.toHaveURL(/zoom/);

  // The picture of the level that was left goes away by itself.
  await expect(drawing(page).locator('.leaving')).toHaveCount(0);
  // Where the sheet with the card, which the first click brings up, does not cover it.
  await drawing(page).evaluate((element) => element.scrollIntoView());
  await drawing(page).locator('[data-term="1.i@5"][data-face="value"][data-unit="0"]').dblclick();
  await expect(zoom(page, 'gate')).toBeChecked();
  await expect(sentence(page)).toContainText('The input gate at t = 5');
  await figure(page).getByRole('combobox', { name: 'Gate' }).selectOption('o');
  await expect(sentence(page)).toContainText('The output gate at t = 5');
  await zoom(page, 'product').check();
  await expect(sentence(page)).toContainText('goes to both factors');
  await figure(page).getByRole('button', { name: 'out' }).click();
  await expect(zoom(page, 'gate')).toBeChecked();
  await expect(drawing(page).locator('.leaving')).toHaveCount(0);
});

test('a link leads into a gate, where every number is the engine’s and the weights can be changed', async ({
  page,
}) => {
  const pages = [
    ['gate', '#v=1&zoom=gate&pin=1.f@3.0'],
    ['product', '#v=1&zoom=product&pin=1.f@3.0'],
  ] as const;
  await open(page, CELL);
  for (const [level, hash] of pages) {
    await follow(page, hash);
    await expect(zoom(page, level)).toBeChecked();
    const shown = await shownOn(drawing(page));
    const trace = new Trace(lstm);
    expect(shown.filter((one) => !agree(one.number, engineSays(trace, one)))).toEqual([]);
    expect(shown.length).toBeGreaterThan(level === 'gate' ? 30 : 9);
  }
  await zoom(page, 'gate').check();
  const field = drawing(page).getByRole('textbox', {
    name: 'W_xf row 1 column 2, in the sum of a_f',
  });
  await type(field, '0.5');
  const after = new Trace(withEntry(lstm, { layer: '1', parameter: 'W_xf', index: [0, 1] }, 0.5));
  const shown = await shownOn(drawing(page));
  expect(shown.filter((one) => !agree(one.number, engineSays(after, one)))).toEqual([]);
});

test('by operations, what is not computed yet cannot be read, forward values are there', async ({
  page,
}) => {
  await open(page, `${CELL}#v=1&step=3&operation=135`);
  await expect(figure(page).locator('.operation-words')).toContainText('back, t = 3');
  const seen = await drawing(page)
    .locator('[data-number]')
    .evaluateAll((elements) =>
      elements.map((element) => ({
        face: (element as SVGElement).dataset.face,
        later: element.hasAttribute('data-later'),
        hidden: getComputedStyle(element.querySelector('text')!).visibility === 'hidden',
      })),
    );
  expect(seen.every(({ later, hidden }) => later === hidden)).toBe(true);
  expect(seen.filter(({ face, later }) => face === 'value' && later)).toEqual([]);
  const errors = seen.filter(({ face }) => face === 'error');
  expect(errors.some(({ later }) => later) && errors.some(({ later }) => !later)).toBe(true);
  await expect(drawing(page).locator('[data-number][data-now]').first()).toBeVisible();
});

test('with reduced motion the zoom is a cut', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, CELL);
  await zoom(page, 'gate').check();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  await expect(drawing(page).locator('.leaving')).toHaveCount(0);
});

test('at 320 pixels the figure scrolls in itself, never the page', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await open(page, CELL);
  for (const level of ['network', 'gate', 'product', 'cell']) {
    await follow(page, `#v=1&zoom=${level}&pin=1.c@3.1`);
    await expect(zoom(page, level)).toBeChecked();
    const [wide, inner] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.querySelector('#cell .memory-cell')!.clientWidth,
    ]);
    expect(wide).toBeLessThanOrEqual(320);
    expect(inner).toBeLessThanOrEqual(320);
  }
  // What is pinned is in view across, wherever the page stands.
  const pinned = drawing(page).locator('[data-node="c"] .number[data-unit="1"][data-face="error"]');
  await pinned.evaluate((number) => scrollBy(0, number.getBoundingClientRect().top - 300));
  await expect(pinned).toBeInViewport();
});
