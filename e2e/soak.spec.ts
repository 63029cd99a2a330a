/** Scrubbing for minutes leaves nothing behind. */
import type { CDPSession, Page } from '@playwright/test';
import { CHAPTER } from './engine.ts';
import { expect, open, test } from './support.ts';

async function measure(cdp: CDPSession) {
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((one) => one.name === name)!.value;
  return {
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
    heap: metric('JSHeapUsedSize'),
  };
}

/** One change a frame, of the step and of a weight in turn, and a new visit of the weight every ten. */
const scrub = (page: Page, times: number) =>
  page.evaluate(async (count) => {
    const slider = document.querySelector<HTMLInputElement>('input[type="range"]')!;
    const field = document.querySelector<HTMLInputElement>('.weights .field')!;
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!;
    for (let k = 0; k < count; k++) {
      if (k % 2 === 0) {
        set!.call(slider, String(1 + (k % 6)));
        slider.dispatchEvent(new Event('input', { bubbles: true }));
      } else {
        if (k % 10 === 1) slider.focus();
        field.focus();
        const key = k % 40 < 20 ? 'ArrowUp' : 'ArrowDown';
        field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      }
      await new Promise(requestAnimationFrame);
    }
    slider.focus();
    // What is announced, written into the address or faded in a moment later.
    await new Promise((done) => setTimeout(done, 1200));
  }, times);

test('300 scrubs of the step and of a weight grow neither nodes, nor listeners, nor the heap', async ({
  page,
}) => {
  test.slow();
  await open(page, CHAPTER);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  await scrub(page, 300); // until the engine of the browser has compiled what it will compile
  const before = await measure(cdp);
  await scrub(page, 300);
  const after = await measure(cdp);
  await expect(page.locator('.weights .field').first()).not.toHaveValue('');
  expect(after.nodes - before.nodes, 'nodes').toBeLessThanOrEqual(40);
  expect(after.listeners - before.listeners, 'listeners').toBeLessThanOrEqual(0);
  expect(after.heap / before.heap, 'heap').toBeLessThan(1.05);
});
