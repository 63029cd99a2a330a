import { expect, it } from 'vitest';
import { namePlaces } from './names.ts';
import type { Place } from './surface.ts';

const straight = (from: Place, to: Place, parts = 20): Place[] =>
  Array.from({ length: parts + 1 }, (_, k) => [
    from[0] + (k / parts) * (to[0] - from[0]),
    from[1] + (k / parts) * (to[1] - from[1]),
  ]);

it('keeps a name off its own way, off the others, and within the picture', () => {
  // Along the right edge there is room on the left only, and between two ways that are near there is none.
  const edge = { name: 'Momentum', points: straight([960, 100], [960, 900]) };
  const near = { name: 'Adam', points: straight([900, 100], [900, 900]) };
  expect(namePlaces([edge])[0]!.side).toBe('left');
  const [, second] = namePlaces([edge, near]);
  expect(second!.side).toBe('left');
});

it('stands at the end that is away from the others', () => {
  const one = { name: 'SGD', points: straight([500, 500], [500, 900]) };
  const other = { name: 'Adam', points: straight([500, 500], [500, 100]) };
  const [first, second] = namePlaces([one, other]);
  expect(first!.at).toEqual([500, 900]);
  expect(second!.at).toEqual([500, 100]);
});

it('does not put two names in one place', () => {
  const points: Place[] = [[500, 500]];
  const places = namePlaces(['SGD', 'Momentum', 'Adam'].map((name) => ({ name, points })));
  expect(new Set(places.map((place) => `${place!.side} ${place!.by}`)).size).toBe(3);
});

it('has no place for a way that is out of the picture', () => {
  expect(namePlaces([{ name: 'SGD', points: [] }])).toEqual([null]);
});
