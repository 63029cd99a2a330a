/** The names of a listing: W_hh, h, a_f, dh as in the paper; with several strands W_hh_1, h_2b, a_f_1. */
import type { Time } from '../time.ts';
import { isReadout, strandOf, type Place, type Wiring } from '../wiring.ts';

export function parameterName(wiring: Wiring, layer: string, name: string): string {
  return name + suffix(wiring, layer);
}

/** Both directions of a layer read one input; the lowest layer's is x. */
export function valueName(wiring: Wiring, layer: string, name: string): string {
  const strand = strandOf(wiring, layer);
  if (isReadout(strand) || name !== strand.plan.cell.input) return name + suffix(wiring, layer);
  return strand.level === 0 ? name : `${name}_${strand.level + 1}`;
}

/** dq stands for ∂L/∂q. Each direction sends its own part of dx. */
export function errorName(wiring: Wiring, layer: string, name: string): string {
  return `d${name}${suffix(wiring, layer)}`;
}

/** h[t - 1] */
export function atTime(name: string, t: Time): string {
  return `${name}[${String(t).replace(/([+-])/, ' $1 ')}]`;
}

export function valueAt(wiring: Wiring, { layer, name, t }: Place): string {
  return atTime(valueName(wiring, layer, name), t);
}
export function errorAt(wiring: Wiring, { layer, name, t }: Place): string {
  return atTime(errorName(wiring, layer, name), t);
}

function suffix({ network }: Wiring, layer: string): string {
  const alone = network.strands.length === 2;
  return alone || layer === 'readout' ? '' : `_${layer}`;
}
