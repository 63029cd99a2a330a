/**
 * To which moves did the error of one output flow back? For an output at step s it is ‖∂L_s/∂x_t‖ for each t ≤ s: how much the loss of
 * that output would change if the move at t were a little other than it is.
 */
import type { Trace } from '../../engine/trace.ts';
import { norm } from '../../engine/vector.ts';

export interface Saliency {
  /** norms[t − 1] = ‖∂L_s/∂x_t‖, for t = 1 … s. */
  readonly norms: readonly number[];
  readonly total: number;
  /** The fewest moves in a row that have half of the total between them, and their part of it. Null where there is no error. */
  readonly most: { readonly from: number; readonly to: number; readonly part: number } | null;
}

export function saliencyOf(trace: Trace, s: number): Saliency {
  const norms = Array.from({ length: s }, (_, k) => norm(trace.errorByLoss(s, `1.x@${k + 1}`)!));
  const total = norms.reduce((sum, one) => sum + one, 0);
  return { norms, total, most: mostOf(norms, total) };
}

/** The part of the whole that arrived at a move, from 0 to 1. */
export const partOf = ({ norms, total }: Saliency, t: number) =>
  total > 0 && Number.isFinite(total) ? (norms[t - 1] ?? 0) / total : 0;

function mostOf(norms: readonly number[], total: number): Saliency['most'] {
  if (!(total > 0) || !Number.isFinite(total)) return null;
  let best: Saliency['most'] = null;
  const isBetter = (from: number, to: number, part: number) => {
    if (!best) return true;
    const [length, shortest] = [to - from, best.to - best.from];
    return length < shortest || (length === shortest && part > best.part);
  };
  // Two ends that only move on: a window that has half is made shorter from its beginning for as long as it keeps it.
  let [from, sum] = [0, 0];
  norms.forEach((one, to) => {
    sum += one;
    while (from < to && sum - norms[from]! >= total / 2) sum -= norms[from++]!;
    const part = sum / total;
    if (part >= 0.5 && isBetter(from + 1, to + 1, part))
      best = { from: from + 1, to: to + 1, part };
  });
  // What is left of a sum of roundings may be just below one half; then it is all of them.
  return best ?? { from: 1, to: norms.length, part: 1 };
}
