/** What axe finds on a page, or in a part of it; and the two themes it looks in. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support.ts';

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
 * A formula stands on a page twice: as MathML, which is read aloud, and as small boxes, which are seen and hidden from whoever has it read. Of
 * hidden boxes axe asks two things: that nothing in them can be focused, and that the colours of what they say have contrast; a single letter or
 * sign it never finds wrong, since that may be a drawing. Where neither is to be asked, the boxes, a third of the elements of
 * some chapters, wait outside while axe looks; their formula keeps its place and its size.
 */
async function withoutBoxes<Found>(page: Page, look: () => Promise<Found>): Promise<Found> {
  await page.evaluate(() => {
    const reached = '[id], [tabindex], [role], [contenteditable], [href], button, input, select, textarea, summary'; // prettier-ignore
    const own = ({ childNodes }: Element) =>
      [...childNodes].map((node) => (node instanceof Text ? node.data.trim() : '')).join('');
    const says = (element: Element) => own(element).length > 1;
    const bases = [...document.querySelectorAll<HTMLElement>('[aria-hidden="true"] .katex-base')]
      .filter((base) => !base.querySelector(reached) && ![...base.querySelectorAll('*')].some(says))
      .map((base) => ({ base, width: base.getBoundingClientRect().width, all: [...base.childNodes] })); // prettier-ignore
    for (const { base, width } of bases) {
      base.style.width = `${width}px`;
      base.replaceChildren(...base.querySelectorAll(':scope > .katex-strut'));
    }
    Object.assign(window, { bases });
  });
  try {
    return await look();
  } finally {
    await page.evaluate(() => {
      type Base = { base: HTMLElement; all: readonly ChildNode[] };
      for (const { base, all } of (window as unknown as { bases: Base[] }).bases) {
        base.style.width = '';
        base.replaceChildren(...all);
      }
    });
  }
}

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
  const found = (await withoutBoxes(page, () => axe.analyze())).violations;
  return found.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

/** Axe finds nothing. If it does, the test fails, but goes on to what else it looks at. */
export async function expectAccessible(page: Page, looked: Looked, state?: string) {
  expect.soft(await violations(page, looked), state).toEqual([]);
}

/** The same in both themes, each a step of the test. Only colours are other in the dark. */
export async function expectAccessibleInBothThemes(
  page: Page,
  within: readonly string[] = [],
  state?: string,
) {
  for (const theme of THEMES) await expectAccessibleIn(theme, page, within, state);
}

export const expectAccessibleIn = (
  theme: Theme,
  page: Page,
  within: readonly string[] = [],
  state?: string,
) => {
  const name = [theme, state].filter(Boolean).join(', ');
  return test.step(name, async () => {
    await page.evaluate((name) => (document.documentElement.dataset.theme = name), theme);
    await expectAccessible(page, { within, rules: theme === 'dark' ? 'colours' : 'all' }, name);
  });
};
