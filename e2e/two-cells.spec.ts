/** Two cells in a row: the numbers are the engine's, and a crossing that is cut is a bug of the engine's. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { brokenGradients, bugNamed } from '../src/engine/bugs.ts';
import { parseExperiment } from '../src/engine/parse.ts';
import { Trace } from '../src/engine/trace.ts';
import { norm } from '../src/engine/vector.ts';
import { expectAccessible } from './axe.ts';
import { agree, engineSays, shownOn } from './engine.ts';
import { expect, open, test } from './support.ts';

const CHAPTER = '/the-memory-cell-unfolded/';
const trace = new Trace(
  parseExperiment(
    readFileSync(new URL('../content/experiments/pen-7-lstm.json', import.meta.url), 'utf8'),
  ),
);
const figure = (page: Page) => page.locator('#two-cells .two-cells');
const drawing = (page: Page) => figure(page).getByRole('application');
const pass = (page: Page, what: 'c' | 'h') =>
  figure(page).getByRole('checkbox', { name: `pass ∂${what} on` });
const hash = (page: Page) => page.evaluate(() => location.hash);

/** Every number of the figure is that of the right pass, or, where it is marked as broken, of the pass with this bug. */
async function expectPass(page: Page, name: string | null, step: number) {
  const { reverse } = brokenGradients(trace, name === null ? null : bugNamed(name));
  await expect(async () => {
    const shown = await shownOn(figure(page));
    expect(shown.some(({ at, face }) => at === `1.c@${step}` && face === 'share')).toBe(true);
    for (const one of shown) {
      const [k = 0] = one.index;
      const want =
        one.face !== 'broken'
          ? engineSays(trace, one)
          : one.consumer === undefined
            ? trace.errorIn(reverse, one.at)?.[k]
            : trace.sharesIn(reverse, one.at).find(({ consumer }) => consumer === one.consumer)
                ?.values[k];
      expect(agree(one.number, want), JSON.stringify(one)).toBe(true);
    }
    const broken = shown.filter(({ face, at }) => face === 'broken' && at === `1.c@${step}`);
    const isWrong = trace
      .error(`1.c@${step}`)!
      .some((error, k) => error !== trace.errorIn(reverse, `1.c@${step}`)![k]);
    expect(broken.length > 0).toBe(isWrong);
    for (const of of ['c', 'h']) {
      const size = figure(page).locator(`[data-strip="${of}"] [data-size]`).first();
      const want = norm(trace.errorIn(reverse, `1.${of}@${step}`)!);
      expect(agree(Number(await size.getAttribute('data-size')), want)).toBe(true);
    }
  }).toPass({ timeout: 5000 });
}

test('the numbers are the engine’s at every step, by keyboard', async ({ page }) => {
  await open(page, CHAPTER);
  await expectPass(page, null, 3);
  await drawing(page).focus();
  for (const step of [2, 1]) {
    await page.keyboard.press('ArrowLeft');
    await expectPass(page, null, step);
  }
  for (let k = 0; k < 5; k++) await page.keyboard.press('ArrowRight');
  await expectPass(page, null, 6);
  await expect(drawing(page)).toContainText('no cell to the right');
});

test('a crossing that is cut is the bug of the other figure, both ways', async ({ page }) => {
  await open(page, CHAPTER);
  const other = page.locator('#break').getByRole('combobox');
  await pass(page, 'c').focus();
  await page.keyboard.press('Space');
  await expectPass(page, 'memory-not-carried', 3);
  await expect(other).toHaveValue('memory-not-carried');
  await expect(figure(page).locator('.frame-sentence')).toContainText('Without ∂c');
  await pass(page, 'h').uncheck();
  await expectPass(page, 'nothing-carried', 3);
  await pass(page, 'c').check();
  await expectPass(page, 'overwrite-future', 3);
  await expect.poll(() => hash(page)).toContain('bug=overwrite-future');

  // What is lost at the first step, in numbers.
  const { reverse } = brokenGradients(trace, bugNamed('overwrite-future'));
  const lost = 1 - norm(trace.errorIn(reverse, '1.c@1')!) / norm(trace.error('1.c@1')!);
  await expect(figure(page).locator('.frame-sentence')).toContainText(
    `${Math.round(lost * 100)} per cent of it is lost`,
  );

  await other.selectOption('memory-slope-at-c');
  await expect(pass(page, 'h')).toBeChecked();
  await expectPass(page, 'memory-slope-at-c', 3);
  await other.selectOption('none');
  await expectPass(page, null, 3);
  await expect.poll(() => hash(page)).not.toContain('memory');
});

test('axe finds nothing, with both crossings cut', async ({ page }) => {
  await open(page, `${CHAPTER}#v=1&bug=nothing-carried`);
  await expectPass(page, 'nothing-carried', 3);
  await expectAccessible(page, { within: ['#two-cells'] });
});

test('on a narrow screen the figure scrolls, and not the page', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await open(page, `${CHAPTER}#v=1&bug=nothing-carried`);
  await expectPass(page, 'nothing-carried', 3);
  const widths = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const inner = document.querySelector('.two-cells-scroller')!;
    return { page: scrollWidth - clientWidth, figure: inner.scrollWidth - inner.clientWidth };
  });
  expect(widths.page).toBe(0);
  expect(widths.figure).toBeGreaterThan(100);
});
