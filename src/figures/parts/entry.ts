/** One number of a parameter, for figures that take a gradient apart or check it. */
import type { Entry } from '../../engine/experiment.ts';
import type { Trace } from '../../engine/trace.ts';
import { hasPlace, parsePlace } from '../../lab/place.ts';

/** The entry a place names, its first where it names the parameter alone; null where the network has none. */
export function entryAt(trace: Trace, place: string | null): Entry | null {
  const parsed = place === null ? null : parsePlace(place);
  if (parsed?.kind !== 'parameter' || !hasPlace(trace, parsed)) return null;
  const { layer, parameter, index } = parsed;
  return index.length > 0 ? { layer, parameter, index } : firstOf(trace, layer, parameter);
}

export function firstOf(trace: Trace, layer: string, parameter: string): Entry {
  const { cols } = trace.gradient(layer, parameter)!;
  return { layer, parameter, index: cols === 0 ? [0] : [0, 0] };
}

/** The first number of the lowest layer's first weight that reads the state before, where there is one. */
export function firstRecurrent(trace: Trace): Entry {
  const { key, plan } = trace.strands[0]!;
  const names = plan.parameters.map(({ name }) => name);
  return firstOf(trace, key, names.find((name) => name.startsWith('W_h')) ?? names[0]!);
}
