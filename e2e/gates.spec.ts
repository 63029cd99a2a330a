/** Gates set by hand, and cells compared: every number is the engine's, an edit is one undo, keys do all, links keep it. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { withInput, type Experiment } from '../src/engine/experiment.ts';
import { parseExperiment } from '../src/engine/parse.ts';
import { Trace } from '../src/engine/trace.ts';
import { formatColumn } from '../src/notation/column.ts';
import { expectAccessible } from './axe.ts';
import { agree, engineSays, shownOn } from './engine.ts';
import { expect, hydrated, open, test } from './support.ts';

const HAND = '/a-cell-that-remembers/';
const CELLS = '/variations/';
const experimentOf = (name: string) =>
  parseExperiment(
    readFileSync(new URL(`../content/experiments/${name}.json`, import.meta.url), 'utf8'),
  );
const hand = experimentOf('gates-by-hand');
const trained = experimentOf('pen-7-lstm');
const variations = {
  peephole: experimentOf('pen-7-lstm-peephole'),
  coupled: experimentOf('pen-7-lstm-coupled'),
  gru: experimentOf('pen-7-gru'),
};

const gates = (page: Page) => page.locator('#gates');
const said = (figure: Locator) => figure.locator('.frame-sentence');
const slider = (page: Page, name: string, t: number) =>
  gates(page).getByRole('slider', { name: `${name} at step ${t}` });
const step = (page: Page, t: number) => gates(page).getByRole('button', { name: `t = ${t}` });
const hash = (page: Page) => page.evaluate(() => location.hash);
/** Written in the first row of names: what the gates of each step do. */
const verbs = (page: Page) => gates(page).locator('.verb').allTextContents();

/** The experiment with f, i and o of a step at their ends. */
const with3 = (experiment: Experiment, t: number, f: number, i: number, o: number) =>
  [f, i, , o].reduce<Experiment>(
    (now, value, row) => (value === undefined ? now : withInput(now, t, row, value ? 1000 : -1000)),
    experiment,
  );

/** Every marked number in a figure is the engine's, and so are the products and sums that have no address. */
async function expectFigure(figure: Locator, experiment: Experiment) {
  const trace = new Trace(experiment);
  const wrong = async () =>
    (await shownOn(figure)).filter((one) => !agree(one.number, engineSays(trace, one)));
  await expect.poll(wrong).toEqual([]);
  return trace;
}

async function expectHand(page: Page, experiment: Experiment) {
  const trace = await expectFigure(gates(page), experiment);
  const shown = await shownOn(gates(page));
  // Six steps: four gates, h and c with their errors; the addends of both errors.
  expect(shown.filter(({ face }) => face !== 'share').length).toBeGreaterThanOrEqual(6 * 12);
  expect(shown.filter(({ face }) => face === 'share').length).toBeGreaterThanOrEqual(6 * 3 - 1);
  const value = (name: string, t: number) => trace.value(`1.${name}@${t}`)![0]!;
  for (let t = 1; t <= trace.steps; t++) {
    const kept = value('f', t) * value('c', t - 1);
    const written = value('i', t) * value('g', t);
    const row = (name: string) =>
      gates(page)
        .locator(`tr.row-${name} td`)
        .nth(t - 1);
    await expect(row('kept')).toHaveText(formatColumn(kept));
    await expect(row('written')).toHaveText(formatColumn(written));
  }
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the first frame tells the story of one memory', async ({ page }) => {
    await page.goto(HAND.slice(1));
    await expectHand(page, hand);
    expect(await verbs(page)).toEqual(['write', 'write', 'keep', 'keep', 'keep', 'read']);
    await expect(said(gates(page))).toContainText('On to c3 goes −0.201, all of it');
    await expect(said(gates(page))).toContainText('none of the error comes back');
    await expect(gates(page).locator('svg.memory-slice .level').nth(5)).toBeVisible();
  });

  test('the equations of three cells and their errors stand in the page', async ({ page }) => {
    await page.goto(CELLS.slice(1));
    for (const [id, experiment] of Object.entries(variations)) {
      const figure = page.locator(`#${id} .cell-difference`);
      const { plan } = new Trace(experiment).strands[0]!;
      // What is as in the LSTM is not there until it is asked for; of the GRU nothing is.
      const lines = { peephole: 4, coupled: 3 }[id] ?? plan.equations.length;
      await expect(figure.locator('li')).toHaveCount(lines);
      await expectFigure(figure, experiment);
      expect((await shownOn(figure)).length).toBe(2 * lines);
      for (const side of await figure.locator('.forward, .back').all())
        await expect(side.locator('.side-formula > .formula .katex-html').first()).toBeVisible();
    }
    const marked = (id: string, side: string) =>
      page
        .locator(`#${id} .${side}[data-status]:not([data-status=same])`)
        .evaluateAll((all) => all.map((one) => one.parentElement!.dataset.line));
    expect(await marked('peephole', 'forward')).toEqual(['a_f', 'a_i', 'a_o']);
    expect(await marked('peephole', 'back')).toEqual(['c']);
    await expect(page.locator('#peephole .back .katex-html [data-change=new]')).toHaveCount(3);
    expect(await marked('coupled', 'back')).toEqual(['f', 'h']);
    await expect(page.locator('#coupled .difference-weights del')).toHaveCount(4);
    expect(await marked('gru', 'forward')).toEqual([]);
    await expect(said(page.locator('#gru .cell-difference'))).toContainText('it is another cell');
  });
});

test('a preset sets three gates at once, is one undo, and stands in the link', async ({ page }) => {
  await open(page, HAND);
  const preset = (name: string) => gates(page).getByRole('button', { name, exact: true });
  await expect(preset('keep')).toHaveAttribute('aria-pressed', 'true');
  await preset('forget').click();
  const forgotten = with3(hand, 4, 0, 0, 0);
  await expectHand(page, forgotten);
  expect(await verbs(page)).toEqual(['write', 'write', 'keep', 'forget', 'keep', 'read']);
  await expect(said(gates(page))).toContainText('a shut forget gate stops it');
  await expect.poll(() => hash(page)).toBe('#v=1&1.x@4.0=-1000');
  await page.reload();
  await hydrated(page);
  await expectHand(page, forgotten);

  await step(page, 3).click();
  await preset('read').click();
  const read = with3(forgotten, 3, 1, 0, 1);
  await expectHand(page, read);
  await preset('write').click();
  await expectHand(page, with3(forgotten, 3, 0, 1, 0));
  await page.keyboard.press('ControlOrMeta+z');
  await expectHand(page, read);
  await page.keyboard.press('ControlOrMeta+z');
  await expectHand(page, forgotten);
});

test('a slider moves by keys: its step comes into view, one visit is one undo', async ({
  page,
}) => {
  await open(page, HAND);
  const f = slider(page, 'forget gate', 5);
  await f.focus();
  await expect(step(page, 5)).toHaveAttribute('aria-current', 'step');
  for (let k = 0; k < 3; k++) await page.keyboard.press('ArrowLeft');
  await expect(f).toHaveValue('0.97');
  await expectHand(page, withInput(hand, 5, 0, Number(Math.log(0.97 / 0.03).toPrecision(12))));
  await expect(said(gates(page))).toContainText('the forget gate’s share');
  await page.keyboard.press('Home');
  await expectHand(page, with3(hand, 5, 0, 0, 0));
  await page.keyboard.press('ControlOrMeta+z');
  await expectHand(page, hand);

  const g = slider(page, 'candidate', 2);
  await g.focus();
  await page.keyboard.press('Home');
  await expectHand(page, withInput(hand, 2, 2, -1000));
  // The memory holds −1: the answer is wrong, and the error is large.
  await expect(gates(page).locator('tr.row-label td').nth(5)).toContainText('positive');
});

test('computed gates are those of the trained network, and cannot be moved', async ({ page }) => {
  await open(page, HAND);
  await gates(page).getByRole('radio', { name: 'computed, in a trained network' }).check();
  const trace = new Trace(trained);
  for (const unit of [0, 1]) {
    if (unit === 1) await gates(page).getByRole('combobox', { name: 'Unit' }).selectOption('2');
    await expect(said(gates(page))).toContainText('so their errors go on to both');
    const shown = await gates(page)
      .locator('td [data-of^="value "], td [data-of^="error "]')
      .evaluateAll((all) =>
        all.map((one) => [(one as HTMLElement).dataset.of!, one.textContent] as const),
      );
    expect(shown.length).toBeGreaterThanOrEqual(6 * 12);
    for (const [of, text] of shown) {
      const [face = '', at = ''] = of.split(' ');
      const isZ = at.startsWith('z');
      const address = isZ ? `readout.${at}` : `1.${at}`;
      const numbers = face === 'value' ? trace.value(address)! : trace.error(address)!;
      const number = numbers[isZ ? 1 : unit]!;
      expect(text, of).toBe(formatColumn(number, { signed: face === 'error' }));
    }
    const gatesSend = trace.shares('1.h@3').filter(({ consumer }) => consumer.endsWith('@4'));
    expect(gatesSend).toHaveLength(4);
    const sum = gatesSend.reduce((all, { values }) => all + values[unit]!, 0);
    await expect(said(gates(page))).toContainText(
      `together ${formatColumn(sum, { signed: true })}`,
    );
  }
  await expect(gates(page).getByRole('slider')).toHaveCount(0);
  await expect(gates(page).locator('[data-term]')).toHaveCount(0);
  await expect.poll(() => hash(page)).toBe('#v=1&gates=computed&unit=1');
});

test('the errors of a cell are derived one by one, by keys, and in a link', async ({ page }) => {
  await open(page, `${CELLS}#v=1&derived=1`);
  const figure = page.locator('#peephole .cell-difference');
  const hidden = figure.locator('.not-yet');
  await expect(hidden).toHaveCount(10);
  await expect(said(figure)).toContainText('The hidden state is read in five places');
  const next = figure.getByRole('button', { name: 'Next error' });
  await next.focus();
  for (let k = 0; k < 4; k++) await page.keyboard.press('Enter');
  await expect(hidden).toHaveCount(6);
  await expect(figure.locator('li[aria-current]')).toHaveAttribute('data-line', 'c');
  await expect(said(figure)).toContainText('The memory is read in five places');
  await expect.poll(() => hash(page)).toBe('#v=1&derived=5');
  // What was not in the HTML is set by the page itself.
  await expect(figure.locator('li[data-line=c] .back .katex-html [data-change=new]')).toHaveCount(
    3,
  );
  await figure.getByRole('button', { name: 'All errors' }).press('Enter');
  await expect(hidden).toHaveCount(0);
  await expect.poll(() => hash(page)).toBe('');

  // What it has in common with the LSTM is asked for.
  await expect(figure.locator('li')).toHaveCount(4);
  await figure.getByRole('button', { name: 'All 11 equations' }).press('Enter');
  await expect(figure.locator('li')).toHaveCount(11);

  // A symbol lights its number, the number its symbols.
  const c = figure.locator('li[data-line=c] [data-term="1.c@3"][data-face=error]');
  await figure.locator('li[data-line=f] .back [data-quantity="1.c@t"]').first().hover();
  await expect(c).toHaveAttribute('data-lit', '');
  await figure.getByRole('combobox', { name: 'Numbers of unit' }).selectOption('2');
  await page.locator('#peephole').getByRole('button', { name: 'Last step' }).click();
  await expectFigure(figure, variations.peephole);
  await expect(figure.locator('li[data-line=c] .back .number')).toHaveAttribute('data-unit', '1');
  await expect(said(figure)).toContainText('the last step it reads');
});

test('at 320 px the columns scroll in themselves, the page never', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const path of [HAND, CELLS]) {
    await open(page, path);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, path).toBeLessThanOrEqual(320);
  }
  await open(page, HAND);
  await step(page, 6).focus();
  await page.keyboard.press('Enter');
  await expect(step(page, 6)).toHaveAttribute('aria-current', 'step');
  const box = (await gates(page).locator('th.now').boundingBox())!;
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(321);
});

test('axe finds nothing where the gates are computed', async ({ page }) => {
  await open(page, `${HAND}#v=1&gates=computed`);
  await expectAccessible(page, { within: ['#gates'] });
});
