/** One update: what it promises, what happens, along the line and step by step, is the engine's; made, undone and in a link. */
import type { Page } from '@playwright/test';
import { halves as beginner } from '../content/learning-starts.ts';
import type { Experiment } from '../src/engine/experiment.ts';
import { Trace } from '../src/engine/trace.ts';
import { norm } from '../src/engine/vector.ts';
import { formatNumber } from '../src/notation/format.ts';
import { lossAlong, oneUpdate, updated, type Along } from '../src/training/one-update.ts';
import { expectAccessibleInBothThemes } from './axe.ts';
import { agree, button, engineSays, shownOn } from './engine.ts';
import { expect, hydrated, open, test } from './support.ts';

const PAGE = '/learning/';
const figure = (page: Page) => page.locator('#update');
const said = (page: Page) => figure(page).locator('.frame-sentence');
const rate = (page: Page) => page.getByRole('spinbutton', { name: 'η, the learning rate', exact: true }); // prettier-ignore
const dial = (page: Page) => page.getByRole('slider', { name: 'η, the learning rate, on a logarithmic scale' }); // prettier-ignore
const hash = (page: Page) => page.evaluate(() => location.hash);

const valuesOf = (page: Page, selector: string) =>
  figure(page)
    .locator(selector)
    .evaluateAll((all) => all.map((one) => Number((one as HTMLElement).dataset.value)));

/** Every number of the figure: the ledger, the sentence, the steps, the weights, the drawing. */
async function expectUpdate(
  page: Page,
  experiment: Experiment,
  η = 0.2,
  along: Along = 'gradient',
) {
  const trace = new Trace(experiment);
  const update = oneUpdate(trace, along, η);
  const { after, promised, happened } = update;
  const ledger = { before: trace.loss, norm: update.norm, promised, happened, after: after.loss };
  for (const [name, want] of Object.entries(ledger)) {
    const shown = figure(page).locator(`[data-update="${name}"]`);
    await expect
      .poll(async () => agree(Number(await shown.getAttribute('data-value')), want), name)
      .toBe(true);
    const sign = ['promised', 'happened'].includes(name) && want > 0 ? '+' : '';
    await expect(shown).toHaveText(`${sign}${formatNumber(want)}`);
  }
  await expect(said(page)).toContainText(`promises the loss to fall by ${formatNumber(-promised)}`);
  await expect(said(page)).toContainText(
    `it ${happened < 0 ? 'falls' : 'rises'} by ${formatNumber(Math.abs(happened))}`,
  );

  const wrong = (await shownOn(figure(page))).filter(
    (one) => !agree(one.number, engineSays(trace, one)),
  );
  expect(wrong).toEqual([]);
  const steps = Array.from({ length: trace.steps }, (_, k) => k + 1);
  const z = steps.map((t) => after.value(`readout.z@${t}`)![experiment.targets[t - 1]!]!);
  const flow = (of: Trace) => steps.map((t) => norm(of.error(`1.h@${t}`)!));
  expectSame(await valuesOf(page, '.probability [data-value]'), z);
  expectSame(await valuesOf(page, '.flow [data-value]'), [...flow(trace), ...flow(after)]);
  const added = await valuesOf(page, '.update-parameters .error[data-value]');
  const sum = (all: readonly number[]) => all.reduce((total, x) => total + x, 0);
  expectSame([added.length, sum(added)], [19, -η * sum([...update.direction])]);

  await expectDrawing(page, experiment, update.direction, η, promised);
}

function expectSame(got: readonly number[], want: readonly number[]) {
  expect(got).toHaveLength(want.length);
  for (const [k, number] of got.entries()) expect(agree(number, want[k]), `${k}: ${number}`).toBe(true); // prettier-ignore
}

/** The curve and both points, read back by the names of the axes. */
async function expectDrawing(
  page: Page,
  experiment: Experiment,
  direction: Float64Array,
  η: number,
  promised: number,
) {
  const plot = figure(page).locator('.update-plot');
  const drawn = await plot.evaluate((svg) => {
    const number = (element: Element, name: string) => Number(element.getAttribute(name));
    const rules = [...svg.querySelectorAll('.axes .staff, .axes .floor')].map((line) => ({
      y: number(line, 'y1'),
      loss: Number(line.parentElement!.textContent),
    }));
    const ticks = [...svg.querySelectorAll('.axes .tick')].map((line) => ({
      x: number(line, 'x1'),
      s: Number(line.parentElement!.textContent),
    }));
    const promise = svg.querySelector('line.promise')!;
    const ends = ['y1', 'y2'].map((name) => number(promise, name));
    return { rules, ticks, ends, path: svg.querySelector('path.loss')!.getAttribute('d')! };
  });
  const [zero, top] = [drawn.rules[0]!, drawn.rules.at(-1)!];
  const [left, right] = [drawn.ticks[0]!, drawn.ticks.at(-1)!];
  const s = (x: number) => ((x - left.x) / (right.x - left.x)) * right.s;
  const loss = (y: number) => ((y - zero.y) / (top.y - zero.y)) * top.loss;
  // The points and the axes are both written to a tenth of a unit of the drawing: half of one off, each of them.
  const tenth = { s: s(left.x + 0.101), loss: -loss(zero.y + 0.101) };
  const points = [...drawn.path.matchAll(/[ML]([-\d.]+) ([-\d.]+)/g)].map(([, x, y]) => ({
    s: s(Number(x)),
    loss: loss(Number(y)),
  }));
  expect(points).toHaveLength(81);
  for (const point of points) {
    const [a, b] = [-1, 1].map((k) => lossAlong(experiment, direction, point.s + k * tenth.s));
    expect(point.loss).toBeGreaterThan(Math.min(a!, b!) - tenth.loss);
    expect(point.loss).toBeLessThan(Math.max(a!, b!) + tenth.loss);
  }
  const before = new Trace(experiment).loss;
  const tangent = [before, before + (promised / η) * right.s];
  for (const [k, end] of drawn.ends.entries())
    expect(Math.abs(loss(end) - tangent[k]!)).toBeLessThan(
      tenth.loss * (1 + Math.abs(tangent[k]! / top.loss)),
    );
  for (const [kind, want] of [
    ['full', lossAlong(experiment, direction, η)],
    ['hollow', before + promised],
  ] as const) {
    const circle = plot.locator(`.now circle.${kind}`);
    const isInside = want <= top.loss && want >= -0.2 * top.loss;
    await expect(circle).toHaveCount(isInside ? 1 : 0);
    if (!isInside) continue;
    const cy = Number(await circle.getAttribute('cy'));
    expect(Math.abs(loss(cy) - want)).toBeLessThan(tenth.loss);
    expect(Math.abs(s(Number(await circle.getAttribute('cx'))) - η)).toBeLessThan(tenth.s);
  }
}

test('starts with what the engine says', async ({ page }) => {
  await open(page, PAGE);
  await expectUpdate(page, beginner);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('the first frame is there', async ({ page }) => {
    await page.goto(PAGE.slice(1));
    await expectUpdate(page, beginner);
  });
});

test('η by the keys of its dial, by typing, and in the link', async ({ page }) => {
  await open(page, PAGE);
  await dial(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(rate(page)).toHaveValue('0.22');
  await expectUpdate(page, beginner, 0.22);
  await page.keyboard.press('Home');
  await expectUpdate(page, beginner, 0.001);
  await expect(dial(page)).toHaveAttribute('aria-valuetext', `η = ${formatNumber(0.001)}`);
  await page.keyboard.press('End');
  await expectUpdate(page, beginner, 10);

  await rate(page).fill('1.5');
  await expectUpdate(page, beginner, 1.5);
  await expect.poll(() => hash(page)).toBe('#v=1&rate=1.5');
  for (const wrong of ['0', '11', '']) {
    await rate(page).fill(wrong);
    await expect(rate(page)).toHaveAttribute('aria-invalid', 'true');
    await expect(figure(page).getByText('Write a number from 0.001 to 10')).toBeVisible();
  }
  await rate(page).blur();
  await expect(rate(page)).toHaveValue('1.5');
  await page.reload();
  await hydrated(page);
  await expectUpdate(page, beginner, 1.5);
});

test('an update is made, and undone; so are ten and a hundred, each at once', async ({ page }) => {
  await open(page, PAGE);
  await button(page, 'Make this update').click();
  const one = oneUpdate(new Trace(beginner), 'gradient', 0.2).after.experiment;
  await expectUpdate(page, one);
  await button(page, 'Make 10').click();
  const eleven = updated(one, 'gradient', 0.2, 10).experiment;
  await expectUpdate(page, eleven);
  await button(page, 'Make 100').click();
  await expectUpdate(page, updated(eleven, 'gradient', 0.2, 100).experiment);
  await page.keyboard.press('ControlOrMeta+z');
  await expectUpdate(page, eleven);
  await expect.poll(() => hash(page)).toContain('1.W_xh.0.0=');
  await page.reload();
  await hydrated(page);
  await expectUpdate(page, eleven);
  await button(page, 'Start again').first().click();
  await expectUpdate(page, beginner);
});

test('along Adam’s first step, off the gradient', async ({ page }) => {
  await open(page, PAGE);
  await page.getByRole('combobox', { name: 'along' }).selectOption('adam');
  await expectUpdate(page, beginner, 0.2, 'adam');
  const { angle } = oneUpdate(new Trace(beginner), 'adam', 0.2);
  await expect(said(page)).toContainText(`${formatNumber(angle)}° off the gradient`);
  await expect.poll(() => hash(page)).toBe('#v=1&along=adam');
  await button(page, 'Make 10').click();
  await expectUpdate(page, updated(beginner, 'adam', 0.2, 10).experiment, 0.2, 'adam');
});

test('too long a step raises the loss, and the lowest place of the line is marked', async ({
  page,
}) => {
  await open(page, `${PAGE}#v=1&rate=5`);
  await expectUpdate(page, beginner, 5);
  await expect(said(page)).toContainText('it rises by');
  await expect(said(page)).toContainText('On this line the loss is least at s = ');
  await expect(figure(page).locator('.update-plot .lowest')).toHaveCount(1);
});

test('what the figure says is heard once the reader rests', async ({ page }) => {
  await open(page, PAGE);
  const heard = figure(page).locator('p[role="status"].vh');
  await expect(heard).toHaveText('');
  await rate(page).fill('0.5');
  await expect(heard).toContainText('With η = 0.50 the gradient promises');
});

test('axe finds nothing, and the page never scrolls sideways', async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 320, height: 800 });
  await open(page, PAGE);
  await figure(page).getByText('The numbers of the curve as a table').click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await expectAccessibleInBothThemes(page, ['#update']);
});
