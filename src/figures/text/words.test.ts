import { expect, it } from 'vitest';
import { afterText, afterUpdates, bitsText, knows, shareText } from './words.ts';

it('writes bits, shares and counts', () => {
  expect([5.2094, 0.004, 0, 12.34].map(bitsText)).toEqual(['5.21', '0.00', '0.00', '12']);
  expect([1, 0.34, 0.0951, 0.034, 0.0009, 0, 12.5].map(shareText)).toEqual([
    '100',
    '34',
    '9.5',
    '3.4',
    '<0.1',
    '0.0',
    '1250',
  ]);
  expect([0, 1, 104].map(afterUpdates)).toEqual([
    'before learning',
    'after 1 update',
    'after 104 updates',
  ]);
});

it('says what was read, of much the end', () => {
  expect(afterText('call me', 0)).toBe('at the beginning');
  expect(afterText('call me', 6)).toBe('after ‘call␣m’');
  expect(afterText('the whiteness of the whale', 26)).toBe('after ‘…iteness␣of␣the␣whale’');
});

it('says what a loss shows', () => {
  const baselines = { uniform: 5, letters: 4, pairs: 3 };
  expect([5.1, 4.5, 3.5, 2.5].map((bits) => knows(bits, baselines).split(/[ ,]/)[0])).toEqual([
    'no',
    'better',
    'below',
    'below',
  ]);
  expect(knows(2.5, baselines)).toContain('more of what it read than the last character');
  expect(knows(3.5, baselines)).toContain('not yet what counting pairs does');
});
