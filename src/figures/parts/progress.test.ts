// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import { keepProgress, resultOf, showProgress, type Progress } from './progress.ts';

const marks = {
  value: '<i data-term="1.h@2" data-face="value" data-unit="0"></i>',
  line: '<i data-term="1.h@2" data-face="value"></i>',
  before: '<i data-term="1.h@1" data-face="value"></i>',
  initial: '<i data-term="1.h@0" data-face="value"></i>',
  input: '<i data-term="1.x@2" data-face="value"></i>',
  error: '<i data-term="1.h@1" data-face="error" data-unit="0"></i>',
  share: '<i data-term="1.h@1" data-face="share" data-consumer="a_h@2"></i>',
  band: '<i data-term="1.h@1" data-face="share" data-flow="future"></i>',
  weight: '<i data-param="1.W_hh" data-face="value"></i>',
  gradient: '<i data-param="1.W_hh" data-face="gradient"></i>',
  part: '<i data-param="1.W_hh" data-face="share" data-consumer="@2"></i>',
};

const madeAt = new Map([
  ['value 1.h@1', 1],
  ['value 1.h@2', 2],
  ['error 1.h@1', 3],
  ['share 1.W_hh@2', 4],
  ['gradient 1.W_hh', 5],
]);

const at = (done: number): Progress => ({
  madeAt,
  done,
  now: new Set([[...madeAt].find(([, made]) => made === done)?.[0] ?? '']),
  reads: new Set(done === 2 ? ['value 1.h@1', 'weight 1.W_hh'] : []),
});

function page(inside = 'figure'): HTMLElement {
  document.body.innerHTML = `<${inside}>${Object.values(marks).join('')}</${inside}>`;
  return document.body;
}

const having = (root: Element, attribute: string) =>
  Object.keys(marks).filter((_, k) => root.firstElementChild!.children[k]!.hasAttribute(attribute));

let end = () => {};
afterEach(() => end());

it.each([
  [0, ['value', 'line', 'before', 'error', 'share', 'band', 'gradient', 'part']],
  [1, ['value', 'line', 'error', 'share', 'band', 'gradient', 'part']],
  [2, ['error', 'share', 'band', 'gradient', 'part']],
  [3, ['gradient', 'part']],
  [4, ['gradient']],
  [5, []],
])('after %i operations what is later is %j', (done, later) => {
  const root = page();
  showProgress(root, at(0));
  showProgress(root, at(done));
  expect(having(root, 'data-later')).toEqual(later);
});

it('lights what is made and what is read, and nothing that was', () => {
  const root = page();
  showProgress(root, at(3));
  expect(having(root, 'data-now')).toEqual(['error', 'share', 'band']);
  showProgress(root, at(2));
  expect(having(root, 'data-now')).toEqual(['value', 'line']);
  expect(having(root, 'data-reads')).toEqual(['before', 'weight']);
  showProgress(root, null);
  expect(root.innerHTML).toBe(page().innerHTML);
});

it('leaves alone what stands in no figure', () => {
  const root = page('section');
  const before = root.innerHTML;
  showProgress(root, at(1));
  expect(root.innerHTML).toBe(before);
});

it.each(['operations', 'frame-sentence'])('leaves .%s complete', (name) => {
  const root = document.createElement('div');
  root.innerHTML = `<figure><p class="${name}">${marks.error}</p></figure>`;
  const before = root.innerHTML;
  showProgress(root, at(1));
  expect(root.innerHTML).toBe(before);
});

it('goes on where a figure is drawn anew', async () => {
  const root = page();
  end = keepProgress(root, at(1));
  root.firstElementChild!.insertAdjacentHTML('beforeend', marks.error);
  (root.firstElementChild!.children[2] as HTMLElement).dataset.term = '1.h@2';
  await Promise.resolve();
  expect(root.firstElementChild!.lastElementChild!.hasAttribute('data-later')).toBe(true);
  expect(having(root, 'data-later')).toContain('before');
  end();
  root.firstElementChild!.insertAdjacentHTML('beforeend', marks.error);
  await Promise.resolve();
  expect(root.firstElementChild!.lastElementChild!.hasAttribute('data-later')).toBe(false);
});

it('a number of a table of gradients is the sum, what a step adds has its step', () => {
  const element = (html: string) => {
    const holder = document.createElement('div');
    holder.innerHTML = html;
    return holder.firstElementChild as HTMLElement;
  };
  expect(resultOf(element(marks.part))).toBe('share 1.W_hh@2');
  expect(resultOf(element(marks.gradient))).toBe('gradient 1.W_hh');
});
