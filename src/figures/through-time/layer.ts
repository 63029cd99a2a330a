import { topLayer } from '../../engine/derived/through-time.ts';
import type { Trace } from '../../engine/trace.ts';

/** The layer asked for; the top one where none is, or the network has none of that name. */
export const layerOr = (trace: Trace, asked: string | undefined): string =>
  asked !== undefined && trace.strandIndex(asked) >= 0 ? asked : topLayer(trace);
