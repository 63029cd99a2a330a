/** Drawings for tests: of each digit a few, that have nothing to do with how it looks but are unlike each other's. */
import type { Example } from '../data/handwriting.ts';
import type { Point } from '../data/strokes.ts';
import type { Drawings } from '../tasks/handwriting.ts';

/** A way of three pieces that turns by so much, and a dot for odd digits. */
function drawing(label: number, from: string): Example {
  const turn = (k: number): Point => [
    k + Math.cos(label + k),
    Math.sin(label * (k + 1)) + label / 10,
  ];
  const strokes = [[0, 1, 2, 3].map(turn), ...(label % 2 === 1 ? [[[2, 2] as Point]] : [])];
  return { strokes, label, from };
}

const each = (from: string) => Array.from({ length: 10 }, (_, label) => drawing(label, from));

export const someDrawings = (own: readonly Example[] = []): Drawings => ({
  training: [...each('a'), ...each('b')],
  heldOut: each('c'),
  own,
});

export const ownDrawing = (label: number) => drawing(label, 'reader');
