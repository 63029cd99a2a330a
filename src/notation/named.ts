/** The formula of whatever a page names by its address. */
import { parseParameterAddress } from '../engine/address.ts';
import { errorFormula } from './error.ts';
import { lossFormula, valueFormula } from './forward.ts';
import { gradientFormula } from './gradient.ts';
import { valueSymbol, type Style } from './symbols.ts';
import type { Time } from './time.ts';
import type { Place, Wiring } from './wiring.ts';

export interface NamedStyle extends Style {
  /** Of a quantity: its value, or its error. A parameter has its gradient, whatever is asked for. */
  readonly face?: 'value' | 'error';
}

/**
 * TeX of the formula of "1.h@3", "1.h@t+1", "1.W_hh" (its gradient), "L" or "L@t", as this network has it. What is given, an
 * input or the state before the first step, is its symbol alone. Null where the network has no such thing.
 */
export function namedFormula(
  wiring: Wiring,
  name: string,
  { face = 'value', ...style }: NamedStyle = {},
): string | null {
  const [, loss, t] = /^(L)(?:@(.+))?$/.exec(name) ?? [];
  if (loss) return lossFormula(wiring, t === undefined ? t : timeOf(t), style)?.tex ?? null;
  const parameter = parseParameterAddress(name);
  if (parameter) return gradient(wiring, parameter, style);
  const place = placeOf(wiring, name);
  if (!place) return null;
  if (face === 'value')
    return valueFormula(wiring, place, style)?.tex ?? valueSymbol(wiring, place, style);
  return place.name === 'z' ? null : (errorFormula(wiring, place, style)?.tex ?? null);
}

function gradient(
  { network, ...wiring }: Wiring,
  { layer, parameter }: { layer: string; parameter: string },
  style: Style,
): string | null {
  const { plan } = network.strands.find(({ key }) => key === layer) ?? {};
  if (!plan?.parameters.some((slot) => slot.name === parameter)) return null;
  return gradientFormula({ network, ...wiring }, layer, parameter, style).tex;
}

/** Null where the network has no such quantity, or not at that time. */
function placeOf({ network }: Wiring, text: string): Place | null {
  const [, layer = '', name = '', time = ''] = /^([^.]+)\.([^@]+)@(.+)$/.exec(text) ?? [];
  const { plan } = network.strands.find(({ key }) => key === layer) ?? {};
  const t = timeOf(time);
  const isZ = layer === 'readout' && name === 'z';
  if (!plan || (!isZ && !plan.quantity.has(name))) return null;
  // The state before the first step is at 0, of a direction that reads from T to 1 at T + 1.
  const state = plan.quantity.get(name)?.state ?? false;
  const [first, last] = state ? [0, network.steps + 1] : [1, network.steps];
  return typeof t === 'number' && (t < first || t > last) ? null : { layer, name, t };
}

function timeOf(text: string): Time {
  return /^\d+$/.test(text) ? Number(text) : text;
}
