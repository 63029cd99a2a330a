// @vitest-environment jsdom
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { keepFormulas, SetFormula } from './SetFormula.tsx';

const page = (html: string) => {
  const root = document.createElement('div');
  root.innerHTML = html;
  return root;
};

it('is what the page came with, where the script does not carry it', () => {
  const set = '<b>h</b><i data-quantity="1.h@t">t</i>';
  keepFormulas(page(renderToStaticMarkup(<SetFormula n="0" html={set} />)));
  keepFormulas(page(renderToStaticMarkup(<SetFormula n="1" display html="<b>c</b>" />)));
  expect(renderToStaticMarkup(<SetFormula n="0" />)).toBe(
    `<span class="formula" data-formula="0">${set}</span>`,
  );
  expect(renderToStaticMarkup(<SetFormula n="1" display />)).toBe(
    '<div class="formula" data-formula="1"><b>c</b></div>',
  );
});
