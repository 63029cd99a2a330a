// @vitest-environment jsdom
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { Constant } from './Constant.tsx';
import { keepWhatIsSet } from './kept.ts';
import { SetFormula } from './SetFormula.tsx';

const page = (html: string) => {
  const root = document.createElement('div');
  root.innerHTML = html;
  return root;
};

it('is what the page came with, where the script does not carry it', () => {
  const set = '<b>h</b><i data-quantity="1.h@t">t</i>';
  keepWhatIsSet(page(renderToStaticMarkup(<SetFormula n="0" html={set} />)));
  keepWhatIsSet(page(renderToStaticMarkup(<SetFormula n="1" display html="<b>c</b>" />)));
  expect(renderToStaticMarkup(<SetFormula n="0" />)).toBe(
    `<span class="formula" data-formula="0">${set}</span>`,
  );
  expect(renderToStaticMarkup(<SetFormula n="1" display />)).toBe(
    '<div class="formula" data-formula="1"><b>c</b></div>',
  );
});

it('a number of the book that the page came with is not computed again', () => {
  const once = vi.fn(() => 0.60912);
  const first = renderToStaticMarkup(<Constant of={once} />);
  expect(first).toMatch(/^<span class="number" data-constant="[^"]+">0\.609<\/span>$/);
  keepWhatIsSet(page(first));
  expect(renderToStaticMarkup(<Constant of={once} />)).toBe(first);
  expect(once).toHaveBeenCalledTimes(1);
});
