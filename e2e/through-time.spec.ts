/** The long way back: what its sentences and curves say is the engine's, at every scale and length, by keyboard and in a link. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { clipping } from '../src/engine/derived/clipping.ts';
import { singularValues } from '../src/engine/derived/jacobian.ts';
import {
  errorOverDistance,
  jacobiansOf,
  slopesLeft,
  thousandfold,
} from '../src/engine/derived/through-time.ts';
import { withScaled, withSteps, type Experiment } from '../src/engine/experiment.ts';
import { parseExperiment } from '../src/engine/parse.ts';
import { Trace } from '../src/engine/trace.ts';
import { formatNumber, formatPowerOfTen } from '../src/notation/format.ts';
import { pen7 } from './engine.ts';
import { expect, hydrated, open, test } from './support.ts';

const PAGE = '/vanishing-and-exploding/';
const wild = parseExperiment(
  readFileSync(new URL('../content/experiments/pen-wild.json', import.meta.url), 'utf8'),
);

const trained = (page: Page) => page.locator('#figure');
const unsettled = (page: Page) => page.locator('#wild');
const said = (figure: Locator) => figure.locator('.frame-sentence');
const factor = (figure: Locator) => figure.getByRole('spinbutton', { name: 'Factor of the recurrent weights' }); // prettier-ignore
const length = (figure: Locator) => figure.getByRole('spinbutton', { name: 'Number of steps' });
const plot = (figure: Locator) => figure.locator('.way-plot');
const hash = (page: Page) => page.evaluate(() => location.hash);
const scaled = (start: Experiment, by: number) => withScaled(start, '1', ['W_hh'], by, start);

/** Both sentences, the clipping and the curve of the figure are what the engine says. */
async function expectWay(figure: Locator, experiment: Experiment, step: number, theta = 5) {
  const trace = new Trace(experiment);
  const curve = errorOverDistance(trace);
  const sentence = said(figure);
  const { rate, error, attained, bound, boundFactor } = curve;
  await expect(sentence).toContainText(
    `Over ${rate!.steps} steps the error ${rate!.factor < 1 ? 'shrinks' : 'grows'} from ` +
      `${formatPowerOfTen(error[0]!)} to ${formatPowerOfTen(rate!.last)}: by a factor of ${formatNumber(rate!.factor)} a step.`,
  );
  const far = thousandfold(curve);
  if (far) await expect(sentence).toContainText(`After ${far.distance} steps`);
  await expect(sentence).toContainText(`would allow ${formatNumber(boundFactor!)} a step`);

  const d = curve.loss - step;
  const size = (of: Float64Array) => formatPowerOfTen(of[d]!);
  await expect(sentence).toContainText(`At t = ${step}, ${d === 0 ? 'where the loss' : d}`);
  await expect(sentence).toContainText(`has the size ${size(error)}`);
  if (d > 0)
    await expect(sentence).toContainText(
      `through ${size(attained!)} at most, the bound ${size(bound!)}.`,
    );
  const jacobian = jacobiansOf(trace, '1')![step - 1];
  if (jacobian) {
    const [a, b, c] = Array.from(singularValues(jacobian, 3), (x) => formatNumber(x));
    await expect(sentence).toContainText(`has the singular values ${a}, ${b} and ${c}.`);
  }
  await expect(sentence).toContainText(
    `has ${formatNumber(slopesLeft(trace, '1')[step - 1]!)} of the full slope left`,
  );

  const { norm, clipped, factor: by } = clipping(trace, theta);
  await expect(figure.locator('.way-clipping')).toContainText(
    by === 1
      ? `is ${formatNumber(norm)}.`
      : `from ${formatNumber(norm)} to ${formatNumber(clipped)}, every number of it times ${formatNumber(by)}.`,
  );

  // Nine pixels a decade, 1 at the height of its line.
  const path = (await figure.locator('path.way-error').getAttribute('d'))!;
  const one = Number(await figure.locator('line.way-rule.strong').first().getAttribute('y1'));
  const drawn = [...path.matchAll(/[ML]\S+ (\S+?)(?=[ML]|$)/g)].map(([, y]) => (one - Number(y)) / 9); // prettier-ignore
  const finite = curve.end ? curve.end.distance : error.length;
  expect(drawn).toHaveLength(finite);
  for (const [k, log] of drawn.entries()) expect(Math.abs(log - error[k]!)).toBeLessThan(0.01);
}

test('both figures start with what the engine says', async ({ page }) => {
  await open(page, PAGE);
  await expectWay(trained(page), withSteps(pen7, 60), 40);
  await expectWay(unsettled(page), withSteps(wild, 60), 40);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('the first frame is there: its sentence, its curve, its table', async ({ page }) => {
    await page.goto(PAGE.slice(1));
    await expectWay(trained(page), withSteps(pen7, 60), 40);
    await expect(trained(page).locator('.numbers-table tbody tr')).toHaveCount(60);
  });
});

test('scaling changes every entry, is one undo for one visit, and stands in the link', async ({
  page,
}) => {
  await open(page, PAGE);
  const figure = unsettled(page);
  await factor(figure).fill('2.5');
  await expectWay(figure, withSteps(scaled(wild, 2.5), 60), 40);
  await expect.poll(() => hash(page)).toContain('wild~1.W_hh.0.0=-3.65&wild~1.W_hh.0.1=-4.275');
  await page.reload();
  await hydrated(page);
  await expectWay(figure, withSteps(scaled(wild, 2.5), 60), 40);
  await expect(factor(figure)).toHaveValue('2.5');

  const range = figure.getByRole('slider', { name: 'Factor of the recurrent weights' });
  await range.focus();
  for (let k = 0; k < 5; k++) await page.keyboard.press('ArrowLeft');
  await expect(factor(figure)).toHaveValue('2.45');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(factor(figure)).toHaveValue('2.5');

  // A hand edit of one entry is no factor any more; the next factor goes over it.
  await page.evaluate(() => (location.hash = '#v=1&wild~1.W_hh.0.0=9'));
  await expect(factor(figure)).toHaveValue('');
  await expect(factor(figure)).toHaveAttribute('placeholder', 'by hand');
  await factor(figure).fill('1');
  await expectWay(figure, withSteps(wild, 60), 40);
});

test('another length: in the link, within its limits, with the step in view inside it', async ({
  page,
}) => {
  await open(page, PAGE);
  const figure = trained(page);
  await length(figure).fill('300');
  await expectWay(figure, withSteps(pen7, 300), 40);
  await expect(figure.locator('.way-name.error-name')).toContainText('↓ ');
  await expect.poll(() => hash(page)).toBe('#v=1&T=300');
  for (const wrong of ['0', '301', '']) await length(figure).fill(wrong);
  await length(figure).blur();
  await expect(length(figure)).toHaveValue('300');
  await length(figure).fill('30');
  await expectWay(figure, withSteps(pen7, 30), 30);
  await expect.poll(() => hash(page)).toBe('#v=1&T=30&step=30');
  await page.reload();
  await hydrated(page);
  await expectWay(figure, withSteps(pen7, 30), 30);
  await length(figure).fill('1');
  await expect(said(figure)).toContainText('there is no way back');
});

test('the step is chosen by keys and by pointing; another loss can be followed', async ({
  page,
}) => {
  await open(page, PAGE);
  const figure = trained(page);
  const start = withSteps(pen7, 60);
  await plot(figure).focus();
  for (const [key, t] of [
    ['ArrowLeft', 39],
    ['PageUp', 49],
    ['End', 60],
    ['ArrowRight', 60],
    ['Home', 1],
    ['PageDown', 1],
    ['ArrowRight', 2],
  ] as const) {
    await page.keyboard.press(key);
    await expect(plot(figure)).toHaveAttribute('aria-valuenow', String(t));
    await expectWay(figure, start, t);
  }
  const drawing = await figure.locator('.way-inner').boundingBox();
  const { x, y, width } = drawing!;
  await page.mouse.click(x + (width * 24.5) / 60, y + 200);
  await expectWay(figure, start, 25);
  await figure.getByRole('button', { name: 'Follow the loss of t = 25' }).click();
  const curve = errorOverDistance(new Trace(start), '1', 25);
  await expect(said(figure)).toContainText(`Over 24 steps the error shrinks from ${formatPowerOfTen(curve.error[0]!)}`); // prettier-ignore
  await expect.poll(() => hash(page)).toContain('loss=25');
  await figure.getByRole('button', { name: 'Follow the last loss' }).click();
  await expectWay(figure, start, 25);
});

test('θ clips the norm, and what is under it stays', async ({ page }) => {
  await open(page, PAGE);
  const theta = trained(page).getByRole('spinbutton', { name: /^θ/ });
  await theta.fill('0.5');
  await expectWay(trained(page), withSteps(pen7, 60), 40, 0.5);
  await theta.fill('1000');
  await expectWay(trained(page), withSteps(pen7, 60), 40, 1000);
  await expect.poll(() => hash(page)).toBe('#v=1&clip=1000');
});

test('where numbers run out, the sentence says where, and everything stays usable', async ({
  page,
}) => {
  // Without moves and biases every unit stays at 0, and each step multiplies the error by W_hh itself.
  const still = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((t) => `1.x@${t}.0=0&1.x@${t}.1=0`);
  const rest = `v=1&T=12&step=3&1.b_h.0=0&1.b_h.1=0&1.b_h.2=0&${still.join('&')}`;
  const figure = trained(page);
  await open(page, `${PAGE}#${rest}&1.W_hh.0.0=1e30`);
  await expect(page.locator('.notice').first()).toBeEmpty();
  await expect(said(figure)).toContainText('the error is more than float64 can hold');
  await expect(said(figure)).toContainText('At t = 1, 11 steps away');
  await expect(said(figure)).toContainText('The state itself cannot explode');
  await expect(figure.locator('.way-clipping')).toContainText('no direction to keep');
  const path = await figure.locator('path.way-error').getAttribute('d');
  expect(path!.match(/[ML]/g)).toHaveLength(11);

  await factor(figure).fill('3');
  await length(figure).fill('300');
  await expect(said(figure)).toContainText('Over');
  await page.evaluate(() => (location.hash = '#v=1&1.W_xh.0.0=1e308&1.W_xh.0.1=1e308&1.x@2.0=9'));
  await expect(said(figure)).toContainText('a_h exploded at t = 2 (1.a_h@2)');
  const html = await figure.innerHTML();
  expect(html).not.toMatch(/NaN|Infinity|undefined/);
});
