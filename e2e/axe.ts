/** What axe finds on a page, or in a part of it; and the two themes it looks in. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './support.ts';

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

interface Looked {
  /** The parts to look at; without any, the whole page. */
  within?: readonly string[];
  /** Looking at colours is most of the work. */
  rules?: 'all' | 'colours' | 'all but colours';
}

const COLOURS = 'color-contrast';

/**
 * The violations, each rule with the elements that break it. Axe is asked for these alone, and runs whole in the page,
 * which has no frames: otherwise it also describes what is right, twenty thousand elements, and sends that out and back
 * in, which takes longer than to look.
 */
async function violations(page: Page, { within = [], rules = 'all' }: Looked) {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  for (const part of within) {
    // Axe says nothing of a part that is not there.
    await expect(page.locator(part).first()).toBeAttached();
    axe.include(part);
  }
  if (rules === 'colours') axe.withRules(COLOURS);
  if (rules === 'all but colours') axe.disableRules(COLOURS);
  const found = (await axe.analyze()).violations;
  return found.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

/** Axe finds nothing. If it does, the test fails, but goes on to what else it looks at. */
export async function expectAccessible(page: Page, looked: Looked, state?: string) {
  expect.soft(await violations(page, looked), state).toEqual([]);
}

/** Only colours are other in the dark. */
export const rulesIn = (theme: Theme) => (theme === 'dark' ? 'colours' : 'all');

const KEY = 'unfolded:theme';

/** The theme as a reader chose it at an earlier visit: it holds from the next opening on. */
export async function chooseTheme(page: Page, theme: Theme) {
  if (page.url() !== 'about:blank')
    await page.evaluate(([key, name]) => localStorage.setItem(key, name), [KEY, theme] as const);
  else
    await page.addInitScript(
      ([key, name]) => {
        if (localStorage.getItem(key) === null) localStorage.setItem(key, name);
      },
      [KEY, theme] as const,
    );
}
