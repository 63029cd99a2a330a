/** Networks side by side: every number is the engine's for what the link says; by keys and by pointing; with many seeds. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { keptOverDistance } from '../src/engine/derived/kept.ts';
import { quartiles } from '../src/engine/derived/quartiles.ts';
import { errorOverDistance, rateOf } from '../src/engine/derived/through-time.ts';
import { withSteps, type Experiment } from '../src/engine/experiment.ts';
import { longLagExperiment, type StartRule } from '../src/engine/initial.ts';
import { parseExperiment } from '../src/engine/parse.ts';
import { Trace } from '../src/engine/trace.ts';
import { formatNumber, formatPowerOfTen } from '../src/notation/format.ts';
import { expect, hydrated, open, test } from './support.ts';

const PAGE = '/does-it-really-help/';
const CELLS = { RNN: 'rnn', LSTM: 'lstm', GRU: 'gru' };
const LEARNED = {
  RNN: 'pen-7',
  LSTM: 'pen-7-lstm',
  'Coupled LSTM': 'pen-7-lstm-coupled',
  GRU: 'pen-7-gru',
};
const drawn = (page: Page) => page.locator('#side-by-side');
const plot = (figure: Locator) => figure.getByRole('slider', { name: /^Distance in view/ });
const hash = (page: Page) => page.evaluate(() => location.hash);

interface Setup {
  rule?: Partial<StartRule>;
  units?: number;
  steps?: number;
  seed?: number;
}

const experimentOf = (cell: string, { rule = {}, units = 16, steps = 100, seed = 18 }: Setup) =>
  longLagExperiment(cell, units, steps, { recurrent: 'uniform', gain: 1, keep: 0, ...rule }, seed);

/** Curve by curve, "LSTM.c" and the like: log₁₀ at each distance. */
function curvesOf(name: string, experiment: Experiment): Record<string, Float64Array> {
  const trace = new Trace(experiment);
  const { error, memory, times } = errorOverDistance(trace, '1', undefined, null);
  const kept = keptOverDistance(trace, '1', times)?.sizes;
  return {
    [`${name}.h`]: error,
    ...(memory && { [`${name}.c`]: memory }),
    ...(kept && { [`${name}.kept`]: kept }),
  };
}

const allCurves = (setup: Setup) =>
  Object.assign(
    {},
    ...Object.entries(CELLS).map(([name, cell]) => curvesOf(name, experimentOf(cell, setup))),
  ) as Record<string, Float64Array>;

/** The table, the drawing and the sentence. */
async function expectCurves(figure: Locator, curves: Record<string, Float64Array>, back: number) {
  const rows = figure.locator('.side-readings tbody tr');
  const want = Object.entries(curves).map(([name, sizes]) => [
    name,
    formatPowerOfTen(sizes[0]!),
    formatPowerOfTen(sizes[back]!),
    `×${formatNumber(rateOf(sizes)!.factor)}`,
  ]);
  await expect
    .poll(() =>
      rows.evaluateAll((all) =>
        all.map((row) => [
          (row as HTMLElement).dataset.curve,
          ...[...row.querySelectorAll('td:not(.side-spread)')].map((cell) => cell.textContent),
        ]),
      ),
    )
    .toEqual(want);
  const far = Object.values(curves)[0]!.length - 1;
  await expect(plot(figure)).toHaveAttribute('aria-valuenow', String(0 - back));
  await expect(plot(figure)).toHaveAttribute('aria-valuemin', String(0 - far));

  // Nine pixels a decade, 1 at the height of its line.
  const one = Number(await figure.locator('line.way-rule.strong').first().getAttribute('y1'));
  const paths = await figure
    .locator('.side-panel .side-line')
    .evaluateAll((lines) => lines.map((line) => line.getAttribute('d')!));
  expect(paths).toHaveLength(want.length);
  for (const [k, sizes] of Object.values(curves).entries()) {
    const logs = [...paths[k]!.matchAll(/[ML]\S+ (\S+?)(?=[ML]|$)/g)].map(([, y]) => (one - Number(y)) / 9); // prettier-ignore
    expect(logs).toHaveLength(sizes.length);
    for (const [d, log] of logs.entries()) expect(Math.abs(log - sizes[d]!)).toBeLessThan(0.01);
  }
  const said = figure.locator('.frame-sentence');
  for (const name of Object.keys(CELLS)) {
    const sizes = curves[`${name}.c`] ?? curves[`${name}.h`]!;
    await expect(said).toContainText(
      `goes from ${formatPowerOfTen(sizes[0]!)} to ${formatPowerOfTen(sizes.at(-1)!)}, times ${formatNumber(rateOf(sizes)!.factor)} a step.`,
    );
  }
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('the first frame is there: curves, numbers, sentence, table', async ({ page }) => {
    await page.goto(PAGE.slice(1));
    await expectCurves(drawn(page), allCurves({}), 50);
    await expect(drawn(page).locator('.numbers-table tbody tr')).toHaveCount(100);
  });
});

test('the numbers are those of the setup in the link, and what is set stands in it', async ({
  page,
}) => {
  const figure = drawn(page);
  await open(page, `${PAGE}#v=1&lag=60&drawn=orthogonal&keep=3&gain=1.5&units=8&seed=4&back=20`);
  await expect(page.locator('.notice').first()).toBeEmpty();
  const rule = { recurrent: 'orthogonal', gain: 1.5, keep: 3 } as const;
  await expectCurves(figure, allCurves({ rule, units: 8, steps: 60, seed: 4 }), 20);

  await figure.getByRole('combobox', { name: 'weights' }).selectOption('uniform');
  await figure.getByRole('spinbutton', { name: /^Bias of the forget gates/ }).fill('-1');
  await figure.getByRole('spinbutton', { name: 'Number of steps' }).fill('30');
  await figure.getByText('More to set').click();
  await figure.getByRole('spinbutton', { name: 'Factor of the recurrent weights' }).fill('1');
  await figure.getByRole('combobox', { name: 'units of each' }).selectOption('4');
  await figure.getByRole('spinbutton', { name: 'Seed' }).fill('7');
  await figure.getByRole('button', { name: 'Another seed' }).click();
  const setup = { rule: { keep: -1 }, units: 4, steps: 30, seed: 8 };
  await expectCurves(figure, allCurves(setup), 20);
  await expect.poll(() => hash(page)).toContain('seed=8');
  const link = await hash(page);
  for (const part of ['lag=30', 'drawn=uniform', 'keep=-1', 'gain=1', 'units=4'])
    expect(link).toMatch(RegExp(`[&]${part}(&|$)`));
  await page.reload();
  await hydrated(page);
  await expectCurves(figure, allCurves(setup), 20);
});

test('the distance in view is chosen by keys and by pointing, in any of the drawings', async ({
  page,
}) => {
  const figure = drawn(page);
  await open(page, PAGE);
  const curves = allCurves({});
  await plot(figure).focus();
  for (const [key, back] of [
    ['ArrowLeft', 51],
    ['ArrowRight', 50],
    ['PageDown', 60],
    ['Home', 99],
    ['ArrowLeft', 99],
    ['End', 0],
    ['ArrowUp', 0],
    ['ArrowDown', 1],
  ] as const) {
    await page.keyboard.press(key);
    await expect(plot(figure)).toHaveAttribute('aria-valuenow', String(0 - back));
  }
  await expectCurves(figure, curves, 1);
  const inner = figure.locator('.side-inner').nth(2);
  await inner.scrollIntoViewIfNeeded();
  const { x, y, width } = (await inner.boundingBox())!;
  await page.mouse.click(x + (width * 29.5) / 100, y + 200);
  await expectCurves(figure, curves, 70);
  await expect(plot(figure)).toHaveAttribute('aria-valuetext', /^70 steps back, RNN .*GRU /);
  await expect.poll(() => hash(page)).toBe('#v=1&back=70');
});

test('twenty seeds: the middle half in numbers and as a band', async ({ page }) => {
  const figure = drawn(page);
  await open(page, `${PAGE}#v=1&lag=40&units=4&back=10`);
  await figure.getByRole('button', { name: 'Show a band of 20 seeds' }).click();
  await expect(figure).toContainText('Band: the seeds 1 to 20.');
  await expect(figure.locator('.side-panel .side-band')).toHaveCount(3);
  const all = Array.from({ length: 20 }, (_, k) => allCurves({ units: 4, steps: 40, seed: k + 1 }));
  const written = Object.keys(all[0]!).map((name) => {
    const { lower, median, upper } = quartiles(all.map((curves) => curves[name]!));
    const at = (sizes: Float64Array) => formatPowerOfTen(sizes[10]!);
    return `${at(median)}, ${at(lower)} to ${at(upper)}`;
  });
  await expect(figure.locator('td.side-spread')).toHaveText(written);
  await expect.poll(() => hash(page)).toContain('seeds=many');
  await figure.getByRole('button', { name: 'Without the band of 20 seeds' }).click();
  await expect(figure.locator('.side-panel .side-band')).toHaveCount(0);
});

test('networks that have learned', async ({ page }) => {
  await open(page, PAGE);
  const figure = page.locator('#learned');
  const learned = (steps: number) =>
    Object.assign(
      {},
      ...Object.entries(LEARNED).map(([name, file]) => {
        const url = new URL(`../content/experiments/${file}.json`, import.meta.url);
        const experiment = parseExperiment(readFileSync(url, 'utf8'));
        return curvesOf(name, withSteps(experiment, steps));
      }),
    ) as Record<string, Float64Array>;
  await expectCurves(figure, learned(60), 30);
  await figure.getByRole('spinbutton', { name: 'Number of steps' }).fill('18');
  await expectCurves(figure, learned(18), 9);
  await expect(figure.getByRole('button', { name: 'Another seed' })).toHaveCount(0);
});

test('at 320 pixels nothing but the tables scrolls sideways', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await open(page, `${PAGE}#v=1&seeds=many&lag=40&units=4&drawn=orthogonal`);
  const figure = drawn(page);
  await figure.getByText('More to set').click();
  await figure.getByText('All curves as a table').click();
  await expect(figure).toContainText('Band: the seeds 1 to 20.');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(320);
});
