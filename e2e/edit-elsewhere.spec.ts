/** The same number can be changed in the card and in the figure; and the command line agrees with the page. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  agree,
  card,
  CHAPTER,
  edited,
  expectNumbersOf,
  input,
  shownOn,
  type,
  weight,
} from './engine.ts';
import { expect, open, test } from './support.ts';

test('a weight in the card of what is pinned, and an input in the figure', async ({ page }) => {
  await open(page, CHAPTER);
  const inCard = card(page).getByRole('textbox', { name: 'W_hh row 2 column 1' });
  await type(inCard, '0.6');
  const one = edited('1.W_hh.1.0', 0.6);
  await expectNumbersOf(page, one);
  await expect(weight(page, 'W_hh row 2 column 1')).toHaveValue('0.60');

  await input(page, 2, 'dx').focus();
  await page.keyboard.press('Shift+ArrowDown');
  const two = edited('1.x@2.0', 0.9, one);
  await expectNumbersOf(page, two);

  await page.getByRole('button', { name: /^Gradient of W_hh row 2 column 1/ }).click();
  await type(card(page).getByRole('textbox', { name: /in the card$/ }), '-1');
  await expectNumbersOf(page, edited('1.W_hh.1.0', -1, two));
});

test('the command line gives every number that the page shows', async ({ page }, info) => {
  const experiment = edited('1.x@4.1', 0.75, edited('1.W_hh.0.1', 0.31));
  const file = info.outputPath('experiment.json');
  writeFileSync(file, JSON.stringify(experiment));
  const ran = promisify(execFile)('npm', ['run', '--silent', 'trace', '--', file], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    maxBuffer: 1e8,
    shell: process.platform === 'win32', // npm is a script there
  });
  await open(page, CHAPTER);
  await type(weight(page, 'W_hh row 1 column 2'), '0.31');
  await type(input(page, 4, 'dy'), '0.75');
  const shown = await expectNumbersOf(page, experiment);
  const trace = JSON.parse((await ran).stdout) as Tree;

  const wrong = shown.filter(({ at, face, index, consumer, number }) => {
    const [layer = '', name = ''] = at.split('.');
    const [quantity = '', t] = name.split('@');
    if (t === undefined && face === 'value') return false; // weights go in, they do not come out
    const table = t === undefined ? 'gradients' : `${face}s`;
    const path = [table, layer, quantity, ...(t === undefined ? [] : [t]), consumer, ...index];
    return !agree(number, at_(trace, path));
  });
  expect(wrong).toEqual([]);
  expect((await shownOn(page)).length).toBe(shown.length);
});

interface Tree {
  [key: string]: Tree | number;
}

/** The number at a path of keys; those that are undefined do not count. */
function at_(tree: Tree, path: readonly (string | number | undefined)[]): number | undefined {
  let here: Tree | number | undefined = tree;
  for (const key of path)
    if (key !== undefined) here = typeof here === 'object' ? here[key] : undefined;
  return typeof here === 'number' ? here : undefined;
}
