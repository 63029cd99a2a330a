import { compile } from '@mdx-js/mdx';
import { expect, test } from 'vitest';
import { citedIn, citing } from './citations.ts';
import { cite, html } from './cite.ts';

const compiled = async (source: string) => String(await compile(source, { remarkPlugins: [cite] }));

test('a citation gets its names, its year and its entry', async () => {
  const code = await compiled('As in <Cite id="williamspeng1990" paren />.');
  expect(code).toContain('names: "Williams and Peng"');
  expect(code).toContain('year: "1990"');
  expect(code).toMatch(/entry: "Williams, R\. J\. and Peng, J\. \(1990\)\. .*490–501\."/);
  expect(code).toContain('paren: true');
});

test('a term gets its definition, with its formulas set, by any of its names', async () => {
  const code = await compiled('The <Term name="logit">logits</Term>');
  expect(code).toContain('place: "score"');
  expect(code).toContain('katex');
  expect(code).toContain('called logits');
});

test.each([
  ['<Cite id="nobody1900" />', 'There is no "nobody1900" in content/references.ts'],
  ['<Cite />', '<Cite> needs id, written as text'],
  ['<Cite id={one} />', 'written as text'],
  ['<Term name="gadget" />', 'There is no "gadget" in content/terms.ts'],
])('%s stops the build, with its line', async (source, message) => {
  await expect(compiled(`One.\n\nTwo ${source}.`)).rejects.toMatchObject({
    line: 3,
    reason: expect.stringContaining(message) as unknown,
  });
});

test('words of a definition are text, never markup', () => {
  expect(html('a < b & $x$')).toMatch(/^a &lt; b &amp; <span class="formula">/);
});

test('which chapters cite what is read off their text', () => {
  expect([...citedIn('<Cite id="a1" /> and <Cite paren id="b2" />, <Cite id="a1" />')]).toEqual([
    'a1',
    'b2',
  ]);
  for (const numbers of Object.values(citing())) expect(numbers).toEqual([...new Set(numbers)]);
});
