/** What the figure of the gradient's highways shows, read off a trace. */
import {
  highwaysOf,
  partOf,
  wholeOf,
  type Highways,
  type Way,
} from '../../engine/derived/highways.ts';
import { lastLabelled } from '../../engine/derived/through-time.ts';
import type { Strand } from '../../engine/network.ts';
import type { Trace } from '../../engine/trace.ts';
import { norm } from '../../engine/vector.ts';
import { quantityInWords } from '../../notation/words.ts';

/** The error of one loss at the memory of the steps before it. */
export interface Shown {
  readonly trace: Trace;
  readonly layer: string;
  readonly strand: Strand;
  readonly highways: Highways;
  /** The unit shown, from 0; null for all together. */
  readonly unit: number | null;
  /** parts[w][d]: of the w-th way at distance d, as a part of 1; null where there is nothing to be a part of. */
  readonly parts: readonly (readonly (number | null)[])[];
  /** log₁₀ of the size of the error at distance d, and of what came along the line alone. */
  readonly total: Float64Array;
  readonly line: Float64Array;
}

/** Why there is nothing to be shown. */
export type Nothing = 'no loss' | 'no line';

export function shownOf(trace: Trace, layer: string, unit: number | null): Shown | Nothing {
  const strand = trace.strands[trace.strandIndex(layer)]!;
  const loss = lastLabelled(trace);
  if (loss === null) return 'no loss';
  const highways = highwaysOf(trace, layer, loss);
  if (!highways) return 'no line';
  const { ways, times } = highways;
  const size = (errors: Float64Array) =>
    Math.log10(unit === null ? norm(errors) : Math.abs(errors[unit]!));
  return {
    trace,
    layer,
    strand,
    highways,
    unit,
    parts: ways.map((way) => times.map((_, d) => partOf(highways, way, d, unit))),
    total: Float64Array.from(times, (_, d) => Math.log10(Math.abs(wholeOf(highways, d, unit)))),
    line: Float64Array.from(ways[0]!.errors, size),
  };
}

/** The distance of a step from the loss; null where the loss sends no error to it. */
export function distanceAt({ times }: Highways, t: number): number | null {
  const d = Math.abs(t - times[0]!);
  return times[d] === t ? d : null;
}

/** "memory line", "forget gate", "candidate", "outputs between". */
export function nameOf({ strand, trace }: Shown, { kind, gate }: Way): string {
  if (kind === 'line') return 'memory line';
  if (gate !== null) return quantityInWords(strand.plan.cell, gate);
  const isTop = strand.level === trace.experiment.layers.length - 1;
  return isTop ? 'outputs between' : 'layer above, at other steps';
}

/** The same as the way of an error: "along the memory line", "through the forget gate". */
export function cameBy(shown: Shown, way: Way): string {
  const preposition = { line: 'along', gate: 'through', between: 'from' }[way.kind];
  return `${preposition} the ${nameOf(shown, way)}`;
}

/** In tests and in the page: the place where a class of paths begins. */
export const keyOf = ({ kind, sum }: Way) => sum ?? kind;
