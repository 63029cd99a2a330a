import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { SIDE } from '../../training/data/digits.ts';
import type { Reading } from './reading.ts';
import { Steps } from './Steps.tsx';

it('an error over the highest rule has an arrow, and no other', () => {
  const reading = { asked: 'one.' } as Reading;
  const points = new Float64Array(SIDE * SIDE);
  const arrows = (...flow: number[]) =>
    renderToStaticMarkup(<Steps reading={reading} points={points} flow={flow} />).split('↑').length - 1; // prettier-ignore
  expect(arrows(0.5, 99.9, 100)).toBe(0);
  expect(arrows(0.5, 101, 3000)).toBe(2);
});
