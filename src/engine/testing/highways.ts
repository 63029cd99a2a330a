/** Highways read as a whole, and the yardstick that their sums are held to. */
import { highwaysOf, type Highways } from '../derived/highways.ts';
import type { Trace } from '../trace.ts';
import { norm } from '../vector.ts';

/** Every strand of a network with every loss, alone and (null) all together. */
export function* allHighways(trace: Trace): Generator<Highways & { all: boolean }> {
  for (const { key } of trace.strands.slice(0, -1))
    for (const loss of trace.labelled)
      for (const all of [false, true]) {
        const found = highwaysOf(trace, key, loss, { all });
        if (found) yield { ...found, all };
      }
}

/** What its ways are called. */
export const kinds = ({ ways }: Highways) => ways.map(({ kind, sum }) => sum ?? kind);
export const way = (highways: Highways, name: string) =>
  highways.ways.find(({ kind, sum }) => (sum ?? kind) === name)!;
/** Σ of the ways, so many steps from the loss. */
export const sumOf = ({ ways }: Highways, d: number) =>
  ways
    .map(({ errors }) => errors[d]!)
    .reduce((sum, errors) => sum.map((number, k) => number + errors[k]!));

/**
 * The yardstick of the sums: all that is added on the way to the memory of a step, with every sign taken as plus. A share that
 * came to h_k through a weight (or from the output) is as large as it is, times the slope o(1 − tanh² c) of its way into c_k,
 * times the gates of the line from there; none of these is negative. Parts of a class, and classes, may cancel; rounding may not.
 */
export function scalesOf(
  trace: Trace,
  { layer, line, loss, times }: Highways,
  all: boolean,
): number[] {
  const at = trace.strandIndex(layer);
  const { plan } = trace.strands[at]!;
  const shares = (all ? trace.reverse : trace.byLoss(loss)).shares[at]!;
  const { memory, gate } = line;
  const isWeighted = (consumer: string | null) => consumer === null || /^(a_.|q)$/.test(consumer);
  const cameTo = (name: string, position: number, unit: number) =>
    plan.quantity
      .get(name)!
      .shares.filter(({ consumer }) => isWeighted(consumer))
      .reduce((s, { offset }) => s + Math.abs(shares[position * plan.shareStride + offset + unit]!), 0); // prettier-ignore
  const timeAt = (position: number) =>
    trace.strands[at]!.backward ? trace.steps + 1 - position : position;
  const value = (name: string, position: number, k: number) =>
    trace.value(`${layer}.${name}@${timeAt(position)}`)![k]!;
  const byTime = new Map<number, number>();
  let scale: number[] = Array<number>(plan.size).fill(0);
  for (let position = trace.steps; position >= 1; position--) {
    scale = scale.map((sum, k) => {
      const along = position === trace.steps ? 0 : sum * value(gate, position + 1, k);
      const own = cameTo(memory, position, k);
      if (memory === 'h') return along + own;
      const slope = value('o', position, k) * (1 - value('tanh_c', position, k) ** 2);
      return along + own + slope * cameTo('h', position, k);
    });
    byTime.set(timeAt(position), norm(scale));
  }
  return times.map((t) => byTime.get(t)!);
}
