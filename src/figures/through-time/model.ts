/** What the figure of an error's long way back draws, read off a trace. */
import { singularValues } from '../../engine/derived/jacobian.ts';
import {
  errorOverDistance,
  jacobiansOf,
  lastLabelled,
  slopesLeft,
  type ErrorOverDistance,
} from '../../engine/derived/through-time.ts';
import type { Strand } from '../../engine/network.ts';
import type { Trace } from '../../engine/trace.ts';

export interface Way {
  readonly trace: Trace;
  readonly layer: string;
  readonly strand: Strand;
  readonly steps: number;
  /** Null where no step has a loss. */
  readonly curve: ErrorOverDistance | null;
  /** Of the Jacobian between step t and t + 1, at index t − 1: largest first. Null where they are too much work. */
  readonly singular: readonly Float64Array[] | null;
  /** At index t − 1. */
  readonly slopes: Float64Array;
}

/** `wanted` is the step whose loss is followed; where it has none, the last that has. */
export function wayOf(trace: Trace, layer: string, wanted: number | null): Way {
  const strand = trace.strands[trace.strandIndex(layer)]!;
  const jacobians = jacobiansOf(trace, layer);
  const loss = wanted !== null && trace.labelled.includes(wanted) ? wanted : lastLabelled(trace);
  return {
    trace,
    layer,
    strand,
    steps: trace.steps,
    curve: loss === null ? null : errorOverDistance(trace, layer, loss, jacobians),
    singular: jacobians?.map((jacobian) => singularValues(jacobian, strand.plan.size)) ?? null,
    slopes: slopesLeft(trace, layer),
  };
}

/** Does the cell carry more than h from step to step? */
export const hasMemory = ({ strand }: Way) => strand.plan.cell.state.includes('c');

/** The distance of a step from the loss, against the direction of reading; null where the error does not come by. */
export function distanceOf({ times }: ErrorOverDistance, t: number): number | null {
  const d = Math.abs(t - times[0]!);
  return times[d] === t ? d : null;
}
