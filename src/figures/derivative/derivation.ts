import type { Derivatives, Through } from '../../engine/derived/derivative.ts';
import type { Entry } from '../../engine/experiment.ts';
import type { Trace } from '../../engine/trace.ts';

/** What the figure of the derivative shows: h[unit] of a layer at t, by one number of a parameter. */
export interface Derivation {
  readonly trace: Trace;
  readonly entry: Entry;
  readonly layer: string;
  readonly unit: number;
  readonly t: number;
  /** The step that the layer reads first, and the one it reads before t. */
  readonly first: number;
  readonly before: number;
  readonly derivatives: Derivatives;
  /** Null where the recurrence is not one of h alone. */
  readonly through: readonly Through[] | null;
}

/** Is the parameter one of the layer itself? Then all that earlier uses do comes through the state before. */
export function isOwn({ entry, layer }: Derivation): boolean {
  return entry.layer === layer;
}
