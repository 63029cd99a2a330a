import { expect, it } from 'vitest';
import { directionOf, wayInWords } from './words.ts';

it.each([
  [[1, 0], 'right'],
  [[0.98, -0.2], 'right'],
  [[1, 1], 'up and right'],
  [[0, 2], 'up'],
  [[-1, 1], 'up and left'],
  [[-1, 0], 'left'],
  [[-1, -0.001], 'left'],
  [[-1, -1], 'down and left'],
  [[0, -1], 'down'],
  [[1, -1], 'down and right'],
  [[0, 0], 'nowhere'],
])('%j is %s', (move, words) => {
  expect(directionOf(move)).toBe(words);
});

it('a way is told in runs', () => {
  const seven = [[1, 0], [1, 0], [0, -1], [0, -1], [0, -1]]; // prettier-ignore
  expect(wayInWords(seven.slice(0, 1))).toEqual({ before: 0, words: 'right once' });
  expect(wayInWords(seven)).toEqual({ before: 0, words: 'right twice, then down 3 times' });
});

it('of a long way only the end is told', () => {
  const stairs = [[1, 0], [1, 0], [0, 1], [1, 0], [0, 1], [1, 0]]; // prettier-ignore
  const words = 'right once, then up once, then right once';
  expect(wayInWords(stairs)).toEqual({ before: 3, words });
});
