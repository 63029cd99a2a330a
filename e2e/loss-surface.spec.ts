/** The loss over two weights: contours and ways are the engine's; by keys, by dragging, from a link; when it is thrown away or explodes. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { beginnerWeights, cliff, overCliff, overRules } from '../content/learning-starts.ts';
import { entryOf, type Experiment } from '../src/engine/experiment.ts';
import { parseExperiment } from '../src/engine/parse.ts';
import { angleOf } from '../src/figures/loss-surface/descent.ts';
import { descentsOf, placeOf, stepAt, withPlace } from '../src/figures/loss-surface/model.ts';
import { setupOf, type Start } from '../src/figures/loss-surface/setup.ts';
import { surfaceOf } from '../src/figures/loss-surface/surface.ts';
import { COARSE, contoursOf, FINE } from '../src/figures/loss-surface/use-contours.ts';
import { gridOf, levelsFor } from '../src/figures/loss-surface/view.ts';
import type { Settings } from '../src/lab/settings.ts';
import { formatNumber } from '../src/notation/format.ts';
import { expectAccessibleInBothThemes } from './axe.ts';
import { expect, hydrated, open, test } from './support.ts';

const url = new URL('../content/experiments/pen-7.json', import.meta.url);
const beginner = { ...parseExperiment(readFileSync(url, 'utf8')), ...beginnerWeights };

const PAGE = '/learning/';
const rules = (page: Page) => page.locator('#rules');
const overWall = (page: Page) => page.locator('#cliff');
const hash = (page: Page) => page.evaluate(() => location.hash);
const marker = (figure: Locator) => figure.getByRole('button', { name: /^Start: / });

interface Used {
  start: Start;
  levels: readonly number[];
  origin: Experiment;
}
const used = {
  rules: { start: overRules, levels: overRules.levels, origin: beginner },
  cliff: { start: overCliff, levels: overCliff.levels, origin: cliff },
} satisfies Record<string, Used>;

function wanted({ start, levels, origin }: Used, settings: Settings, place?: [number, number]) {
  const setup = setupOf(settings, start, origin);
  const experiment = place ? withPlace(origin, setup.pair, place) : origin;
  const surface = surfaceOf(experiment, setup.pair);
  const bands = setup.isUsual ? levels : levelsFor(gridOf(surface, setup.view, COARSE));
  const { runs, updates } = setup;
  return {
    setup,
    descents: descentsOf(surface, placeOf(experiment, setup.pair), runs, updates),
    paths: [...contoursOf(gridOf(surface, setup.view, FINE), bands).matchAll(/ d="([^"]*)"/g)].map(
      ([, d]) => d,
    ),
  };
}

const contours = (figure: Locator) =>
  figure
    .locator('.surface-square .surface-levels path')
    .evaluateAll((all) => all.map((path) => path.getAttribute('d')));

/** The contours, and what stands beside them of every rule. */
async function expectFrame(
  figure: Locator,
  of: Used,
  settings: Settings = {},
  place?: [number, number],
) {
  const { setup, descents, paths } = wanted(of, settings, place);
  const rows = descents.map(({ name, optimiser, path }) => {
    const step = stepAt(path!, setup.at);
    const angle = angleOf(step);
    const written = [optimiser.rate, step.loss, step.norm].map((number) => formatNumber(number));
    return [name, ...written, angle === null ? 'none' : `${Math.round(angle)}°`];
  });
  await expect
    .poll(() =>
      figure
        .locator('.surface-readings tbody tr')
        .evaluateAll((all) =>
          all.map((row) => [...row.children].map((cell) => cell.textContent.trim())),
        ),
    )
    .toEqual(rows);
  await expect.poll(() => contours(figure)).toEqual(paths);
  const made = await figure
    .locator('.surface-square .surface-line')
    .evaluateAll((all) => all.map((line) => Number((line as SVGElement).dataset.made)));
  expect(made).toEqual(descents.map(({ path }) => Math.min(setup.at, path!.steps.length - 1)));
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('the first frames are there: contours, ways, numbers, words, tables', async ({ page }) => {
    await page.goto(PAGE.slice(1));
    await expectFrame(rules(page), used.rules);
    await expectFrame(overWall(page), used.cliff);
    await expect(rules(page).locator('.frame-sentence')).toContainText(
      /^Figure 11\.2 From a loss of 3\.98, after 60 updates: SGD 3\.\d\d, Momentum/,
    );
    await expect(rules(page).locator('.numbers-table tbody tr')).toHaveCount(7);
  });
});

test('the contours of the HTML are taken as they are', async ({ page }) => {
  await page.addInitScript(() => {
    const changes: string[] = [];
    new MutationObserver((records) => {
      for (const { target, type } of records)
        if (
          document.documentElement.hasAttribute('data-ready') ||
          document.readyState === 'complete'
        )
          if ((target as Element).closest?.('.surface-square .surface-levels')) changes.push(type);
    }).observe(document, { subtree: true, childList: true, attributes: true });
    Object.assign(window, { changes });
  });
  await open(page, PAGE);
  const changes = () =>
    page.evaluate(() => (window as unknown as { changes: string[] }).changes.length);
  await page.waitForTimeout(1500);
  expect(await changes()).toBe(0);
  // The observer sees what it should: another pair draws anew.
  await rules(page).getByRole('combobox', { name: 'across' }).selectOption('1.W_xh.1.1');
  await expect.poll(changes).toBeGreaterThan(0);
});

test('the wall in words: the update, the norm it met, from where to where', async ({ page }) => {
  await open(page, PAGE);
  const { descents } = wanted(used.cliff, {});
  const { steps } = descents[0]!.path!;
  const [from, to] = [steps[22]!, steps[23]!];
  const number = (value: number) => formatNumber(value);
  await expect(overWall(page).locator('.frame-sentence')).toContainText(
    `Update 23 of SGD met a gradient of norm ${number(from.norm)} and took Whh[1, 1] from ${number(from.place[0])} to ${number(to.place[0])} and bh[1] from ${number(from.place[1])} to ${number(to.place[1])}: out of the picture, below and to the left.`,
  );
  await expect(overWall(page).locator('.surface-name').first()).toContainText('SGD: out, at (−5.5');
});

test('weights, rates, updates and the width of the picture stand in the link, each lab’s its own', async ({
  page,
}) => {
  await open(page, PAGE);
  const figure = rules(page);
  await figure.getByRole('combobox', { name: 'across' }).selectOption('1.W_xh.1.1');
  await figure.getByRole('spinbutton', { name: /^Factor of every/ }).fill('2');
  await figure.getByText('More to set').click();
  await figure.getByRole('combobox', { name: 'picture' }).selectOption('2');
  await figure.getByRole('spinbutton', { name: 'Number of updates' }).fill('30');
  await figure.getByRole('checkbox').check();
  await figure.getByRole('slider', { name: 'Updates made' }).fill('12');
  const settings = {
    across: '1.W_xh.1.1',
    upward: '1.W_hh.1.0',
    rates: '2',
    wider: '2',
    updates: '30',
    clip: '1',
    update: '12',
  } as const;
  await expectFrame(figure, used.rules, settings);
  await expect.poll(() => hash(page)).toContain('rules~update=12');
  const link = await hash(page);
  for (const [name, value] of Object.entries(settings))
    expect(link).toContain(`rules~${name}=${value}`);
  await page.reload();
  await hydrated(page);
  await expectFrame(rules(page), used.rules, settings);
  await expectFrame(overWall(page), used.cliff);
});

test('the start is dragged: the ways follow, the contours stay, one undo takes it back', async ({
  page,
}) => {
  await open(page, PAGE);
  const figure = rules(page);
  const before = await contours(figure);
  await figure.locator('.surface-square').scrollIntoViewIfNeeded();
  const square = (await figure.locator('.surface-square').boundingBox())!;
  const handle = (await marker(figure).boundingBox())!;
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await page.mouse.down();
  const svg = (await figure.locator('.surface-square > svg').boundingBox())!;
  await page.mouse.move(square.x + 60, square.y + 60);
  await page.mouse.move(svg.x + 0.7 * svg.width, svg.y + 0.2 * svg.height, { steps: 4 });
  await page.mouse.up();
  const field = (name: RegExp) => figure.getByRole('textbox', { name });
  const read = async (name: RegExp) =>
    Number((await field(name).getAttribute('data-number')) ?? NaN);
  const place: [number, number] = [await read(/^W_hh row 1 column 2/), await read(/^W_hh row 2/)];
  // The picture is five wide round (0.5, −1).
  expect(Math.abs(place[0] - 1.5)).toBeLessThan(0.03);
  expect(Math.abs(place[1] - 0.5)).toBeLessThan(0.03);
  await expectFrame(figure, used.rules, {}, place);
  expect(await contours(figure)).toEqual(before);
  await page.keyboard.press('ControlOrMeta+z');
  await expectFrame(figure, used.rules);
  expect(await read(/^W_hh row 1 column 2/)).toBe(entryOf(beginner, { layer: '1', parameter: 'W_hh', index: [0, 1] })); // prettier-ignore
});

test('by keys alone: the start, a typed number, the updates', async ({ page }) => {
  await open(page, PAGE);
  const figure = overWall(page);
  await marker(figure).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('ArrowDown');
  await expectFrame(figure, used.cliff, {}, [2.71, 0.14]);
  await expect(marker(figure)).toHaveAttribute('aria-label', /W_hh row 1 column 1 = 2\.71, /);
  await figure.getByRole('textbox', { name: /^b_h row 1/ }).fill('-0.3');
  await expectFrame(figure, used.cliff, {}, [2.71, -0.3]);
  const slider = figure.getByRole('slider', { name: 'Updates made' });
  await slider.focus();
  for (const [key, update] of [
    ['Home', '0'],
    ['ArrowRight', '1'],
    ['ArrowRight', '2'],
    ['End', '60'],
    ['ArrowLeft', '59'],
  ] as const) {
    await page.keyboard.press(key);
    await expectFrame(figure, used.cliff, { update }, [2.71, -0.3]);
  }
  await figure.getByRole('button', { name: 'The start' }).click();
  await figure.getByRole('button', { name: 'One update further' }).click();
  await expectFrame(figure, used.cliff, { update: '1' }, [2.71, -0.3]);
  await figure.getByRole('button', { name: 'Play the updates' }).click();
  await expect.poll(async () => Number(await slider.inputValue())).toBeGreaterThan(4);
  await figure.getByRole('button', { name: 'Pause' }).click();
});

test('another norm to clip to is another way', async ({ page }) => {
  await open(page, PAGE);
  await overWall(page)
    .getByRole('spinbutton', { name: /^Norm to which/ })
    .fill('0.2');
  await expectFrame(overWall(page), used.cliff, { clip: '0.2' });
});

test('numbers that explode are said in words, and undo brings the ways back', async ({ page }) => {
  await open(page, PAGE);
  const figure = rules(page);
  await figure.getByRole('combobox', { name: 'across' }).selectOption('readout.W_hz.2.0');
  const field = figure.getByRole('textbox', { name: /^W_hz row 3 column 1/ });
  await field.fill('1e308');
  await expect(figure.locator('.frame-sentence')).toContainText(/The start is outside the picture|explodes/); // prettier-ignore
  const html = await figure.innerHTML();
  expect(html.match(/.{30}\b(NaN|Infinity|undefined)\b/g)).toBeNull();
  await field.fill('0.59');
  await expect(figure.locator('.frame-sentence')).toContainText('From a loss of 3.98');
});

test('axe finds nothing with all opened, in both themes', async ({ page }) => {
  test.slow();
  await open(page, PAGE);
  for (const figure of [rules(page), overWall(page)]) {
    await figure.getByText('More to set').click();
    await figure.getByText('All ways as a table').click();
  }
  await expectAccessibleInBothThemes(page, ['#rules', '#cliff']);
});

test('only the marker keeps a finger from scrolling', async ({ page }) => {
  await open(page, PAGE);
  const action = (locator: Locator) =>
    locator.evaluate((element) => getComputedStyle(element).touchAction);
  expect(await action(marker(rules(page)))).toBe('none');
  expect(await action(rules(page).locator('.surface-square'))).toBe('auto');
});

test('at 320 pixels nothing but tables scrolls sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await open(page, PAGE);
  for (const figure of [rules(page), overWall(page)]) {
    await figure.getByText('More to set').click();
    await figure.getByText('All ways as a table').click();
    await expect(figure.locator('.numbers-table tbody tr')).toHaveCount(61);
  }
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll('#rules *, #cliff *')]
      .filter(
        (element) =>
          element.getBoundingClientRect().right > document.documentElement.clientWidth &&
          !element.closest('svg, .numbers-table > div, .surface-readings'),
      )
      .map((element) => element.outerHTML.slice(0, 80)),
  );
  expect(wide).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
