import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALPHABET, endOf, simplified, symbolsOf, textBatch, wordBatch } from './text.ts';

describe('a text', () => {
  it('is written in the alphabet, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const plain = simplified(text);
        expect([...plain].every((letter) => ALPHABET.includes(letter))).toBe(true);
        expect(simplified(plain)).toBe(plain);
      }),
    );
  });

  it('keeps its letters, marks and paragraphs', () => {
    const text = '  “Ahoy!” — Café,\r\n\r\n\tNº 5 Œuvre’s end…  ';
    expect(simplified(text)).toBe('"ahoy!" - cafe,\nno oeuvre\'s end...');
  });

  it('of unknown characters is refused', () => {
    expect(() => symbolsOf('a9', ALPHABET)).toThrow('"9" is not in the alphabet');
  });
});

describe('a piece of a text', () => {
  const symbols = Int32Array.from({ length: 101 }, (_, k) => k);

  it('shows each character and asks for the next, row after row from its own part', () => {
    const batch = textBatch(symbols, 2, 5, 1);
    expect(batch.carry).toBe(true);
    for (let t = 0; t < 5; t++)
      for (let row = 0; row < 2; row++) {
        expect(batch.symbols![t * 2 + row]).toBe(row * 50 + 5 + t);
        expect(batch.classes![t * 2 + row]).toBe(row * 50 + 5 + t + 1);
      }
  });

  it('begins again after the last, without the state', () => {
    expect(textBatch(symbols, 2, 5, 0).carry).toBe(false);
    expect(textBatch(symbols, 2, 5, 10)).toEqual(textBatch(symbols, 2, 5, 0));
    expect(textBatch(symbols, 2, 5, 9).symbols![0]).toBe(45);
  });

  it('together are every character but the last, once', () => {
    const shown = Array.from({ length: 5 }, (_, k) => [
      ...textBatch(symbols, 4, 5, k).symbols!,
    ]).flat();
    expect(shown.sort((a, b) => a - b)).toEqual([...symbols.subarray(0, 100)]);
  });

  it('of a text that is too short is refused', () => {
    expect(() => textBatch(symbols, 20, 6, 0)).toThrow('too short');
    expect(() => textBatch(symbols, 20, 5, 0)).not.toThrow();
  });
});

it('a word is asked for letter by letter, from nothing, to its end', () => {
  const { rows, steps, symbols, classes, lengths } = wordBatch(['ab', 'c'], 'abc');
  expect([rows, steps, [...lengths!]]).toEqual([2, 3, [3, 2]]);
  const column = (list: Int32Array, row: number) => [0, 1, 2].map((t) => list[t * 2 + row]);
  expect(column(symbols!, 0)).toEqual([-1, 0, 1]);
  expect(column(classes!, 0)).toEqual([0, 1, endOf('abc')]);
  expect(column(symbols!, 1)).toEqual([-1, 2, -1]);
  expect(column(classes!, 1)).toEqual([2, endOf('abc'), -1]);
});
