/** Chapter 6: a gradient is checked, a bug is switched on, a bug is named. What the page shows is what the engine says. */
import type { Locator, Page } from '@playwright/test';
import { brokenGradients, bugNamed, bugsOf } from '../src/engine/bugs.ts';
import { checkEntry, checkOneSided } from '../src/engine/derived/check.ts';
import { patternOf, type Pattern } from '../src/engine/derived/pattern.ts';
import type { Entry, Experiment } from '../src/engine/experiment.ts';
import { numberAt } from '../src/engine/table.ts';
import { Trace } from '../src/engine/trace.ts';
import { roundOf } from '../src/figures/check/rounds.ts';
import { agree, button, card, edited, pen7, type } from './engine.ts';
import { expect, hydrated, open, test } from './support.ts';

const CHAPTER = '/trust-but-check/';
const pen = new Trace(pen7);
const hash = (page: Page) => page.evaluate(() => location.hash);
const check = (page: Page) => page.locator('.check');
const broken = (page: Page) => page.locator('.break').first();
const game = (page: Page) => page.locator('.game');

const first: Entry = { layer: '1', parameter: 'W_hh', index: [1, 0] };

/** The five numbers of a check, as a figure or the card shows them. */
async function shownCheck(where: Locator) {
  const size = async (what: string) =>
    Number(await where.locator(`[data-check="${what}"]`).getAttribute('data-size'));
  const number = async (face: string) =>
    Number(await where.locator(`.check-sum [data-face="${face}"]`).getAttribute('data-number'));
  return {
    lossAbove: await size('above'),
    lossBelow: await size('below'),
    slope: await number('slope'),
    gradient: await number('gradient'),
    relativeError: await size('relative'),
  };
}

/**
 * To the last digits of exp and tanh, in which the browser and Node may differ. What they do to a slope grows with 1/ε; the
 * relative error is that of the two numbers beside it.
 */
async function expectCheck(where: Locator, experiment: Experiment, entry: Entry, epsilon: number) {
  const want = checkEntry(experiment, entry, epsilon);
  await expect(async () => {
    const shown = await shownCheck(where);
    const near = (got: number, wanted: number, room: number) =>
      expect(Math.abs(got - wanted)).toBeLessThanOrEqual(room);
    near(shown.lossAbove, want.lossAbove, 1e-14);
    near(shown.lossBelow, want.lossBelow, 1e-14);
    near(shown.gradient, want.gradient, 1e-12);
    near(shown.slope, want.slope, 1e-14 / epsilon);
    const scale = Math.max(Math.abs(shown.slope), Math.abs(shown.gradient));
    near(shown.relativeError, Math.abs(shown.slope - shown.gradient) / scale, 1e-15);
  }).toPass({ timeout: 5000 });
}

test('the check shows the engine’s numbers for every ε, by keyboard', async ({ page }) => {
  await open(page, CHAPTER);
  await expectCheck(check(page), pen7, first, 1e-5);
  await expect(check(page)).toContainText('they agree to 9 digits');
  const slider = check(page).getByRole('slider');
  await slider.focus();
  for (const epsilon of [3.162278e-6, 1e-6]) {
    await page.keyboard.press('ArrowLeft');
    await expectCheck(check(page), pen7, first, epsilon);
  }
  await page.keyboard.press('Home');
  await expectCheck(check(page), pen7, first, 1e-15);
  await expect(check(page)).toContainText(/the slope (comes out as 0|is to blame)/);
  await page.keyboard.press('End');
  await expectCheck(check(page), pen7, first, 1);
  await expect(check(page)).toContainText('the loss is not a straight line');
  await expect.poll(() => hash(page)).toBe('#v=1&epsilon=0');
});

test('another number is checked by choosing it, and the drawing with it', async ({ page }) => {
  await open(page, CHAPTER);
  const drawn = check(page).locator('.curve .central polyline');
  const before = await drawn.getAttribute('points');
  await button(page, 'Check W_hh row 3 column 3').click();
  await expectCheck(check(page), pen7, { ...first, index: [2, 2] }, 1e-5);
  await expect(drawn).not.toHaveAttribute('points', before!);
  await check(page).getByRole('combobox').selectOption('b_z');
  await expectCheck(check(page), pen7, { layer: 'readout', parameter: 'b_z', index: [0] }, 1e-5);
  await type(check(page).getByRole('textbox'), '0.5');
  const experiment = edited('readout.b_z.0', 0.5);
  const entry = { layer: 'readout', parameter: 'b_z', index: [0] };
  await expectCheck(check(page), experiment, entry, 1e-5);
  await check(page).getByRole('checkbox').check();
  const { slope } = checkOneSided(experiment, entry, 1e-5);
  await expect
    .poll(async () => Math.abs((await shownCheck(check(page))).slope - slope))
    .toBeLessThan(1e-9);
  await expect(check(page).locator('.curve .one-sided circle')).toHaveCount(61);
});

test('any gradient is checked in the card, on any page', async ({ page }) => {
  await open(page, '/error-flows-back/#v=1&pin=1.W_hh.1.1');
  await expect(card(page)).toContainText('the gradient of one weight');
  await card(page).getByText('Check it').click();
  await expectCheck(card(page), pen7, { ...first, index: [1, 1] }, 1e-5);
});

/** Marks and numbers of a pattern are the engine's; slopes to the rounding of a difference over 1e-5. */
async function expectPattern(where: Locator, { parameters, errors }: Pattern) {
  const want = [
    ...parameters.flatMap(({ entries }) =>
      entries.map(({ entry, broken: number, slope, verdict }) => ({
        place: [entry.layer, entry.parameter, ...entry.index].join('.'),
        verdict,
        numbers: verdict === 'wrong' ? [number, slope] : [number],
      })),
    ),
    ...errors.flatMap(({ layer, name, steps }) =>
      steps.map(({ t, broken: size, verdict }) => ({
        place: `${layer}.${name}@${t}`,
        verdict,
        numbers: [size],
      })),
    ),
  ];
  await expect(async () => {
    const shown = await where.locator('[data-entry], [data-step]').evaluateAll((cells) =>
      cells.map((cell) => {
        const { entry, place, size } = (cell as HTMLElement).dataset;
        const inside = [...cell.querySelectorAll<HTMLElement>('[data-number]')];
        return {
          place: entry ?? place ?? '',
          verdict: cell.className,
          numbers:
            size === undefined ? inside.map((one) => Number(one.dataset.number)) : [Number(size)],
        };
      }),
    );
    expect(shown).toHaveLength(want.length);
    for (const one of want) {
      const found = shown.find(({ place }) => place === one.place);
      expect(found?.verdict, one.place).toBe(one.verdict);
      expect(found!.numbers, one.place).toHaveLength(one.numbers.length);
      one.numbers.forEach((number, k) =>
        expect(Math.abs(found!.numbers[k]! - number), one.place).toBeLessThan(1e-9),
      );
    }
  }).toPass({ timeout: 5000 });
}

test('the page opens with a bug on, and marks what the engine finds wrong', async ({ page }) => {
  await open(page, CHAPTER);
  await expectPattern(broken(page), patternOf(pen, bugNamed('no-slope')));
  await expect(broken(page)).toContainText('18 of 30 numbers of the gradient are wrong');
  // The tables' own gradients stay right: the bug is in the figure, not in the book.
  const right = page.locator('.weights [data-param="1.W_hh"][data-face="gradient"]').first();
  const number = Number(await right.getAttribute('data-number'));
  expect(agree(number, numberAt(pen.gradient('1', 'W_hh')!, [0, 0]))).toBe(true);
});

test('every bug of the list marks what the engine finds wrong, and none marks nothing', async ({
  page,
}) => {
  await open(page, CHAPTER);
  const choice = broken(page).getByRole('combobox');
  const values = await choice
    .locator('option')
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  expect(values.toSorted()).toEqual(['none', ...bugsOf(pen7).map(({ name }) => name)].toSorted());
  for (const bug of bugsOf(pen7)) {
    await choice.selectOption(bug.name);
    await expectPattern(broken(page), patternOf(pen, bug));
    await expect(broken(page).locator('strong')).toHaveText(`${bug.title}.`);
  }
  await choice.selectOption('none');
  await expect(broken(page).locator('.pattern [data-entry].wrong')).toHaveCount(0);
  await expect(broken(page)).toContainText('All 30 numbers of the gradient agree');
});

test('the bug follows an edit, and the link brings back bug, ε and number', async ({ page }) => {
  await open(page, `${CHAPTER}#v=1&bug=untransposed&epsilon=-7&pin=1.b_h.2&1.W_hh.0.1=0.5`);
  const experiment = edited('1.W_hh.0.1', 0.5);
  const trace = new Trace(experiment);
  await expectPattern(broken(page), patternOf(trace, bugNamed('untransposed')));
  await expectCheck(check(page), experiment, { layer: '1', parameter: 'b_h', index: [2] }, 1e-7);
  await broken(page).getByRole('combobox').selectOption('twice');
  await expect.poll(() => hash(page)).toContain('bug=twice');
  await page.reload();
  await hydrated(page);
  await expectPattern(broken(page), patternOf(trace, bugNamed('twice')));
  expect(brokenGradients(trace, bugNamed('twice')).gradients[0]![0]).not.toBe(0);
});

test('a link with a bug that is not there, or values beyond float64, is met in words', async ({
  page,
}) => {
  await open(page, `${CHAPTER}#v=1&bug=no-such-bug&epsilon=-99`);
  await expect(broken(page)).toContainText('All 30 numbers of the gradient agree');
  await expectCheck(check(page), pen7, first, 1e-15);
  await page.evaluate(() => (location.hash = '#v=1&readout.W_hz.0.0=1e308&readout.W_hz.0.1=1e308'));
  await expect(broken(page)).toContainText(/exploded|dash/);
  await expect(page.locator('body')).not.toContainText(/NaN|undefined/);
});

test('the game is played by keyboard alone: wrong, then right', async ({ page }) => {
  await page.addInitScript(() => (Math.random = () => 0)); // the lot
  await open(page, CHAPTER);
  const [one, two] = [roundOf(pen, 1)!, roundOf(pen, 2, 1)!];
  await expectPattern(game(page), patternOf(pen, one.bug));
  const name = game(page).getByRole('button', { name: 'Name it' });
  await name.focus();
  await page.keyboard.press('Enter');
  await expect(game(page).getByRole('status')).toHaveText('Choose one first.');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Space');

  const go = async (wanted: number) => {
    const chosen = () => game(page).getByRole('radio', { checked: true }).inputValue();
    const choices = (await game(page).getByText('Round 2').isVisible()) ? two : one;
    for (let k = 0; k < 6 && (await chosen()) !== choices.choices[wanted]!.name; k++)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  };
  await go(one.choices.findIndex((choice) => choice !== one.bug));
  await expect(game(page).getByRole('status')).toContainText(`No, it is “${one.bug.title}”. With`);
  await expect(game(page)).toContainText('0 of 1 named');
  await expect(game(page)).toContainText('Where it is met');

  await expect(game(page).getByRole('button', { name: 'Next round' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expectPattern(game(page), patternOf(pen, two.bug));
  await page.keyboard.press('Tab'); // the table of errors, which scrolls
  await page.keyboard.press('Tab');
  await expect(game(page).getByRole('radio').first()).toBeFocused();
  await page.keyboard.press('Space');
  await go(two.choices.indexOf(two.bug));
  await expect(game(page).getByRole('status')).toContainText(`Right. It is “${two.bug.title}”.`);
  await expect(game(page)).toContainText('1 of 2 named');
});

test('without script the page shows the check, the bug and the first round', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${test.info().project.use.baseURL}${CHAPTER.slice(1)}`);
  await expect(check(page)).toContainText('they agree to 9 digits');
  await expect(check(page).locator('.curve .central circle')).toHaveCount(61);
  await expect(broken(page)).toContainText('18 of 30 numbers of the gradient are wrong');
  await expect(game(page).getByRole('radio')).toHaveCount(5);
  await context.close();
});
