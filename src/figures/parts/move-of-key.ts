import type { Vector } from '../../engine/experiment.ts';

/** Arrow keys, and the digits as they lie on a number pad, with its other names: one move of length 1. */
const KEYS: Readonly<Record<string, Vector>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  Home: [-1, 1],
  PageUp: [1, 1],
  End: [-1, -1],
  PageDown: [1, -1],
  7: [-1, 1],
  8: [0, 1],
  9: [1, 1],
  4: [-1, 0],
  6: [1, 0],
  1: [-1, -1],
  2: [0, -1],
  3: [1, -1],
};

/** The move that a key stands for, of the given length. */
export function moveOfKey(key: string, length: number): Vector | null {
  if (!Object.hasOwn(KEYS, key)) return null;
  // (−1) · length is never −0.
  return KEYS[key]!.map((one) => (one === 0 ? 0 : one * length));
}
