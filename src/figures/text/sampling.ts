/** A network writes: what it says comes next is drawn, and read in its turn. In float64, by the engine's own equations. */
import { networkOf } from '../../engine/network.ts';
import { randomFrom } from '../../engine/random.ts';
import { stepForward } from '../../engine/step.ts';
import { logSumExp } from '../../engine/vector.ts';
import { experimentOf } from '../../training/checkpoint.ts';
import { symbolsOf } from '../../training/data/text.ts';
import { oneHot } from '../../training/tasks/task.ts';
import type { Material } from './materials.ts';
import type { Weighed } from './reading.ts';

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
export function written(material: Material, checkpoint: Weighed, wish: Wish): string {
  const { alphabet, before, end, mostWritten } = material;
  const network = networkOf(
    experimentOf(checkpoint, { inputs: [oneHot(before, alphabet.length)], targets: [null] }),
  );
  const [strand, readout] = [network.strands[0]!, network.readout];
  const values = new Float64Array((mostWritten + 2) * strand.plan.stride);
  const random = randomFrom(wish.seed);
  const given = symbolsOf(wish.beginning, alphabet);
  let symbol = before;
  let text = '';
  for (let t = 1; t <= mostWritten; t++) {
    const at = t * strand.plan.stride;
    if (symbol >= 0) values[at + strand.plan.input.offset + symbol] = 1;
    stepForward(strand.plan, strand.weights, values, t);
    const u = random();
    if (t <= given.length) {
      symbol = given[t - 1]!;
      continue;
    }
    const top = new Float64Array(2 * readout.plan.stride);
    const from = at + strand.plan.output.offset;
    top.set(
      values.subarray(from, from + strand.plan.size),
      readout.plan.stride + readout.plan.input.offset,
    );
    stepForward(readout.plan, readout.weights, top, 1);
    const out = readout.plan.stride + readout.plan.output.offset;
    const alpha = top.subarray(out, out + readout.plan.size);
    symbol = classAt(tempered(alpha, wish.temperature), u);
    if (symbol === end) break;
    text += alphabet[symbol]!;
  }
  return text;
}

/** So many as are written at a time, each from a seed of its own. */
export const someWritten = (material: Material, checkpoint: Weighed, wish: Wish): string[] =>
  Array.from({ length: material.atOnce }, (_, k) =>
    written(material, checkpoint, { ...wish, seed: wish.seed + 104_729 * k }),
  );
