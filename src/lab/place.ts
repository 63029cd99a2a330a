/**
 * A place is what the reader points at: a quantity ("1.h@2"), one unit of it ("1.h@2.0"), a parameter ("1.W_hh") or one
 * number of it ("1.W_hh.0.1"). Rows, columns and units count from 0, as in the trace. It is the address of the engine
 * with the index behind it, written so that it may stand in a link as it is.
 */
import { parseAddress, parseParameterAddress, type Address } from '../engine/address.ts';
import type { Entry } from '../engine/experiment.ts';
import type { Trace } from '../engine/trace.ts';

export type Place =
  | ({ readonly kind: 'quantity'; readonly unit: number | null } & Address)
  | ({ readonly kind: 'parameter' } & Entry);

export function quantityPlace(layer: string, name: string, t: number, unit?: number): string {
  return `${layer}.${name}@${t}${unit === undefined ? '' : `.${unit}`}`;
}

export function entryPlace({ layer, parameter, index }: Entry): string {
  return [layer, parameter, ...index].join('.');
}

/** Null where the text is not a place. */
export function parsePlace(text: string): Place | null {
  const match = /^([^.]+\.[^.]+?)((?:\.\d{1,5}){0,2})$/.exec(text);
  if (!match) return null;
  const index = match[2]!.split('.').slice(1).map(Number);
  const address = parseAddress(match[1]!);
  if (address && index.length <= 1) return { kind: 'quantity', ...address, unit: index[0] ?? null };
  const parameter = parseParameterAddress(match[1]!);
  return parameter && { kind: 'parameter', ...parameter, index };
}

/** Has the network such a place? */
export function hasPlace(trace: Trace, place: Place): boolean {
  if (place.kind === 'quantity') {
    const value = trace.value(place);
    return value !== undefined && (place.unit === null || place.unit < value.length);
  }
  const table = trace.gradient(place.layer, place.parameter);
  if (!table) return false;
  const [row = 0, column = 0] = place.index;
  const dimensions = table.cols === 0 ? 1 : 2;
  return (
    (place.index.length === 0 || place.index.length === dimensions) &&
    row < table.rows &&
    column < Math.max(table.cols, 1)
  );
}
