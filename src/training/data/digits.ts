/**
 * Handwritten digits of 8 × 8 points, read row by row from the top; then, in the paper's third application, spelled letter by letter.
 */
import type { Batch } from '../learner.ts';

export const SIDE = 8;
/** A point is from 0, paper, to this, ink. */
export const INK = 16;

/** The file of data (content/data/packed/digits.json): a letter from "a" (0) to "q" (16) for each point, rows from the top; images one after another. */
export interface DigitsFile {
  readonly training: string;
  readonly trainingLabels: string;
  readonly heldOut: string;
  readonly heldOutLabels: string;
}

export interface DigitImage {
  /** [8 × 8], from 0 to 1. */
  readonly points: Float32Array;
  readonly label: number;
}

export interface Digits {
  readonly training: readonly DigitImage[];
  readonly heldOut: readonly DigitImage[];
}

export function packImage(points: readonly number[]): string {
  return points.map((ink) => String.fromCharCode(97 + ink)).join('');
}

/** Throws a RangeError where points and labels do not fit each other. */
export function unpackDigits(file: DigitsFile): Digits {
  const read = (packed: string, labels: string) => {
    const size = SIDE * SIDE;
    if (packed.length !== labels.length * size || /[^a-q]/.test(packed) || /\D/.test(labels))
      throw new RangeError('The points of the digits do not fit their labels.');
    return [...labels].map((label, k): DigitImage => ({
      points: Float32Array.from(
        { length: size },
        (_, i) => (packed.charCodeAt(k * size + i) - 97) / INK,
      ),
      label: Number(label),
    }));
  };
  return {
    training: read(file.training, file.trainingLabels),
    heldOut: read(file.heldOut, file.heldOutLabels),
  };
}

/** Images side by side, a row of points a step; the digit is asked for at the last row. */
export function digitBatch(images: readonly DigitImage[]): Batch {
  const rows = images.length;
  const inputs = new Float32Array(SIDE * rows * SIDE);
  const classes = new Int32Array(SIDE * rows).fill(-1);
  images.forEach(({ points, label }, row) => {
    for (let t = 0; t < SIDE; t++)
      inputs.set(points.subarray(t * SIDE, (t + 1) * SIDE), (t * rows + row) * SIDE);
    classes[(SIDE - 1) * rows + row] = label;
  });
  return { rows, steps: SIDE, inputs, classes };
}

export const NAMES = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
];
/** The letters of the names, and the end of a name. */
export const SPELLING = [...new Set(NAMES.join(''))].sort().join('') + '.';
/** A row of points, and whether it is time to spell. */
export const SPELLING_WIDTH = SIDE + 1;
/** The letters of the longest name and its end. */
export const MOST_SPELLED = Math.max(...NAMES.map(({ length }) => length)) + 1;
/** The steps of the longest sequence. */
export const SPELLING_STEPS = SIDE + MOST_SPELLED;

/** Images side by side, read row by row; then, with no image to see, the name of the digit is spelled, a letter a step, and its end. */
export function spellingBatch(images: readonly DigitImage[]): Batch {
  const rows = images.length;
  const lengths = Int32Array.from(images, ({ label }) => SIDE + NAMES[label]!.length + 1);
  const steps = lengths.reduce((a, b) => Math.max(a, b), 0);
  const inputs = new Float32Array(steps * rows * SPELLING_WIDTH);
  const classes = new Int32Array(steps * rows).fill(-1);
  images.forEach(({ points, label }, row) => {
    for (let t = 0; t < lengths[row]!; t++) {
      const at = (t * rows + row) * SPELLING_WIDTH;
      if (t < SIDE) inputs.set(points.subarray(t * SIDE, (t + 1) * SIDE), at);
      else inputs[at + SIDE] = 1;
      if (t >= SIDE) classes[t * rows + row] = SPELLING.indexOf(`${NAMES[label]!}.`[t - SIDE]!);
    }
  });
  return { rows, steps, inputs, lengths, classes };
}
