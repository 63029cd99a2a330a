/**
 * Strokes as text, for the files of data: a character for each coordinate, x before y, strokes parted by blanks. Coordinates are
 * whole numbers from 0 to LEVELS, in the box of the character, the longer side of which is LEVELS.
 */
import { boxOf, cleaned, type Point, type Stroke } from './strokes.ts';

/** What ASCII prints but blank, quotation mark and backslash, so that JSON holds it as it stands. */
const LETTERS = Array.from({ length: 94 }, (_, k) => String.fromCharCode(33 + k))
  .filter((letter) => letter !== '"' && letter !== '\\')
  .join('');

export const LEVELS = LETTERS.length - 1;

const VALUES: Readonly<Record<string, number>> = Object.fromEntries(
  [...LETTERS].map((letter, value) => [letter, value]),
);

/** Throws a RangeError where there is nothing to pack. */
export function packStrokes(strokes: readonly Stroke[]): string {
  const clean = cleaned(strokes);
  const box = boxOf(clean);
  if (!box) throw new RangeError('There is no stroke to pack.');
  const scale = LEVELS / (Math.max(box.width, box.height) || 1);
  const whole = clean.map((stroke) =>
    stroke.map(([x, y]): Point => [
      Math.round((x - box.left) * scale),
      Math.round((y - box.bottom) * scale),
    ]),
  );
  return cleaned(whole)
    .map((stroke) => stroke.map(([x, y]) => LETTERS[x]! + LETTERS[y]!).join(''))
    .join(' ');
}

/** Throws a RangeError that names what cannot be read. */
export function unpackStrokes(packed: string): Stroke[] {
  return packed.split(' ').map((text) => {
    if (text.length === 0 || text.length % 2 !== 0)
      throw new RangeError(`"${text.slice(0, 20)}" is not a stroke: coordinates come in pairs.`);
    return Array.from({ length: text.length / 2 }, (_, k): Point => [
      valueOf(text[2 * k]!),
      valueOf(text[2 * k + 1]!),
    ]);
  });
}

function valueOf(letter: string): number {
  const value = Object.hasOwn(VALUES, letter) ? VALUES[letter] : undefined;
  if (value === undefined) throw new RangeError(`"${letter}" is no coordinate.`);
  return value;
}
