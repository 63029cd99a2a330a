/**
 * Where a run left the finite numbers. Overflow is a value with a place, not an exception: the run goes on, and the page can
 * say "h exploded at t = 31".
 */
import type { Address } from './address.ts';
import { timeOf, type Network, type Strand } from './network.ts';
import type { QuantitySlot } from './plan.ts';
import type { Forward, Reverse } from './run.ts';

export interface Overflow {
  readonly face: 'value' | 'error';
  readonly address: Address;
}

/**
 * The first quantity that is not a finite number: of the values, then of the errors. Values are looked through in the
 * order of time, at one time from the lowest layer up; errors the other way round. Where layers have a backward
 * direction, which reads the end of the sequence first, the order is layer by layer, each in the order in which it reads.
 */
export function overflowOf({ network, values }: Forward, { errors }: Reverse): Overflow | null {
  return firstNotFinite(network, 'value', values) ?? firstNotFinite(network, 'error', errors);
}

function firstNotFinite(
  { levels, strands, steps }: Network,
  face: Overflow['face'],
  arrays: readonly Float64Array[],
): Overflow | null {
  const all = [...strands.keys()];
  const oneWay = strands.every(({ backward }) => !backward);
  const groups = oneWay
    ? [all]
    : levels.map((_, level) => all.filter((at) => strands[at]!.level === level));
  const inOrder = <T>(list: readonly T[]) => (face === 'value' ? list : list.toReversed());
  for (const group of inOrder(groups))
    for (let step = 0; step <= steps; step++) {
      const position = face === 'value' ? step : steps - step;
      for (const at of inOrder(group)) {
        const strand = strands[at]!;
        const name = firstNotFiniteAt(strand, arrays[at]!, position, face);
        if (name === null) continue;
        return { face, address: { layer: strand.key, name, t: timeOf(strand, steps, position) } };
      }
    }
  return null;
}

/** The first quantity at a position that is not finite: values as the equations stand, errors against it. */
function firstNotFiniteAt(
  { plan }: Strand,
  array: Float64Array,
  position: number,
  face: Overflow['face'],
): string | null {
  const finite = ({ offset, size }: QuantitySlot) => {
    const from = position * plan.stride + offset;
    for (let k = from; k < from + size; k++) if (!Number.isFinite(array[k])) return false;
    return true;
  };
  const isOff = (quantity: QuantitySlot) => !finite(quantity);
  const { quantities } = plan;
  return (face === 'value' ? quantities.find(isOff) : quantities.findLast(isOff))?.name ?? null;
}
