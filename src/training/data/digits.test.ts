import { describe, expect, it } from 'vitest';
import { digitBatch, INK, NAMES, packImage, SIDE, SPELLING, SPELLING_WIDTH, spellingBatch, unpackDigits, type DigitsFile } from './digits.ts'; // prettier-ignore

const image = (from: number) =>
  Array.from({ length: SIDE * SIDE }, (_, k) => (k + from) % (INK + 1));
const file: DigitsFile = {
  training: packImage(image(0)) + packImage(image(5)),
  trainingLabels: '37',
  heldOut: packImage(image(9)),
  heldOutLabels: '0',
};

it('images come out as they went in', () => {
  const { training, heldOut } = unpackDigits(file);
  expect(training.map(({ label }) => label)).toEqual([3, 7]);
  expect([...training[1]!.points]).toEqual(image(5).map((ink) => ink / INK));
  expect([...heldOut[0]!.points]).toEqual(image(9).map((ink) => ink / INK));
});

it('a file that does not fit together is refused', () => {
  expect(() => unpackDigits({ ...file, trainingLabels: '3' })).toThrow(RangeError);
  expect(() => unpackDigits({ ...file, trainingLabels: '3x' })).toThrow(RangeError);
  expect(() => unpackDigits({ ...file, heldOut: file.heldOut.replace('a', 'z') })).toThrow(RangeError); // prettier-ignore
});

describe('a batch', () => {
  const { training } = unpackDigits(file);

  it('shows row after row, and asks for the digit at the last', () => {
    const { rows, steps, inputs, classes } = digitBatch(training);
    expect([rows, steps]).toEqual([2, SIDE]);
    for (let t = 0; t < SIDE; t++) {
      expect(inputs![(t * 2 + 1) * SIDE + 3]).toBe(image(5)[t * SIDE + 3]! / INK);
      expect(classes![t * 2 + 1]).toBe(t === SIDE - 1 ? 7 : -1);
    }
  });

  it('of spelling shows the image and then nothing, and asks for the letters of the name', () => {
    const { rows, steps, inputs, classes, lengths } = spellingBatch(training);
    expect([rows, steps, [...lengths!]]).toEqual([2, 14, [14, 14]]);
    const name = Array.from({ length: 6 }, (_, k) => SPELLING[classes![(SIDE + k) * 2 + 1]!]).join(
      '',
    );
    expect(name).toBe('seven.');
    for (let t = 0; t < steps; t++) {
      const at = (t * 2 + 1) * SPELLING_WIDTH;
      expect(inputs![at + SIDE]).toBe(t < SIDE ? 0 : 1);
      expect(inputs![at + 3]).toBe(t < SIDE ? image(5)[t * SIDE + 3]! / INK : 0);
      if (t < SIDE) expect(classes![t * 2 + 1]).toBe(-1);
    }
  });

  it('of spelling ends with the name', () => {
    const short = spellingBatch([{ ...training[0]!, label: 6 }, training[1]!]);
    expect([...short.lengths!]).toEqual([12, 14]);
    expect([12, 13].map((t) => short.classes![t * 2])).toEqual([-1, -1]);
    for (const letter of NAMES.join('')) expect(SPELLING).toContain(letter);
  });
});
