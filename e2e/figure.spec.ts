/** What the figure says without a mark of its own: the words beside an addend, the sizes on the lines, the sentence. */
import type { Page } from '@playwright/test';
import { Trace } from '../src/engine/trace.ts';
import { norm } from '../src/engine/vector.ts';
import { formatNumber } from '../src/notation/format.ts';
import { button, CHAPTER, edited, pen7, type, weight } from './engine.ts';
import { expect, open, test } from './support.ts';

/** ‖share‖ of the output and of the future in ∂L/∂h_t; the last step has no future. */
function sizes(trace: Trace, t: number) {
  const size = (consumer: string) =>
    norm(trace.shares(`1.h@${t}`).find((share) => share.consumer === consumer)?.values ?? []);
  return { output: size(`alpha@${t}`), future: size(`a_h@${t + 1}`) };
}

/** The words left of each addend of the step in view, with the consumer that its number is marked with. */
const addends = (page: Page) =>
  page
    .locator('.step.now [data-face="share"]')
    .evaluateAll((numbers) =>
      numbers.map((number) => [
        number.parentElement!.querySelector('.words')?.textContent,
        number.getAttribute('data-consumer')!,
      ]),
    );

test('the words beside an addend say where its number comes from, at every step', async ({
  page,
}) => {
  await open(page, CHAPTER);
  await button(page, 'Last step').click();
  for (let t = 6; t >= 1; t--) {
    const output = ['from the output', `alpha@${t}`];
    const future = ['from the future', `a_h@${t + 1}`];
    const ofUnit = t === 6 ? [output] : [output, future];
    expect(await addends(page)).toEqual([...ofUnit, ...ofUnit, ...ofUnit]);
    await button(page, 'One step earlier').click();
  }
});

test('the sizes on the lines and in the sentence are those of the shares', async ({ page }) => {
  await open(page, CHAPTER);
  for (const experiment of [pen7, edited('1.W_hh.0.1', 0.9)]) {
    if (experiment !== pen7) await type(weight(page, 'W_hh row 1 column 2'), '0.9');
    const trace = new Trace(experiment);
    await button(page, 'Last step').click();
    for (let t = 6; t >= 1; t--) {
      const { output, future } = sizes(trace, t);
      const sentence = page.locator('.frame-sentence');
      await expect(sentence).toContainText(`t = ${t}`);
      await expect(sentence).toContainText(`size ${formatNumber(output)}`);
      if (t === 6) await expect(sentence).toContainText('nothing comes from the future');
      else await expect(sentence).toContainText(`the future one of size ${formatNumber(future)}`);
      await button(page, 'One step earlier').click();
    }
    const written = await page
      .locator('.bands text')
      .evaluateAll((texts) => texts.map((text) => text.firstChild!.textContent));
    const wanted = [1, 2, 3, 4, 5, 6].flatMap((t) => {
      const { output, future } = sizes(trace, t);
      return t === 6 ? [output] : [output, future];
    });
    expect(written).toEqual(wanted.map((size) => formatNumber(size)));
  }
});

test('a line is as wide as its error is large', async ({ page }) => {
  await open(page, CHAPTER);
  const trace = new Trace(pen7);
  const widths = await page.locator('.bands > g').evaluateAll((steps) =>
    steps.map((step) => {
      // The band from the output falls straight down: measured a third of the way, above its point.
      const band = step.querySelector('path')!;
      const { x, y, width, height } = band.getBBox();
      const isInk = (k: number) => band.isPointInFill(new DOMPoint(x + k * 0.05, y + height / 3));
      return Array.from({ length: Math.ceil(width * 20) }, (_, k) => k).filter(isInk).length * 0.05;
    }),
  );
  const scale = widths[0]! / sizes(trace, 1).output;
  expect(scale).toBeGreaterThan(8);
  for (let t = 1; t <= 6; t++)
    expect(Math.abs(widths[t - 1]! - scale * sizes(trace, t).output), `t = ${t}`).toBeLessThan(0.3);
});
