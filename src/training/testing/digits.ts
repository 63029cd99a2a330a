/** Digits for tests: of each a few, that have nothing to do with how they look but are unlike each other's. */
import { INK, NAMES, packImage, SIDE, type DigitsFile } from '../data/digits.ts';

const image = (label: number, turn: number) =>
  packImage(
    Array.from({ length: SIDE * SIDE }, (_, k) => (k * (label + 2) + turn * 5 + label) % (INK + 1)),
  );
const part = (turns: readonly number[]) => ({
  images: turns.flatMap((turn) => NAMES.map((_, label) => image(label, turn))).join(''),
  labels: turns.map(() => '0123456789').join(''),
});

export function someDigits(): DigitsFile {
  const [training, heldOut] = [part([0, 1]), part([2])];
  return {
    training: training.images,
    trainingLabels: training.labels,
    heldOut: heldOut.images,
    heldOutLabels: heldOut.labels,
  };
}
