/** The gradient's highways: every number is the engine's, they sum, and controls, keys and links do what they say. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { amountOf, highwaysOf, partOf, wholeOf } from '../src/engine/derived/highways.ts';
import { withShifted, withSteps, type Experiment } from '../src/engine/experiment.ts';
import { parseExperiment } from '../src/engine/parse.ts';
import { Trace } from '../src/engine/trace.ts';
import { formatPowerOfTen } from '../src/notation/format.ts';
import { agree, shownOn } from './engine.ts';
import { expect, hydrated, open, test } from './support.ts';

const PAGE = '/does-it-really-help/';
const lstm = parseExperiment(
  readFileSync(new URL('../content/experiments/pen-7-lstm.json', import.meta.url), 'utf8'),
);
const start = withSteps(lstm, 60);
const STEP = 20;
const biased = (by: number, of = start) => withShifted(of, '1', ['b_f'], by, start);

const figureOf = (page: Page) => page.locator('#highways');
const dial = (figure: Locator, name: string) => figure.getByRole('spinbutton', { name });
const length = (figure: Locator) => dial(figure, 'Number of steps');
const bias = (figure: Locator) => dial(figure, 'Added to the bias of the forget gate');
const plot = (figure: Locator) => figure.locator('.way-plot');
const hash = (page: Page) => page.evaluate(() => location.hash);
const perCent = (part: number) => `${part < 0 && part <= -0.0005 ? '−' : ''}${(Math.abs(part) * 100).toFixed(1)}`; // prettier-ignore

/** The numbers beside the drawing, the sentences and the drawing itself say what the engine says. */
async function expectHighways(
  figure: Locator,
  experiment: Experiment,
  step: number,
  unit: number | null = null,
) {
  const trace = new Trace(experiment);
  const highways = highwaysOf(trace, '1', trace.labelled.at(-1)!)!;
  const { ways, factor, times } = highways;
  const d = times[0]! - step;
  const far = times.length - 1;

  // The sentence comes with the numbers.
  const said = figure.locator('.frame-sentence');
  const far1 = partOf(highways, ways[0]!, far, unit)!;
  await expect(said).toContainText(
    Math.abs(far1) < 0.0005 && far1 !== 0
      ? 'less than 0.1 per cent came along the memory line'
      : `${perCent(far1)} per cent came along the memory line`,
  );
  for (const k of unit === null ? [0, 1] : [unit])
    await expect(said).toContainText(formatPowerOfTen(factor[far]![k]!));
  await expect(said).toContainText(`At t = ${step}, `);

  const shown = await shownOn(figure.locator('.highway-parts'));
  expect(shown.map(({ consumer }) => consumer)).toEqual(['line', 'a_f', 'a_i', 'a_c', 'a_o', undefined]); // prettier-ignore
  const whole = wholeOf(highways, d, unit);
  for (const [w, { at, loss, number }] of shown.entries()) {
    expect([at, loss]).toEqual([`1.c@${step}`, highways.loss]);
    const want = w < ways.length ? amountOf(highways, ways[w]!, d, unit) : whole;
    // Relative to the whole: at the end of a long way all of them are tiny.
    expect(agree(number / whole, want / whole)).toBe(true);
  }
  const sum = shown.slice(0, -1).reduce((total, { number }) => total + number, 0);
  expect(agree(sum / whole, 1)).toBe(true);

  // As they are written, too, up to the last digit of five.
  const written = (text: string | null) => Number(text!.replace('−', '-'));
  const texts = shown.map(({ text }) => written(text));
  const printed = texts.slice(0, -1).reduce((total, number) => total + number, 0);
  expect(Math.abs(printed - texts.at(-1)!)).toBeLessThan(0.0003);
  for (const way of ways)
    await expect(figure.locator(`[data-part="${way.sum ?? 'line'}"]`)).toHaveText(`${perCent(partOf(highways, way, d, unit)!)} %`); // prettier-ignore

  // 110 pixels are 100 %: the line is the lowest ribbon, from 0 up to its part (drawn up to 2000 %).
  const heights = await figure.locator('.shade-line path:not(.hatch, .against)').evaluateAll(
    (paths, count) =>
      paths.flatMap((path) => {
        const points = path.getAttribute('d')!.match(/[\d.-]+ [\d.-]+/g)!.map((p) => p.split(' ').map(Number)); // prettier-ignore
        // There and back, with one more point at each end.
        const upper = points.slice(1, count + 1);
        const lower = points.slice(count + 2).reverse().slice(1, count + 1); // prettier-ignore
        return upper.map(([, y], k) => (lower[k]![1]! - y!) / 110);
      }),
    times.length,
  );
  for (const [k, height] of heights.entries())
    expect(Math.abs(height - Math.min(20, Math.max(0, partOf(highways, ways[0]!, k, unit)!)))).toBeLessThan(0.002); // prettier-ignore
  return heights.length;
}

test('starts with what the engine says, also without script', async ({ page, browser }) => {
  await open(page, PAGE);
  expect(await expectHighways(figureOf(page), start, STEP)).toBe(60);
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto(page.url());
  await expectHighways(figureOf(still), start, STEP);
  await expect(figureOf(still).locator('.numbers-table tbody tr')).toHaveCount(60);
  await plain.close();
});

test('the bias changes every number of b_f by as much, is one undo, and stands in the link', async ({
  page,
}) => {
  await open(page, PAGE);
  const figure = figureOf(page);
  for (const by of [1, -1.5]) {
    await bias(figure).fill(String(by));
    await expectHighways(figure, biased(by), STEP);
  }
  await bias(figure).blur();
  await expect.poll(() => hash(page)).toBe('#v=1&highways~1.b_f.0=-0.67&highways~1.b_f.1=-0.89');
  await figure.getByRole('combobox').selectOption('unit 2');
  await expectHighways(figure, biased(-1.5), STEP, 1);
  await expect.poll(() => hash(page)).toContain('highways~unit=1');
  await page.reload();
  await hydrated(page);
  await expectHighways(figure, biased(-1.5), STEP, 1);
  await expect(bias(figure)).toHaveValue('-1.5');

  const range = figure.getByRole('slider', { name: 'Added to the bias of the forget gate' });
  await range.focus();
  for (let k = 0; k < 3; k++) await page.keyboard.press('ArrowRight');
  await expect(bias(figure)).toHaveValue('-1.2');
  await expectHighways(figure, biased(-1.2), STEP, 1);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(bias(figure)).toHaveValue('-1.5');

  await page.evaluate(() => (location.hash = '#v=1&highways~1.b_f.0=2&highways~unit=7'));
  await expect(bias(figure)).toHaveAttribute('placeholder', 'by hand');
  await expect(figure.getByRole('combobox')).toHaveValue('all');
});

test('every length and every step, by keys and by pointing', async ({ page }) => {
  await open(page, PAGE);
  const figure = figureOf(page);
  await plot(figure).focus();
  for (const [key, t] of [
    ['ArrowLeft', 19],
    ['End', 60],
    ['Home', 1],
    ['PageUp', 11],
  ] as const) {
    await page.keyboard.press(key);
    await expect(plot(figure)).toHaveAttribute('aria-valuenow', String(t));
    await expectHighways(figure, start, t);
  }
  const { x, y, width } = (await figure.locator('.way-inner').boundingBox())!;
  await page.mouse.click(x + (width * 24.5) / 60, y + 100);
  await expectHighways(figure, start, 25);
  await length(figure).fill('300');
  await expectHighways(figure, withSteps(lstm, 300), 25);
  await length(figure).fill('6');
  await expectHighways(figure, lstm, 6);
  await length(figure).fill('1');
  await expect(figure.locator('.frame-sentence')).toContainText('there is no way back');
});

test('where there is no error, or none that is a number, the sentence says so', async ({
  page,
}) => {
  const figure = figureOf(page);
  const said = figure.locator('.frame-sentence');
  await open(page, `${PAGE}#v=1&highways~T=300&highways~1.b_f.0=3.83&highways~1.b_f.1=3.61`);
  await expect(said).toContainText('sends no error to c300 or any step before it');
  await page.evaluate(() => (location.hash = '#v=1&highways~1.b_f.0=3.83&highways~1.b_f.1=3.61'));
  await expect(said).toContainText('the tanh of the memory is flat there');
  await page.evaluate(() => (location.hash = '#v=1&highways~1.W_xc.0.0=1e308&highways~1.x@3.0=1e5')); // prettier-ignore
  await expect(said).toContainText('exploded');
  await page.evaluate(() => (location.hash = `#v=1&${Array.from({ length: 60 }, (_, k) => `highways~y@${k + 1}=none`).join('&')}`)); // prettier-ignore
  await expect(said).toContainText('No step has a label');
  expect(await figure.innerHTML()).not.toMatch(/NaN|Infinity|undefined/);
});

test('nothing is wider than a page of 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  for (const link of ['', '#v=1&highways~1.b_f.0=-2.17&highways~1.b_f.1=-2.39&highways~step=3']) {
    await open(page, PAGE + link);
    const wide = await figureOf(page).evaluate((figure) => {
      const right = figure.getBoundingClientRect().right + 16;
      return [...figure.querySelectorAll('text, td, p, select')]
        .filter((element) => element.checkVisibility() && !element.closest('.vh, details'))
        .filter((element) => element.getBoundingClientRect().right > right)
        .map((element) => element.textContent);
    });
    expect(wide).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  }
});
