/** What can be shown to the network: an image of our own, one that was held out, or the reader's drawing. */
import { INK, NAMES, type DigitImage } from '../../training/data/digits.ts';
import type { Work } from '../parts/slices.ts';
import { isRight, saidOf, type Points, type Weighed } from './reading.ts';

export interface Shown {
  readonly points: Points;
  /** From 0 to 9; null where the reader has not said. */
  readonly digit: number | null;
  /** Its place among those held out; null for one that is not of the data. */
  readonly place: number | null;
}

/** A 3 that is there before any data is: put down point by point, and by none of the writers of the data. */
export const THREE: Shown = {
  points: [
    [0, 0, 9, 16, 14, 3, 0, 0],
    [0, 3, 14, 6, 11, 12, 0, 0],
    [0, 0, 0, 0, 9, 12, 0, 0],
    [0, 0, 3, 10, 16, 5, 0, 0],
    [0, 0, 1, 6, 11, 14, 1, 0],
    [0, 0, 0, 0, 1, 15, 6, 0],
    [0, 5, 6, 1, 6, 16, 4, 0],
    [0, 3, 13, 16, 15, 6, 0, 0],
  ].flatMap((row) => row.map((ink) => ink / INK)),
  digit: 3,
  place: null,
};

/** The next place after this one whose image is such, going round; null where none is. */
export function* seekingPlace(
  images: readonly DigitImage[],
  after: number | null,
  isSuch: (image: DigitImage) => boolean,
): Work<number | null> {
  for (let k = 1; k <= images.length; k++) {
    const place = ((after ?? -1) + k) % images.length;
    if (isSuch(images[place]!)) return place;
    yield;
  }
  return null;
}

export const isMisspelled = (network: Weighed) => (image: DigitImage) =>
  !isRight({ said: saidOf(network, image.points) }, image.label);

/** "a three", "an eight" */
export const named = (digit: number) => `${digit === 8 ? 'an' : 'a'} ${NAMES[digit]!}`;
