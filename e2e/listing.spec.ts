/** The reader's network as a program: it appears, follows the edits, and what is shown really runs. */
import type { Page } from '@playwright/test';
import { missing, pythonWith, runAll } from '../src/notation/testing/python.ts';
import { button, CHAPTER, type, weight } from './engine.ts';
import { expect, open, test } from './support.ts';

const shown = (page: Page) => page.locator('.listing pre');

for (const [language, library] of [
  ['NumPy', 'numpy'],
  ['PyTorch', 'torch'],
] as const)
  test(`in ${language}: with the weight that was changed, and every assertion holds`, async ({
    page,
  }) => {
    await open(page, CHAPTER);
    await button(page, language).click();
    await expect(shown(page)).toContainText(`import ${library}`);
    await expect(shown(page)).not.toContainText('0.8125');
    await type(weight(page, 'W_hh row 1 column 2'), '0.8125');
    await expect(shown(page)).toContainText('0.8125');
    const program = await shown(page).innerText();
    expect(program).toContain('assert');

    const python = pythonWith(library);
    if (!python)
      return test.info().annotations.push({ type: 'note', description: missing(library) });
    const [said] = runAll(python, [program]);
    expect(said).not.toMatch(/Error/);
    // A number that was changed by hand afterwards is noticed by the program's own assertions.
    const [altered] = runAll(python, [program.replace('0.8125', '0.8126')]);
    expect(altered).toContain('AssertionError');
  });

test('a listing is closed by its own button, and only one is open', async ({ page }) => {
  await open(page, CHAPTER);
  await button(page, 'NumPy').click();
  await button(page, 'PyTorch').click();
  await expect(shown(page)).toHaveCount(1);
  await expect(button(page, 'NumPy')).toHaveAttribute('aria-expanded', 'false');
  await button(page, 'PyTorch').click();
  await expect(shown(page)).toHaveCount(0);
});

test('it can be copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, CHAPTER);
  await button(page, 'NumPy').click();
  await button(page, 'Copy').click();
  await expect(page.locator('.listing').getByRole('status')).toHaveText('Copied.');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.trim()).toBe((await shown(page).innerText()).trim());
});
