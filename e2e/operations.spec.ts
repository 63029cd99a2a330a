/** A run one operation at a time: what the panel says, what the figures show of it and what they do not show yet. */
import type { Locator, Page } from '@playwright/test';
import type { Experiment } from '../src/engine/experiment.ts';
import { Trace } from '../src/engine/trace.ts';
import { formatColumn } from '../src/notation/column.ts';
import { formatNumber } from '../src/notation/format.ts';
import { formulasOf } from '../src/notation/operation-formulas.ts';
import { operationInWords } from '../src/notation/operation-words.ts';
import { isForward, madeBy, operationsOf, readBy } from '../src/notation/operations.ts';
import { expectAccessible } from './axe.ts';
import { agree, card, edited, engineSays, input, pen7 } from './engine.ts';
import { expect, open, test } from './support.ts';

const FORWARD_PAGE = '/the-forward-pass/';
const BACKWARD_PAGE = '/error-flows-back/';

const { forward: wiring } = new Trace(pen7);
const operations = operationsOf(wiring);
const FORWARD = operations.filter(isForward).length;
const madeAt = new Map(
  operations.flatMap((operation, k) =>
    madeBy(wiring, operation).map((name) => [name, k + 1] as const),
  ),
);

const labOf = (page: Page) => page.locator('.lab').first();
/** Chapter 4 steps by time; its operations unfold where a link names one. */
const openBack = (page: Page, count = FORWARD + 9) =>
  open(page, `${BACKWARD_PAGE}#v=1&operation=${count}`);
const slider = (lab: Locator) => lab.getByRole('slider', { name: 'Operation' });

/** Everything in the panel is the engine's, for this operation. */
async function expectPanel(lab: Locator, count: number, experiment: Experiment = pen7) {
  const panel = lab.locator('.operations');
  const operation = operations[count - 1]!;
  const trace = new Trace(experiment);
  await expect(slider(lab)).toHaveValue(String(count));
  const from = count > FORWARD ? FORWARD : 0;
  const to = count > FORWARD ? operations.length : FORWARD;
  await expect(panel.locator('.operation-number')).toHaveText(
    `Operation ${count - from} of ${to - from}`,
  );
  const words = panel.locator('.operation-words');
  await expect(words).toContainText(operationInWords(wiring, operation));
  if (operation.t !== null) await expect(words).toContainText(`t = ${operation.t}`);

  const parameter = { '1': 'W_hh', readout: 'W_hz' }[operation.layer]!;
  const { symbols, numbers, shapes } = formulasOf(trace, operation, { parameter, index: [0, 0] });
  const tex = panel.locator('.working annotation');
  const written = [`\\displaystyle ${symbols}`, `\\displaystyle ${numbers}`, shapes];
  await expect(tex).toHaveText(written.filter((one) => one !== null));

  const shown = await panel.locator('.working [data-number]').evaluateAll((elements) =>
    elements.map((element) => {
      const { term, param, face = '', unit, consumer, number } = (element as HTMLElement).dataset;
      const index = unit!.split(',').map(Number);
      const text = element.textContent;
      const shown = { at: term ?? param!, face, index, consumer, number: Number(number), text };
      return { ...shown, loss: undefined, use: undefined, part: '' };
    }),
  );
  for (const one of shown) {
    const want = engineSays(trace, one)!;
    expect(agree(one.number, want), `${one.at} ${one.index.join()}`).toBe(true);
    const written =
      one.face === 'value' ? formatNumber(want) : formatColumn(want, { signed: true });
    expect(one.text).toBe(written);
  }
  if (operation.face === 'loss') {
    const loss = operation.t === null ? trace.loss : trace.losses[operation.t - 1]!;
    await expect(panel.locator('.working .number')).toHaveText(formatNumber(loss));
  } else expect(shown.length).toBeGreaterThan(0);
}

/** In the figures: what is later is not seen, what is now and what is read is marked, all else is plain. */
async function expectFigures(lab: Locator, count: number) {
  const seen = await lab
    .locator('figure :is([data-term], [data-param]):not(.operations *, .frame-sentence *)')
    .evaluateAll((elements) =>
      elements.map((element) => {
        const { term, param, face, number } = (element as HTMLElement | SVGElement).dataset;
        const writing = element.querySelector('text') ?? element;
        return {
          name:
            term === undefined
              ? `${face === 'value' ? 'weight' : face} ${param}`
              : `${face === 'share' ? 'error' : face} ${term}`,
          later: element.hasAttribute('data-later'),
          now: element.hasAttribute('data-now'),
          reads: element.hasAttribute('data-reads'),
          hidden: number !== undefined && getComputedStyle(writing).visibility === 'hidden',
        };
      }),
    );
  const operation = operations[count - 1]!;
  const made = madeBy(wiring, operation).map((name) =>
    name.replace(/^share (.*)@\d+$/, 'gradient $1'),
  );
  const read = readBy(wiring, operation);
  for (const { name, ...is } of seen) {
    const later = (madeAt.get(name) ?? 0) > count;
    const hidden = later && is.hidden;
    const now = made.includes(name);
    const want = { later, now, reads: read.includes(name), hidden };
    expect({ ...is }, `${name} after operation ${count}`).toEqual(want);
  }
  expect(seen.length).toBeGreaterThan(100);
  // Numbers that are later are there, and none of them can be read.
  const later = lab.locator('figure [data-number][data-later]');
  for (const one of [later.first(), later.last()])
    if (await one.count()) {
      const writing = one.locator('text').or(one.and(lab.locator('span, button')));
      await expect(writing.first()).toBeHidden();
    }
}

async function go(page: Page, count: number) {
  const lab = labOf(page);
  await slider(lab).fill(String(count));
  await expectPanel(lab, count);
  await expectFigures(lab, count);
}

const at = (words: string, t: number | null) =>
  operations.findIndex(
    (operation) =>
      operation.t === t &&
      words === [operation.face, 'name' in operation ? operation.name : operation.layer].join(' '),
  ) + 1;

test('forward, everything shown is the engine’s, and nothing that is later', async ({ page }) => {
  await open(page, FORWARD_PAGE);
  await expectPanel(labOf(page), 6);
  await expectFigures(labOf(page), 6);
  for (const [words, t] of [
    ['value h', 3],
    ['value z', 4],
    ['loss readout', 6],
    ['loss readout', null],
  ] as const)
    await go(page, at(words, t));
});

test('back, everything shown is the engine’s, and nothing that is later', async ({ page }) => {
  await openBack(page);
  for (const [words, t] of [
    ['error alpha', 6],
    ['error h', 3],
    ['error a_h', 3],
    ['gradient 1', 2],
    ['error h', 0],
    ['gradient 1', null],
  ] as const)
    await go(page, at(words, t));
});

test('the step in view goes along, by operations and by time steps', async ({ page }) => {
  await open(page, FORWARD_PAGE);
  const lab = labOf(page);
  const expectStep = async (count: number, t: number) => {
    await expectPanel(lab, count);
    await expect(lab.locator('.step.now .time')).toHaveText(`t = ${t}`);
  };
  const press = (name: string) => lab.getByRole('button', { name, exact: true }).click();
  for (const [name, count, t] of [
    ['One time step on', 10, 2],
    ['One operation on', 11, 3],
    ['One time step on', 15, 3],
    ['One operation back', 14, 3],
    ['One time step back', 10, 2],
    ['Last operation', FORWARD, 2],
    ['One operation on', FORWARD, 2],
    ['One time step back', FORWARD - 1, 6],
  ] as const) {
    await press(name);
    await expectStep(count, t);
  }
  await press('Before the first operation');
  await expect(lab.locator('.operation-words')).toContainText('Nothing is computed yet');
  await expect(lab.locator('figure .step .number:not([data-later])')).toHaveCount(0);
  await press('Show the whole run');
  await expect(lab.locator('[data-later], [data-now], [data-reads]')).toHaveCount(0);
  await expect(page).toHaveURL(/operation=none/);
});

test('with the keyboard alone, and it plays', async ({ page }) => {
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await openBack(page, 40);
  const lab = labOf(page);
  await slider(lab).focus();
  for (const [key, count] of [
    ['ArrowRight', 41],
    ['ArrowLeft', 40],
    ['End', operations.length],
    ['Home', FORWARD],
    ['ArrowRight', FORWARD + 1],
  ] as const) {
    await page.keyboard.press(key);
    await expect(slider(lab)).toHaveValue(String(count));
  }
  await page.clock.runFor(600);
  await expect(lab.locator('.operations').getByRole('status')).toContainText(
    'The error starts at the scores',
  );
  await lab.getByRole('button', { name: 'Play the operations' }).focus();
  await page.keyboard.press('Enter');
  await page.clock.runFor(1900);
  await expectPanel(lab, FORWARD + 3);
  await page.keyboard.press('Enter');
  await page.clock.runFor(5000);
  await expectPanel(lab, FORWARD + 3);
  await expectFigures(lab, FORWARD + 3);
});

test('a link brings the operation back, an edit keeps it, a number made opens in the card', async ({
  page,
}) => {
  await openBack(page, 50);
  await expectPanel(labOf(page), 50);
  await expectFigures(labOf(page), 50);
  await open(page, FORWARD_PAGE);
  await slider(labOf(page)).fill('17');
  await expect(page).toHaveURL(/&operation=17/);
  await page.reload();
  await expectPanel(labOf(page), 17);
  await expectFigures(labOf(page), 17);

  const lab = labOf(page);
  await input(page, 2, 'dx').first().fill('0.4');
  await expectPanel(lab, 17, edited('1.x@2.0', 0.4));
  await expectFigures(lab, 17);
  await lab.locator('.working').getByRole('button').nth(2).click();
  await expect(card(page)).toContainText('hidden state at t = 4');
  await expect(card(page).locator('[data-later]')).toHaveCount(0);
});

test('narrow and wide it stays within the page, and axe finds nothing', async ({ page }) => {
  test.slow();
  await openBack(page);
  for (const width of [1440, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    for (const count of [FORWARD + 3, operations.length]) {
      await slider(labOf(page)).fill(String(count));
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
  }
  await expectAccessible(page, { within: ['.operations'] });
});

test('in chapter 4 they are folded away, and folding them again shows the whole run', async ({
  page,
}) => {
  await open(page, BACKWARD_PAGE);
  await expect(page.locator('.operations')).toHaveCount(0);
  await page.locator('summary', { hasText: 'One operation at a time' }).click();
  await expectPanel(labOf(page), FORWARD + 1);
  await expect(page.locator('.frame-sentence')).toContainText('and no more');
  await slider(labOf(page)).fill(String(FORWARD + 4));
  await expectFigures(labOf(page), FORWARD + 4);
  await page.locator('summary', { hasText: 'One operation at a time' }).click();
  await expect(page.locator('[data-later]')).toHaveCount(0);
});
