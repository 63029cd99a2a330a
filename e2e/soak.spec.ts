/** Scrubbing for minutes leaves nothing behind. */
import type { CDPSession, Page } from '@playwright/test';
import { browserArgs, findBrowser } from '../scripts/browser.mjs';
import { CHAPTER } from './engine.ts';
import { expect, open, test } from './support.ts';

// Without the optimising compilers: what they write also lies on the heap, for minutes more and more of it.
const plain = '--js-flags=--no-opt --no-maglev --no-sparkplug';
test.use({ launchOptions: { executablePath: findBrowser(), args: [...browserArgs, plain] } });

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

/** The step and a weight in turn, one change a frame or as fast as can be; every change of the weight is a step of undo. */
const scrub = (page: Page, times: number, pace: 'frames' | 'fast') =>
  page.evaluate(
    async ({ times, pace }) => {
      const slider = document.querySelector<HTMLInputElement>('input[type="range"]')!;
      const field = document.querySelector<HTMLInputElement>('.weights .field')!;
      const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!;
      for (let k = 0; k < times; k++) {
        if (k % 2 === 0) {
          slider.focus();
          set!.call(slider, String(1 + (k % 6)));
          slider.dispatchEvent(new Event('input', { bubbles: true }));
        } else {
          field.focus();
          const key = k % 40 < 20 ? 'ArrowUp' : 'ArrowDown';
          field.dispatchEvent(
            new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
          );
        }
        await new Promise((done) => (pace === 'frames' ? requestAnimationFrame : setTimeout)(done));
      }
      slider.focus();
      // What is announced, written into the address or faded in a moment later.
      await new Promise((done) => setTimeout(done, 1200));
    },
    { times, pace },
  );

/** Half of them of the step, half of a weight; more on demand. */
const SCRUBS = Number(process.env.UNFOLDED_SCRUBS ?? 100);

test(`${SCRUBS} scrubs of the step and of a weight grow neither nodes, nor listeners, nor the heap`, async ({
  page,
}) => {
  test.setTimeout(60_000 + 2000 * SCRUBS);
  await open(page, CHAPTER);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  await scrub(page, 60, 'fast'); // what is fetched and set up when it is first needed
  const before = await measure(cdp);
  await scrub(page, SCRUBS, 'frames');
  const after = await measure(cdp);
  await expect(page.locator('.weights .field').first()).not.toHaveValue('');
  expect(after.nodes - before.nodes, 'nodes').toBeLessThanOrEqual(SCRUBS / 10);
  expect(after.listeners - before.listeners, 'listeners').toBeLessThanOrEqual(0);
  expect(after.heap / before.heap, 'heap').toBeLessThan(1.05);
});
