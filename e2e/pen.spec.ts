/** The pen: what the reader draws becomes the inputs, and every number on the page is the engine's for them. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import type { Experiment } from '../src/engine/experiment.ts';
import { Trace } from '../src/engine/trace.ts';
import { strokeToMoves, type Point } from '../src/figures/pen/stroke.ts';
import { agree, button, engineSays, pen7, shownOn } from './engine.ts';
import { expect, hydrated, open, test } from './support.ts';

const PAGE = '/a-loop-in-the-network/';
const sheet = (page: Page): Locator => page.getByRole('application', { name: /^The sheet/ });
const sentence = (page: Page): Locator => page.locator('.pen-figure .frame-sentence');
const known = (name: string): Experiment =>
  JSON.parse(
    readFileSync(new URL(`../content/experiments/pen-${name}.json`, import.meta.url), 'utf8'),
  );
const withInputs = (inputs: Experiment['inputs']): Experiment => ({ ...pen7, inputs });

/** All numbers of the page, the bars and the loss too, are those of the experiment. */
async function expectExperiment(page: Page, experiment: Experiment) {
  const trace = new Trace(experiment);
  await expect
    .poll(async () => {
      const shown = await shownOn(page);
      const wrong = shown.filter((one) => !agree(one.number, engineSays(trace, one)));
      return { wrong, enough: shown.length > 60 };
    })
    .toEqual({ wrong: [], enough: true });
  const bars = await page.locator('.pen-cell').evaluateAll((cells) =>
    cells.map((cell) => ({
      place: (cell as HTMLElement).dataset.place!,
      height: parseFloat((cell.firstElementChild as HTMLElement).style.blockSize),
    })),
  );
  expect(bars).toHaveLength(18);
  for (const { place, height } of bars) {
    const [, at = '', k] = /^(.*)\.(\d)$/.exec(place)!;
    expect(Math.abs(height - 100 * trace.value(at)![Number(k)]!), place).toBeLessThanOrEqual(0.006);
  }
  await expect(page.locator('.pen-figure .loss')).toContainText(
    trace.loss.toPrecision(4).replace('-', '−'),
  );
}

/** A stroke in parts of the sheet, where it lies on the screen. */
async function onScreen(page: Page, parts: readonly Point[]): Promise<Point[]> {
  const { x, y, width, height } = (await sheet(page).boundingBox())!;
  return parts.map(([px, py]) => [Math.round(x + px * width), Math.round(y + py * height)]);
}

/** Something between an L and a wave, with a corner and a slope. */
const STROKE: Point[] = [
  [0.21, 0.12],
  [0.26, 0.3],
  [0.22, 0.55],
  [0.31, 0.8],
  [0.5, 0.71],
  [0.83, 0.86],
];

async function draw(page: Page, points: readonly Point[]) {
  await page.mouse.move(...(points[0] as [number, number]));
  await page.mouse.down();
  for (const [x, y] of points.slice(1)) await page.mouse.move(x, y);
  await page.mouse.up();
}

test.describe('with a pointer or keys', () => {
  test.beforeEach(async ({ page }) => {
    await open(page, PAGE);
    await sheet(page).evaluate((element) => element.scrollIntoView({ block: 'center' }));
  });

  test('a drawn stroke becomes the inputs, in one step of undo, and stands in the link', async ({
    page,
  }) => {
    await expectExperiment(page, pen7);
    const points = await onScreen(page, STROKE);
    await draw(page, points);
    const experiment = withInputs(strokeToMoves(points, 6)!);
    await expectExperiment(page, experiment);
    await expect(sentence(page)).toContainText('At t = 6');
    await expect(page.locator('.pen-made')).toHaveCount(1);
    await expect.poll(() => page.evaluate(() => location.hash)).toContain('1.x@1.0=');
    await page.reload();
    await hydrated(page);
    await expectExperiment(page, experiment);
  });

  test('one undo brings the 7 back', async ({ page }) => {
    await draw(page, await onScreen(page, STROKE));
    await expect(page.locator('.pen-made')).toHaveCount(1);
    await page.keyboard.press('ControlOrMeta+z');
    await expectExperiment(page, pen7);
    await expect(page.locator('.pen-made')).toHaveCount(0);
    await expect(button(page, 'Take back')).toBeDisabled();
  });

  test('while it is drawn nothing changes, and Escape gives it up', async ({ page }) => {
    const points = await onScreen(page, STROKE);
    await page.mouse.move(...(points[0] as [number, number]));
    await page.mouse.down();
    await page.mouse.move(...(points[3] as [number, number]));
    await expect(sentence(page)).toContainText('You are drawing');
    await expectExperiment(page, pen7);
    await page.keyboard.press('Escape');
    await page.mouse.move(...(points[5] as [number, number]));
    await page.mouse.up();
    await expect(sentence(page)).toContainText('given up');
    await expectExperiment(page, pen7);
  });

  test('keys make a move each, T of them a stroke', async ({ page }) => {
    await sheet(page).focus();
    for (const key of ['ArrowUp', 'ArrowUp', 'Home', 'ArrowLeft', 'ArrowRight'])
      await page.keyboard.press(key);
    await expect(sentence(page)).toContainText('Move 5 of 6: right. 1 more');
    await page.keyboard.press('Backspace');
    await expect(sentence(page)).toContainText('Move 4 of 6: left. 2 more');
    await expectExperiment(page, pen7);
    await expect(page.locator('.pen-figure [role="status"]')).toContainText('Move 4 of 6: left.');
    await page.keyboard.press('3');
    await page.keyboard.press('ArrowDown');
    const moves = [[0, 1], [0, 1], [-1, 1], [-1, 0], [1, -1], [0, -1]]; // prettier-ignore
    await expectExperiment(page, withInputs(moves));
    await expect(sentence(page)).toContainText(
      'after 3 other moves, the pen has gone left once, then down and right once, then down once',
    );
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Escape');
    await expectExperiment(page, withInputs(moves));
    await page.keyboard.press('ControlOrMeta+z');
    await expectExperiment(page, pen7);
  });

  test('a known stroke brings its label, another label leaves the stroke, each one undo', async ({
    page,
  }) => {
    await button(page, 'Take the known stroke Z').click();
    await expectExperiment(page, known('Z'));
    await expect(button(page, 'This is a Z')).toHaveAttribute('aria-pressed', 'true');
    await button(page, 'This is an L').click();
    await expectExperiment(page, { ...known('Z'), targets: [0, 0, 0, 0, 0, 0] });
    await expect(sentence(page)).toContainText('The label says L');
    await button(page, 'Take back').click();
    await expectExperiment(page, known('Z'));
    await button(page, 'Take back').click();
    await expectExperiment(page, pen7);
  });

  test('a click on a move, or on a bar, brings its step into view', async ({ page }) => {
    const middle = async (dot: Locator) => {
      const { x, y, width, height } = (await dot.boundingBox())!;
      return { x: x + width / 2, y: y + height / 2 };
    };
    const nib = page.locator('.pen-nib');
    const before = await middle(nib);
    // From where the pen is the moves go straight down.
    const one = (await middle(page.locator('.pen-joint-ghost').first())).y - before.y;
    await page.mouse.click(before.x, before.y + 1.5 * one);
    await expect(page.locator('.pen-time')).toHaveText('t = 4');
    await expect(sentence(page)).toContainText('right twice, then down twice');
    expect((await middle(nib)).y).toBeCloseTo(before.y + 2 * one, 0);
    await page.locator('.pen-cell[data-step="5"]').first().click();
    await expect(page.locator('.pen-time')).toHaveText('t = 5');
    await page.mouse.click(before.x - 60, before.y + 3 * one);
    await expect(sentence(page)).toContainText('That was a touch, not a stroke');
    await expectExperiment(page, pen7);
  });

  test('play takes the pen forward, and stops at the last step', async ({ page }) => {
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    await page.locator('#pen').getByRole('button', { name: 'Play the values forward' }).click();
    await page.clock.runFor(2300);
    await expect(page.locator('.pen-time')).toHaveText('t = 4');
    await page.clock.runFor(10_000);
    await expect(page.locator('.pen-time')).toHaveText('t = 6');
    await expect(
      page.locator('#pen').getByRole('button', { name: 'Play the values forward' }),
    ).toBeVisible();
  });
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  async function touch(page: Page, points: readonly Point[]) {
    const cdp = await page.context().newCDPSession(page);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: object[]) =>
      cdp.send('Input.dispatchTouchEvent', { type, touchPoints: touchPoints as never });
    const [[x, y], ...rest] = points as [Point, ...Point[]];
    await send('touchStart', [{ x, y }]);
    for (const [px, py] of rest) await send('touchMove', [{ x: px, y: py }]);
    await page.waitForTimeout(150);
    await send('touchEnd', []);
  }
  const scrolled = (page: Page) => page.evaluate(() => scrollY);

  test('on the sheet it draws and does not scroll; outside it scrolls and does not draw', async ({
    page,
  }) => {
    await open(page, PAGE);
    await sheet(page).evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const box = (await sheet(page).boundingBox())!;
    expect(box.height).toBeLessThanOrEqual(260);
    const before = await scrolled(page);
    const points = await onScreen(page, STROKE);
    await touch(page, points);
    expect(await scrolled(page)).toBe(before);
    const experiment = withInputs(strokeToMoves(points, 6)!);
    await expectExperiment(page, experiment);

    const { x, y } = (await page.locator('.pen-strip').boundingBox())!;
    const way = Array.from({ length: 20 }, (_, k): Point => [x + 60, y + 60 - 10 * k]);
    await touch(page, way);
    await expect.poll(() => scrolled(page)).toBeGreaterThan(before + 100);
    await expectExperiment(page, experiment);
  });
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('the 7 with its way, its bars and its sentence are there', async ({ page }) => {
    await page.goto(PAGE.slice(1));
    await expectExperiment(page, pen7);
    await expect(sentence(page)).toContainText(
      'At t = 2 the pen has gone right twice; the network gives 7 0.554 and Z 0.435: it cannot tell yet.',
    );
    await expect(page.locator('.pen-move')).toHaveCount(1);
    await expect(page.locator('.pen-joint-ghost')).toHaveCount(4);
  });
});
