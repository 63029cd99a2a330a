import { expect, it } from 'vitest';
import { html } from '../build/cite.ts';
import { placeOf, termNamed, terms } from './terms.ts';

it('each name means one thing, and is found in the order of the alphabet', () => {
  const names = terms.flatMap(({ name, also = [] }) => [name, ...also]);
  expect(new Set(names).size).toBe(names.length);
  const order = terms.map(({ name }) => name.toLowerCase());
  expect(order).toEqual(order.toSorted((a, b) => a.localeCompare(b, 'en')));
  expect(termNamed('logit')).toBe(termNamed('score'));
  expect(termNamed('no such word')).toBeUndefined();
});

it.each(terms)('$name is defined in sentences, with formulas that can be set', (term) => {
  expect(term.says).toMatch(/^(\p{Lu}|\$).*\.$/su);
  // In pairs: what stands between two is a formula.
  expect(term.says.split('$').length % 2).toBe(1);
  expect(() => html(term.says)).not.toThrow();
  expect(placeOf(term)).toMatch(/^[a-z-]+$/);
  // Not by itself.
  expect(term.says.toLowerCase().startsWith(term.name)).toBe(false);
});
