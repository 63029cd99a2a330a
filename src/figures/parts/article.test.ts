import { expect, it } from 'vitest';
import { withArticle } from './article.ts';

it('is the one that is said', () => {
  expect(['0', '8', '9', 'L', 'Z', 'u'].map(withArticle)).toEqual([
    'a 0',
    'an 8',
    'a 9',
    'an L',
    'a Z',
    'a u',
  ]);
});
