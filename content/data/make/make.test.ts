import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from '../../../src/training/data/strokes.ts';
import { aligned } from './align.ts';
import { strokesOf } from './fonts.ts';
import { oriented } from './orient.ts';

describe('aligned words', () => {
  const letter = fc.constantFrom('a', 'b', 'c', 'd');
  const word = fc
    .tuple(
      fc.array(letter, { minLength: 1, maxLength: 8 }),
      fc.array(fc.constantFrom('X', 'Y', 'Z'), { maxLength: 16 }),
    ) // prettier-ignore
    .map(([letters, phones]) => ({ word: letters.join(''), phones }));

  it('say their phones, in order, one label a letter, none of more than two', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
        const all = aligned(words, 0);
        const possible = words.filter((one) => one.phones.length <= 2 * one.word.length);
        expect(all).toHaveLength(possible.length);
        all.forEach(({ word: letters, labels }, k) => {
          expect(letters).toBe(possible[k]!.word);
          expect(labels).toHaveLength(letters.length);
          expect(labels.join(' ').split(' ').filter(Boolean)).toEqual(possible[k]!.phones);
          for (const label of labels) expect(label.split(' ').length).toBeLessThanOrEqual(2);
        });
      }),
    );
  });

  it('find out what each letter says', () => {
    const of = (text: string, spoken: string) => ({ word: text, phones: spoken.split(' ') });
    const words = [of('ship', 'SH IH P'), of('hip', 'HH IH P'), of('sip', 'S IH P'), of('six', 'S IH K S'), of('shop', 'SH AA P'), of('tax', 'T AE K S'), of('pit', 'P IH T'), of('pat', 'P AE T')]; // prettier-ignore
    const labels = Object.fromEntries(aligned(words, 1).map((one) => [one.word, one.labels]));
    expect(labels.ship).toEqual(['SH', '', 'IH', 'P']);
    expect(labels.six).toEqual(['S', 'IH', 'K S']);
    expect(labels.pat).toEqual(['P', 'AE', 'T']);
  });

  it('that need a rare pair are left out', () => {
    const words = [
      { word: 'x', phones: ['K', 'S'] },
      { word: 'a', phones: ['A'] },
    ];
    expect(aligned(words, 2).map((one) => one.word)).toEqual(['a']);
  });
});

describe('strokes of a font', () => {
  it('are read off its path; a piece that begins where the last ended goes on with it', () => {
    expect(strokesOf('M1,2 L3,4 5,6 M 5 6 L 7 8 M 0 0 L -1.5 2e1')).toEqual([
      [[1, 2], [3, 4], [5, 6], [7, 8]],
      [[0, 0], [-1.5, 20]],
    ]); // prettier-ignore
    expect(() => strokesOf('M1,2 C3,4')).toThrow('"C" in a path');
    expect(() => strokesOf('M1,2 l3,4')).toThrow('not understood');
  });

  it('are turned to begin at their upper end, or at the left one', () => {
    const up: Point[] = [[0, 0], [0, 5], [1, 9]]; // prettier-ignore
    const level: Point[] = [[8, 4], [4, 0], [0, 4]]; // prettier-ignore
    expect(oriented([up, level])).toEqual([up.toReversed(), level.toReversed()]);
    expect(oriented(oriented([up, level]))).toEqual(oriented([up, level]));
  });

  it('that are closed begin at the top and go left', () => {
    const angles = Array.from({ length: 17 }, (_, k) => (2 * Math.PI * k) / 16);
    for (const way of [1, -1]) {
      const [ring] = oriented([angles.map((a): Point => [Math.cos(way * a), Math.sin(way * a)])]);
      expect(ring![0]![1]).toBeCloseTo(1, 9);
      expect(ring).toHaveLength(17);
      expect(ring![1]![0]).toBeLessThan(0);
      expect(ring!.at(-1)).toEqual(ring![0]);
    }
  });
});
