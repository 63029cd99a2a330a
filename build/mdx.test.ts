import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { compile, run } from '@mdx-js/mdx';
import * as runtime from 'react/jsx-runtime';
import remarkMath from 'remark-math';
import { expect, test } from 'vitest';
import { code as codeBlocks } from './code.ts';
import { formulas } from './formulas.ts';
import { headings } from './headings.ts';
import { SetFormula } from '../src/prose/SetFormula.tsx';

async function html(source: string) {
  const code = await compile(source, {
    outputFormat: 'function-body',
    remarkPlugins: [remarkMath, formulas],
    rehypePlugins: [headings, codeBlocks],
  });
  const { default: Content } = await run(String(code), { ...runtime, baseUrl: import.meta.url });
  return renderToStaticMarkup(createElement(Content, { components: { SetFormula } }));
}

test('a formula is one element, for the eye and for a screen reader', async () => {
  const page = await html('The error is $\\delta_{t}$.');
  expect(page).toContain('<span class="formula" data-formula="0"><span class="katex">');
  expect(page).toContain('<math ');
  expect(page).toContain('aria-hidden="true"');
});

test('a formula on lines of its own stands apart', async () => {
  expect(await html('$$\nh_t\n$$')).toMatch(
    /^<div class="formula" data-formula="0"><span class="katex-display">/,
  );
});

test('a formula can name the quantity it shows', async () => {
  expect(await html('$\\htmlData{q=h@2}{h_2}$')).toContain('data-q="h@2"');
});

test('a formula that cannot be set names its line', async () => {
  await expect(html('One.\n\nTwo $\\nonsense$.')).rejects.toMatchObject({ line: 3, column: 5 });
});

test('headings can be linked to, each by an id of its own', async () => {
  const page = await html('## Why *add*?\n\n## Why add?');
  expect(page).toContain('<h2 id="why-add">');
  expect(page).toContain('<h2 id="why-add-2">');
});

test('code keeps every character, and its quantities light up', async () => {
  const lines =
    'for t in range(T):\n    dh[t]  += W_hz.T @ dalpha[t]   # {from} <the> output\n\nreturn h';
  const page = await html(`\`\`\`python\n${lines}\n\`\`\``);
  const text = page
    .replace(/<[^>]*>/g, '')
    .replace('&lt;', '<')
    .replace('&gt;', '>');
  expect(text).toBe(lines);
  expect(page).toContain('<span data-quantity="1.h@t" data-face="error">dh[t]</span>');
  expect(page).toContain('<span data-parameter="readout.W_hz">W_hz</span>');
});
