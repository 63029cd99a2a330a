/** A link that was cut, altered or made to harm: a sentence says so, and the chapter stays usable. */
import { button, CHAPTER, edited, expectNumbersOf, pen7, type, weight } from './engine.ts';
import { expect, open, test } from './support.ts';

const harm = 'document.title="harmed"';
const hostile = {
  'a script': `v=1&<script>${harm}</script>=1&1.W_hh.0.0="><img src=x onerror=${harm}>&pin=<svg/onload=${harm}>`,
  'the prototype, in garbage': 'v=1&__proto__=1&1.__proto__.0=1&%E0%A4%A=%%%&1.W_hh.0.0=%FF',
  'what is no number, and no place':
    'v=1&1.W_hh.0.0=NaN&1.W_hh.0.1=Infinity&1.b_h.0=1e999&step=99999&y@99999=0&pin=1.c@2&1.h@2.0=1',
  'a later version': 'v=2&1.W_hh.0.0=1',
  'a megabyte': `v=1&${'1.W_hh.0.0=2&'.repeat(80_000)}`,
};

/** The page holds the chapter's start, has said so in a sentence, and can be used. */
for (const [what, fragment] of Object.entries(hostile))
  test(`${what} in a link does no harm and is said`, async ({ page }) => {
    await open(page, `${CHAPTER}#${fragment}`);
    const notice = page.locator('.notice p');
    await expect(notice).toContainText(/^(A part of the|The) link .*\./);
    expect((await notice.innerText()).length).toBeLessThan(220);
    await expectNumbersOf(page, pen7);
    await type(weight(page, 'W_hh row 1 column 2'), '0.5');
    await expectNumbersOf(page, edited('1.W_hh.0.1', 0.5));
    await button(page, 'Close').click();
    await expect(notice).toHaveCount(0);
    await expect(page).not.toHaveTitle(/harmed/);
    await expect(page).toHaveURL(/#v=1&1\.W_hh\.0\.1=0\.5$/);
  });

test('of a link that was altered in one place the rest is kept', async ({ page }) => {
  await open(page, `${CHAPTER}#v=1&step=3&1.W_hh.0.1=0.5&1.W_hh.0.2=oops&1.b_h.0=0.75`);
  await expect(page.locator('.notice p')).toContainText('“1.W_hh.0.2=oops”');
  await expectNumbersOf(page, edited('1.b_h.0', 0.75, edited('1.W_hh.0.1', 0.5)));
  await expect(page.locator('.step-now')).toHaveText('t = 3');
});
