// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { atStep, light, marksIn, onPlacesChange, placeOf } from './spotlight.ts';

it.each([
  ['1.h@t', '1.h@3'],
  ['1.a_h@t+1', '1.a_h@4'],
  ['1.h@t-1', '1.h@2'],
  ['1.h@12', '1.h@12'],
  ['1.W_hh', '1.W_hh'],
])('at step 3 a formula’s %s is %s', (written, place) => expect(atStep(written, 3)).toBe(place));

const marks = {
  number: '<i data-term="1.h@3" data-unit="1" data-face="error">…</i>',
  other: '<i data-term="1.h@3" data-unit="0" data-face="value">…</i>',
  later: '<i data-term="1.h@30" data-unit="1">…</i>',
  symbol: '<i data-quantity="1.h@t">…</i>',
  entry: '<i data-param="1.W_hh" data-unit="0,1">…</i>',
  transposed: '<i data-param="1.W_hh" data-unit="1,0">…</i>',
  weights: '<i data-parameter="1.W_hh">…</i>',
  flow: '<i data-term="1.h@3" data-flow="future">…</i>',
  derived: '<button data-place="1.h@3.1"><b>…</b></button>',
};

/** A page with all of these marks; which of them light up with a place, at step 3? */
function litWith(place: string | null): string[] {
  const root = document.createElement('div');
  root.innerHTML = Object.values(marks).join('');
  light(marksIn(root), 'data-lit', '1.W_hh', 3); // what was lit before goes out
  light(marksIn(root), 'data-lit', place, 3);
  return Object.keys(marks).filter((_, k) => root.children[k]!.hasAttribute('data-lit'));
}

it.each([
  ['1.h@3.1', ['number', 'symbol', 'derived']],
  ['1.h@3.0', ['other', 'symbol']],
  ['1.h@3', ['number', 'other', 'symbol', 'flow', 'derived']],
  ['1.W_hh.0.1', ['entry', 'weights']],
  ['1.W_hh', ['entry', 'transposed', 'weights']],
  ['1.h@4', []],
  [null, []],
])('%s lights %j', (place, lit) => expect(litWith(place)).toEqual(lit));

it('what is inside a mark shows the place of the mark', () => {
  const root = document.createElement('div');
  root.innerHTML = marks.derived + marks.entry + marks.symbol;
  const [derived, entry, symbol] = root.children;
  expect(placeOf(derived!.firstElementChild!, 3)).toBe('1.h@3.1');
  expect(placeOf(entry!, 3)).toBe('1.W_hh.0.1');
  expect(placeOf(symbol!, 5)).toBe('1.h@5');
  expect(placeOf(root, 3)).toBeNull();
});

it('what comes to show another place is called by, itself or as a part of what is new, and nothing else is', async () => {
  const root = document.createElement('div');
  root.innerHTML = marks.number + marks.derived;
  const changed: Element[][] = [];
  const stop = onPlacesChange(root, (elements) => changed.push([...elements]));
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  const [number] = root.children;
  number!.textContent = '0.25';
  number!.setAttribute('data-lit', '');
  await settled();
  expect(changed).toEqual([]);
  number!.setAttribute('data-unit', '0');
  root.insertAdjacentHTML('beforeend', `<p>${marks.entry}<b>…</b></p>${marks.symbol}`);
  await settled();
  const [entry, symbol] = [root.querySelector('[data-param]')!, root.lastElementChild!];
  expect(changed).toEqual([[number, entry, symbol]]);
  stop();
});
