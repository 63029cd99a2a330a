import { expect, test as plain, type Page as Tab } from '@playwright/test';

interface Held {
  /** What went wrong so far. A test that provokes a fault on purpose empties it. */
  faults: string[];
}

/**
 * The test that every end-to-end file uses: whatever else it looks at, it fails on a page error, an error on
 * the console, a request to another origin, a breach of the content policy, or a stray NaN or undefined.
 */
export const test = plain.extend<Held>({
  faults: [
    async ({ context, page, baseURL }, use) => {
      const faults: string[] = [];
      context.on('weberror', (error) => faults.push(`page error: ${error.error().message}`));
      context.on('console', (message) => {
        // A breach of the policy arrives here too, as an error; so does a failed hydration.
        if (message.type() === 'error') faults.push(`console: ${message.text()}`);
      });
      context.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url());
        if (protocol.startsWith('http') && hostname !== new URL(baseURL!).hostname)
          faults.push(`request to ${request.url()}`);
      });
      await use(faults);
      if (!page.isClosed()) faults.push(...(await strayWords(page)));
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Numbers and words that mean a value was missing. Prose may write them in <code>. */
const strayWords = (tab: Tab) =>
  tab.evaluate(() => {
    if (!document.body) return [];
    const body = document.body.cloneNode(true) as HTMLElement;
    for (const code of body.querySelectorAll('code, pre, script')) code.remove();
    const stray = body.textContent.match(/.{0,30}\b(NaN|undefined)\b.{0,30}/g) ?? [];
    return stray.map((words) => `on screen: ${words}`);
  });

/**
 * One test may look at several states of a page, for opening a page in a new tab costs three times what it costs in one
 * that has been open. Each is a step; what goes wrong in it is said with its name, and the next is looked at all the same.
 */
export const stateOf = (tab: Tab, faults: string[]) => (name: string, look: () => Promise<void>) =>
  test.step(name, async () => {
    await look();
    expect.soft([...faults.splice(0), ...(await strayWords(tab))], name).toEqual([]);
  });

/** Opens a page of the book and waits until React has taken over all of it. */
export async function open(tab: Tab, path: string) {
  const response = await tab.goto(path.replace(/^\//, ''));
  await hydrated(tab);
  return response;
}

export const hydrated = (tab: Tab) =>
  tab.waitForFunction(() => document.documentElement.hasAttribute('data-alive'));

/** Resolves when the service worker has all this page needs. */
export const keptOffline = (tab: Tab) =>
  tab.waitForFunction(() => document.documentElement.hasAttribute('data-offline'));
