/** A network writes: what it says comes next is drawn, and read in its turn. */
import { randomFrom } from '../../engine/random.ts';
import { logSumExp } from '../../engine/vector.ts';
import { symbolsOf } from '../../training/data/text.ts';
import { inTurn, type Work } from '../parts/slices.ts';
import type { Material } from './materials.ts';
import type { Weighed } from './reading.ts';
import { steppedOf, type Stepped } from './stepped.ts';

export interface Wish {
  /** τ > 0: the probabilities are those of α / τ. Below 1 the likely becomes likelier. */
  readonly temperature: number;
  readonly seed: number;
  /** What is there already, in the alphabet. */
  readonly beginning: string;
}

/** softmax(α / τ). */
export function tempered(alpha: ArrayLike<number>, temperature: number): number[] {
  const scaled = Float64Array.from(alpha, (value) => value / temperature);
  const sum = logSumExp(scaled);
  return Array.from(scaled, (value) => Math.exp(value - sum));
}

/** The class k with Σ_{j<k} p_j ≤ u < Σ_{j≤k} p_j, for u from 0 up to 1. */
export function classAt(probabilities: readonly number[], u: number): number {
  let sum = 0;
  for (let k = 0; k < probabilities.length; k++) if (u < (sum += probabilities[k]!)) return k;
  // Rounding may leave the sum a little below 1.
  return probabilities.findLastIndex((p) => p > 0);
}

/** What the network writes after the beginning (which is not part of it): to its end, or so much that both have `mostWritten` characters. */
export function* writing(
  { alphabet, before, end, mostWritten }: Material,
  network: Stepped,
  wish: Wish,
): Work<string> {
  const random = randomFrom(wish.seed);
  const given = symbolsOf(wish.beginning, alphabet);
  let symbol = before;
  let text = '';
  network.begin();
  for (let t = 1; t <= mostWritten; t++) {
    network.read(symbol);
    const u = random();
    if (t <= given.length) symbol = given[t - 1]!;
    else {
      symbol = classAt(tempered(network.scores(), wish.temperature), u);
      if (symbol === end) break;
      text += alphabet[symbol]!;
    }
    yield;
  }
  return text;
}

/** So many as are written at a time, each from a seed of its own. */
export function* someWriting(material: Material, checkpoint: Weighed, wish: Wish): Work<string[]> {
  const network = steppedOf(material, checkpoint);
  return yield* inTurn(
    Array.from({ length: material.atOnce }, (_, k) =>
      writing(material, network, { ...wish, seed: wish.seed + 104_729 * k }),
    ),
  );
}
