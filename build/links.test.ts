import { expect, test } from 'vitest';
import { checkLinks } from './links.ts';

const book = (link: string) =>
  new Map([
    ['/', `<a class="x" href="${link}">there</a>`],
    ['/loss/', '<h2 id="softmax">Softmax</h2>'],
  ]);

test.each(['loss/', './loss/#softmax', 'loss/#t=3&q=h', 'https://arxiv.org/abs/1610.02583'])(
  '%s leads somewhere',
  (link) => expect(() => checkLinks(book(link))).not.toThrow(),
);

test.each([
  ['../lost/', 'no such page'],
  ['loss/#sigmoid', 'no such place'],
  ['loss', 'no such page'],
])('%s does not', (link, reason) => expect(() => checkLinks(book(link))).toThrow(reason));
