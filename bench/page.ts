/**
 * From an edit to the frame that shows it, in the built book in Chromium: the median and the 95th percentile of many edits by
 * an arrow key, as it comes and with the processor slowed to a quarter. A frame is 16.7 ms. Without a graphics card the
 * drawing itself is done by the processor, so these are upper bounds.
 *
 *     npm run bench:page
 */
import { chromium, type Page } from '@playwright/test';
import { browserArgs, findBrowser } from '../scripts/browser.mjs';
import { serve } from '../scripts/serve.mjs';

interface Case {
  readonly name: string;
  readonly path: string;
  /** What is edited: an input that hears the arrow keys. */
  readonly field: string;
}

const cases: Case[] = [
  {
    name: 'a weight, T = 6 (chapter 4)',
    path: 'error-flows-back/',
    field: '.weights .field[data-param="1.W_hh"]',
  },
  {
    name: 'the scale of W_hh, T = 60 (chapter 7)',
    path: 'vanishing-and-exploding/',
    field: '.through-time input[type="range"]',
  },
  {
    name: 'the scale of W_hh, T = 300 (chapter 7)',
    path: 'vanishing-and-exploding/#v=1&T=300',
    field: '.through-time input[type="range"]',
  },
  {
    name: 'a gate by hand (chapter 8)',
    path: 'a-cell-that-remembers/',
    field: '#gates input[type="range"]',
  },
  {
    name: 'a weight of the LSTM (chapter 9)',
    path: 'the-memory-cell-unfolded/',
    field: '.weights .field[data-param="1.W_hf"]',
  },
  {
    name: 'the forget bias, T = 60 (chapter 10, highways)',
    path: 'does-it-really-help/',
    field:
      '#highways .dials div:nth-of-type(2) input[type="range"], #highways .dials > *:nth-child(2) input[type="range"]',
  },
  {
    name: 'a weight of the cell with peepholes (chapter 12)',
    path: 'variations/',
    field: '.weights .field[data-param="1.W_hf"]',
  },
];

const EDITS = 60;

/** Milliseconds from each key to the moment after the frame that follows it. */
async function timesOf(page: Page, field: string): Promise<number[]> {
  await page.locator(field).first().focus();
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times });
    addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() => {
          // A message is handled once the frame has been drawn.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => times.push(performance.now() - timeStamp);
          port2.postMessage(null);
        }),
      true,
    );
  });
  for (let k = 0; k < EDITS; k++) {
    await page.keyboard.press(k % 2 ? 'ArrowDown' : 'ArrowUp');
    await page.waitForFunction(
      (count) => (window as never as { times: number[] }).times.length > count,
      k,
    );
  }
  return page.evaluate(() => (window as never as { times: number[] }).times);
}

const quantile = (sorted: readonly number[], q: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]!.toFixed(1);

const { address, close } = await serve({ port: 0 });
const browser = await chromium.launch({ executablePath: findBrowser()!, args: browserArgs });
const rows: Record<string, Record<string, string>> = {};
for (const { name, path, field } of cases)
  for (const slowdown of [1, 4]) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(address + path);
    await page.waitForFunction(() => document.documentElement.hasAttribute('data-alive'));
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const sorted = (await timesOf(page, field)).slice(5).sort((a, b) => a - b);
    rows[`${name}${slowdown > 1 ? `, ${slowdown} × slower` : ''}`] = {
      'median ms': quantile(sorted, 0.5),
      '95 % ms': quantile(sorted, 0.95),
    };
    await page.close();
  }
console.table(rows);
await browser.close();
await close();
