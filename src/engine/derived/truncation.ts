import { gradientsOf, runReverse, seedOfLoss } from '../run.ts';
import type { Trace } from '../trace.ts';

/**
 * The gradients of truncated backpropagation: the error of each L_s is followed over `window` steps only, so that a use
 * of a parameter at step t counts where |s − t| < window. It is the band of that width over the contribution triangle.
 * A window of T or more truncates nothing. Per strand, in the plan's parameter layout.
 */
export function truncatedGradients(trace: Trace, window: number): Float64Array[] {
  if (!Number.isInteger(window) || window < 1)
    throw new RangeError(
      `The window must be a whole number of steps, at least 1; it is ${window}.`,
    );
  const sums = trace.strands.map(({ plan }) => new Float64Array(plan.parameterCount));
  for (const s of trace.labelled) {
    const span = { from: s - window + 1, to: s + window - 1 };
    const reverse = runReverse(trace.forward, seedOfLoss(trace.forward, s), span);
    gradientsOf(trace.forward, reverse).forEach((gradient, at) => {
      for (let k = 0; k < gradient.length; k++) sums[at]![k]! += gradient[k]!;
    });
  }
  return sums;
}
