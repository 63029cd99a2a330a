/** A trace read as a whole. */
import type { Reverse } from '../run.ts';
import type { Trace } from '../trace.ts';
import { gradientsOf } from '../run.ts';
import { norm } from '../vector.ts';
import { joined } from './compare.ts';

/** "1.W_hh" → ∂L/∂W_hh, for every parameter. */
export function gradientsByName(
  trace: Trace,
  gradients: readonly Float64Array[] = trace.gradients,
): Map<string, Float64Array> {
  return new Map(
    trace.strands.flatMap(({ key, plan }, at) =>
      plan.parameters.map(({ name, offset, length }) => [
        `${key}.${name}`,
        gradients[at]!.subarray(offset, offset + length),
      ]),
    ),
  );
}

/** The whole gradient as one vector; of another reverse pass of the same run, where one is given. */
export function wholeGradient(trace: Trace, reverse: Reverse = trace.reverse): Float64Array {
  return joined(gradientsOf(trace.forward, reverse));
}

/** Σ_s ‖∇L_s‖: what the losses' gradients amount to before they are added, the yardstick of sums that may cancel. */
export function scaleOf(trace: Trace): number {
  return trace.labelled.reduce((sum, s) => sum + norm(wholeGradient(trace, trace.byLoss(s))), 0);
}

/** "1.h@2" of every quantity that has an error term. */
export function* addressesOf(trace: Trace): Generator<string> {
  for (const { key, plan } of trace.strands)
    for (const { name } of plan.quantities)
      for (let t = 0; t <= trace.steps + 1; t++)
        if (trace.value(`${key}.${name}@${t}`)) yield `${key}.${name}@${t}`;
}

/** 1 … T. */
export function timesOf(trace: Trace): number[] {
  return Array.from({ length: trace.steps }, (_, k) => k + 1);
}
