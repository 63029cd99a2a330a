/** The contribution triangle and the derivative: every number against the engine, by pointer, by keyboard and by link. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { derivativesOf } from '../src/engine/derived/derivative.ts';
import { usesAt } from '../src/engine/derived/path.ts';
import { truncatedGradients } from '../src/engine/derived/truncation.ts';
import { parseExperiment } from '../src/engine/parse.ts';
import { numberAt, tableOf } from '../src/engine/table.ts';
import { Trace } from '../src/engine/trace.ts';
import { norm } from '../src/engine/vector.ts';
import { formatColumn } from '../src/notation/column.ts';
import { formatNumber } from '../src/notation/format.ts';
import { agree, engineSays, pen7, shownOn } from './engine.ts';
import { expect, open, test } from './support.ts';

const PAGE = '/one-weight-many-uses/';
const trace = new Trace(pen7);
const small = new Trace(
  parseExperiment(
    readFileSync(new URL('../content/experiments/one-unit.json', import.meta.url), 'utf8'),
  ),
);

/** The chapter's second lab reads the 7; its first is one unit, and holds the two derivatives. */
const FROM_START = '#v=1&pin=1.W_hh.0.0';
const lab = (page: Page) => page.locator('.lab').nth(1);
const triangle = (page: Page) => page.locator('#pen-triangle .triangle');
const cell = (page: Page, s: number, t: number) =>
  triangle(page).locator(`[data-cell="${s}.${t}"]`);
const parameter = (page: Page) => triangle(page).getByRole('combobox').first();
const which = (page: Page) => triangle(page).getByRole('combobox').last();
const windowControl = (page: Page) => triangle(page).getByRole('slider');
const heading = (page: Page) => triangle(page).getByRole('heading');

/** All numbers of the triangle, which must be the engine's; those of the entry, by what they are parts of. */
async function numbersOf(page: Page) {
  const all = await shownOn(lab(page));
  const wrong = all.filter((one) => !agree(one.number, engineSays(trace, one)));
  expect(wrong).toEqual([]);
  return all.filter(({ face, part }) => face === 'gradient' && part !== 'parameter');
}

/** The numbers of the table: a cell each, the sums of rows and columns, the total. */
async function expectTriangleOf(page: Page, at: string, index: number[], cells: number) {
  await expect(async () => {
    const own = (await numbersOf(page)).filter(
      (one) => one.at === at && String(one.index) === String(index),
    );
    const kinds = (loss: boolean, use: boolean) =>
      new Set(
        own
          .filter((one) => (one.loss !== undefined) === loss && (one.use !== undefined) === use)
          .map((one) => `${one.loss}.${one.use}`),
      ).size;
    expect([
      kinds(true, true),
      kinds(true, false),
      kinds(false, true),
      kinds(false, false),
    ]).toEqual([cells, 6, 6, 1]);
  }).toPass();
}

test('cells, sums and total are the engine’s, for one number after another', async ({ page }) => {
  await open(page, PAGE + FROM_START);
  await expectTriangleOf(page, '1.W_hh', [0, 0], 21);
  await which(page).selectOption('1.2');
  await expectTriangleOf(page, '1.W_hh', [1, 2], 21);
  await parameter(page).selectOption('1.b_h');
  await expectTriangleOf(page, '1.b_h', [0], 21);
  await parameter(page).selectOption('readout.W_hz');
  await expectTriangleOf(page, 'readout.W_hz', [0, 0], 6);
  await expect(triangle(page)).toContainText('all stands on the diagonal');
});

test('the number pinned elsewhere is the one taken apart, and its gradient opens in the card', async ({
  page,
}) => {
  await open(page, `${PAGE}#v=1&pin=1.W_xh.2.1`);
  await expectTriangleOf(page, '1.W_xh', [2, 1], 21);
  await parameter(page).selectOption('1.W_hh');
  await expectTriangleOf(page, '1.W_hh', [0, 0], 21);
  await triangle(page).locator('.total button').click();
  const card = page.getByRole('complementary', { name: 'What is pinned', exact: true });
  const total = card.locator('tfoot [data-param="1.W_hh"]');
  const gradient = numberAt(trace.gradient('1', 'W_hh')!, [0, 0]);
  expect(Number(await total.getAttribute('data-number'))).toBe(gradient);
});

test('a cell shows its way, and the product is the cell; arrow keys go on', async ({ page }) => {
  await open(page, PAGE + FROM_START);
  await cell(page, 5, 3).click();
  for (const [key, s, t] of [
    [null, 5, 3],
    ['ArrowDown', 6, 3],
    ['ArrowLeft', 6, 2],
    ['ArrowUp', 5, 2],
    ['ArrowRight', 5, 3],
    ['ArrowRight', 5, 4],
    ['ArrowRight', 5, 5],
    // Right of the diagonal there is nothing to go to.
    ['ArrowRight', 5, 5],
  ] as const) {
    if (key) await page.keyboard.press(key);
    await expect(heading(page)).toHaveText(`From L${s} back to the use at t = ${t}`);
    await expect(cell(page, s, t)).toBeFocused();
    const [use] = usesAt(
      trace,
      trace.byLoss(s),
      { layer: '1', parameter: 'W_hh', index: [0, 0] },
      t,
    );
    const line = triangle(page).locator('.product-line .factor > .number');
    await expect(line).toHaveText(
      [use!.error, use!.read[0]!.value, use!.value].map((number) => formatNumber(number)),
    );
    // The sizes on the way: the scores, then h and the sum inside it, step by step.
    const places = Array.from({ length: s - t + 1 }, (_, k) => [`1.h@${s - k}`, `1.a_h@${s - k}`]);
    const sizes = [`readout.alpha@${s}`, ...places.flat()].map((at) =>
      formatNumber(norm(trace.errorByLoss(s, at)!)),
    );
    await expect(triangle(page).locator('.stations .size')).toHaveText(sizes);
    await numbersOf(page);
  }
  // One cell alone is a stop of the keyboard.
  expect(await triangle(page).locator('[data-cell][tabindex="0"]').count()).toBe(1);
  await expect.poll(() => page.evaluate(() => location.hash)).toBe(`${FROM_START}&cell=5.5`);
});

test('a window strikes what lies outside it and says what is left', async ({ page }) => {
  await open(page, PAGE + FROM_START);
  await windowControl(page).focus();
  await page.keyboard.press('Home');
  for (let window = 1; window <= 6; window++) {
    const out = await triangle(page).locator('td.out [data-cell]').count();
    expect(out).toBe(((6 - window) * (6 - window + 1)) / 2);
    const words = triangle(page).locator('.window-words');
    if (window === 6) await expect(words).toContainText('nothing is cut off');
    else {
      const { plan } = trace.strands[0]!;
      const slot = plan.parameters.find(({ name }) => name === 'W_hh')!;
      const kept = tableOf(slot, truncatedGradients(trace, window)[0]!).data[0]!;
      const whole = trace.gradient('1', 'W_hh')!.data[0]!;
      await expect(words.locator('.number')).toHaveText(
        [kept, whole].map((number) => formatColumn(number, { signed: true })),
      );
      const share = Math.abs((whole - kept) / whole) * 100;
      const said = await words.innerText();
      if (share < 0.1) expect(said).toMatch(/: (what is cut off is zero|less than 0.1 per cent)/);
      else {
        const written = Number(/([\d.]+) per cent is left out/.exec(said)![1]);
        expect(Math.abs(written - share)).toBeLessThan(share < 10 ? 0.5 : 1);
      }
    }
    await page.keyboard.press('ArrowRight');
  }
  // In this number a short window gives the wrong sign.
  await parameter(page).selectOption('1.b_h');
  await which(page).selectOption('2');
  await windowControl(page).focus();
  await page.keyboard.press('Home');
  await expect(triangle(page).locator('.window-words')).toContainText('it has the wrong sign');
});

test('a link brings back the number, the cell, the window and the switch', async ({ page }) => {
  const link = '#v=1&parameter=1.W_xh.1.0&cell=4.2&window=3&small~derivative=immediate';
  await open(page, PAGE + link);
  await expectTriangleOf(page, '1.W_xh', [1, 0], 21);
  await expect(heading(page)).toHaveText('From L4 back to the use at t = 2');
  await expect(windowControl(page)).toHaveValue('3');
  await expect(page.getByRole('radio', { name: /^immediate/ })).toBeChecked();
  await which(page).selectOption('norm');
  await expect(triangle(page)).toContainText('Norms do not add');
  const written = triangle(page).locator('[data-cell="4.2"] .number');
  const part = trace.contribution(trace.byLoss(4), '1', 'W_xh', 2)!;
  await expect(written).toHaveText(formatColumn(norm(part.data)));
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('&triangle=norm');
});

test('a link to what is not there shows something that is', async ({ page }) => {
  await open(page, `${PAGE}${FROM_START}&parameter=7.W_zz.9.9&cell=2.5&window=0`);
  await expectTriangleOf(page, '1.W_hh', [0, 0], 21);
  await expect(windowControl(page)).toHaveValue('1');
  await expect(heading(page)).toHaveText('From L6 back to the use at t = 4');
});

test('immediate and total derivative, at every step', async ({ page }) => {
  await open(page, PAGE);
  const derivative = page.locator('.derivative');
  const by = { layer: '1', parameter: 'W_hh', index: [0, 0] };
  const written = (name: string) => derivative.locator(`[data-derivative="${name}"]`);
  const text = (number: number) => formatColumn(number, { signed: true });
  const press = (name: string) =>
    page.locator('#derivative').getByRole('button', { name, exact: true }).click();
  await press('First step');
  for (let t = 1; t <= small.steps; t++) {
    const of = derivativesOf(small, { layer: '1', name: 'h', t }, 0, by);
    await page.getByRole('radio', { name: /^total/ }).check();
    await expect(derivative.locator('.frame-sentence')).toContainText(text(of.total));
    await expect(written('use')).toHaveText(Array.from(of.byUse.slice(0, t), text));
    await expect(derivative.locator('.uses .out')).toHaveCount(0);
    await expect(written('through')).toHaveCount(t === 1 ? 0 : 2);
    if (t > 1) await expect(written('through').last()).toHaveText(text(of.total - of.immediate));
    await page.getByRole('radio', { name: /^immediate/ }).check();
    await expect(derivative.locator('.uses .out')).toHaveCount(t - 1);
    await expect(written('total')).toHaveCount(0);
    await expect(derivative.locator('.frame-sentence')).toContainText(text(of.immediate));
    await press('One step later');
  }
});

test('on a phone the triangle fits, and the page does not scroll sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await open(page, PAGE + FROM_START);
  const fits = await page.evaluate(() => {
    const table = document.querySelector('#pen-triangle .triangle-table')!;
    const root = document.documentElement;
    return [table.scrollWidth - table.clientWidth, root.scrollWidth - root.clientWidth];
  });
  expect(fits).toEqual([0, 0]);
});
