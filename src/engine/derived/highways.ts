/**
 * Gradient highways: the error of an early memory, ∂L_s/∂m_t, taken apart by the ways on which it came. In an LSTM m is c, in a
 * GRU h itself, and
 *
 *     m_k = f_k ⊙ m_{k−1} + …
 *
 * is the *memory line* (Hochreiter & Schmidhuber 1997; Gers, Schmidhuber & Cummins 2000): a product and no weight stands on it.
 * A path from m_t to the loss stays on the line for a while and leaves it at some step k. It belongs to the first place that it
 * enters then: the output of step s (the *pure line*), another output, or the sum inside a gate, into which it comes through
 * h_k or, with peepholes, from the memory itself. Whatever it meets after that counts to the same class.
 *
 * A derivative is the sum over all paths, so the classes sum to it. None is found by listing paths: what the whole reverse pass
 * sent back through one of these places is the seed of another one, over the equations that have no weight. Those carry it to
 * m_k and along the line, and nowhere else.
 */
import { memoryLineOf, type MemoryLine } from '../memory-line.ts';
import { timeOf, type Strand } from '../network.ts';
import type { EquationPlan, Plan, ShareSlot } from '../plan.ts';
import type { Reverse } from '../run.ts';
import { stepReverse } from '../step.ts';
import type { Trace } from '../trace.ts';
import { norm } from '../vector.ts';
import { gateProducts } from './kept.ts';
import { isUnderReadout } from './path.ts';

/** One class of paths. */
export interface Way {
  readonly kind: 'line' | 'gate' | 'between';
  /** Of a gate: the sum that is entered, "a_f"; null for an output. */
  readonly sum: string | null;
  /** Of a gate: what that sum goes into, "f"; null for an output. */
  readonly gate: string | null;
  /** errors[d]: this class's part of the error of m at times[d]. */
  readonly errors: readonly Float64Array[];
}

export interface Highways {
  readonly layer: string;
  readonly line: MemoryLine;
  /** s: the pure line ends at the output of this step. */
  readonly loss: number;
  /** times[d]: d steps before s in the order in which the strand reads; down to 1 (up to T in a backward direction). */
  readonly times: readonly number[];
  /** The line first, the gates in the order of the equations; last the other outputs, where errors come from them too. */
  readonly ways: readonly Way[];
  /** total[d] = ∂L/∂m at times[d], as the trace has it: to rounding the sum of the ways. */
  readonly total: readonly Float64Array[];
  /** log₁₀ ∏ f for each unit: ∂m_s/∂m_t along the line alone. A logarithm, since hundreds of factors may leave float64. */
  readonly factor: readonly Float64Array[];
}

/**
 * The error of L_s at the memory of each step up to s, class by class; with `all`, that of the whole loss. Null where the cell
 * has no line. Throws a RangeError where the network has no such layer, or no such step. Linear in T.
 */
export function highwaysOf(
  trace: Trace,
  layer: string,
  loss: number,
  { all = false }: { readonly all?: boolean } = {},
): Highways | null {
  const at = trace.strandIndex(layer);
  const strand = trace.strands[at];
  if (!strand || layer === 'readout') throw new RangeError(`There is no layer "${layer}".`);
  if (!Number.isInteger(loss) || loss < 1 || loss > trace.steps)
    throw new RangeError(`There is no step ${loss}.`);
  const line = memoryLineOf(strand.plan.cell);
  if (!line) return null;
  const reverse = all ? trace.reverse : trace.byLoss(loss);
  const end = timeOf(strand, trace.steps, loss);
  const positions = Array.from({ length: end }, (_, d) => end - d);
  const pass = new Pass(trace, strand, at, reverse, line);
  const ways = [
    pass.way('line', null, positions, (position) => position === end),
    ...pass.sums.map((sum) => pass.way('gate', sum, positions)),
  ];
  if (all || !isUnderReadout(trace.forward.network, layer))
    ways.push(pass.way('between', null, positions, (position) => position !== end));
  const times = positions.map((position) => timeOf(strand, trace.steps, position));
  return {
    layer,
    line,
    loss,
    times,
    ways,
    total: pass.read(reverse.errors[at]!, positions),
    factor: gateProducts(trace, layer, line, times),
  };
}

/** The reverse passes over a strand's equations without a weight. */
class Pass {
  /** The sums with a weight that the memory of a step reaches first. */
  readonly sums: readonly string[];
  readonly #strand: Strand;
  readonly #values: Float64Array;
  readonly #shares: Float64Array;
  readonly #memory: number;
  /** The cell with no equation but those: nothing else of it is different, so the arrays are laid out alike. */
  readonly #bare: Plan;
  /** All shares through which an error comes in from elsewhere. */
  readonly #gates: readonly ShareSlot[];

  constructor(trace: Trace, strand: Strand, at: number, reverse: Reverse, line: MemoryLine) {
    const { plan } = strand;
    this.#strand = strand;
    this.#values = trace.forward.values[at]!;
    this.#shares = reverse.shares[at]!;
    this.#memory = plan.quantity.get(line.memory)!.offset;
    const bare = plan.equations.filter(hasNoWeight);
    this.#bare = { ...plan, equations: bare };
    const isBare = new Set(bare.map(({ name }) => name));
    const reached = new Set([line.memory]);
    for (const { name, terms } of bare)
      if (terms.some(({ factors }) => factors.some(({ share }) => reached.has(share.quantity))))
        reached.add(name);
    this.#gates = plan.quantities
      .filter(({ name }) => reached.has(name))
      .flatMap(({ shares }) => shares)
      .filter(({ consumer }) => consumer !== null && !isBare.has(consumer));
    this.sums = plan.equations
      .map(({ name }) => name)
      .filter((name) => this.#gates.some(({ consumer }) => consumer === name));
  }

  way(
    kind: Way['kind'],
    sum: string | null,
    positions: readonly number[],
    counts: (position: number) => boolean = () => true,
  ): Way {
    const { plan, weights } = this.#strand;
    const errors = new Float64Array(this.#values.length);
    const shares = new Float64Array(this.#shares.length);
    const seeds = sum === null ? [plan.outside] : this.#gates.filter((s) => s.consumer === sum);
    const last = errors.length / plan.stride - 1;
    for (let position = last; position >= 1; position--) {
      if (counts(position)) for (const slot of seeds) this.#seed(errors, slot, position);
      stepReverse(this.#bare, weights, this.#values, errors, shares, position);
    }
    const gate = sum === null ? null : gateOf(plan, sum);
    return { kind, sum, gate, errors: this.read(errors, positions) };
  }

  /** m at each of the positions. */
  read(errors: Float64Array, positions: readonly number[]): Float64Array[] {
    const { stride, size } = this.#strand.plan;
    return positions.map((position) => {
      const from = position * stride + this.#memory;
      return errors.subarray(from, from + size);
    });
  }

  #seed(errors: Float64Array, { quantity, offset, size }: ShareSlot, position: number): void {
    const { plan } = this.#strand;
    const to = position * plan.stride + plan.quantity.get(quantity)!.offset;
    const from = position * plan.shareStride + offset;
    for (let k = 0; k < size; k++) errors[to + k]! += this.#shares[from + k]!;
  }
}

const hasNoWeight = ({ terms }: EquationPlan) => terms.every(({ parameter }) => parameter === null);

/** What a sum goes into first that is more than a sum: f of a_f; of the GRU's q, which a_n reads, n. */
function gateOf(plan: Plan, sum: string): string {
  const reader = plan.equations.find(({ terms }) =>
    terms.some(({ factors }) =>
      factors.some(({ lag, share }) => lag === 0 && share.quantity === sum),
    ),
  );
  if (!reader) return sum;
  return reader.identity ? gateOf(plan, reader.name) : reader.name;
}

/**
 * How much of the error at distance d came on a way, signed: for one unit the number itself; for all (`unit` null) how far the
 * part reaches where the total points, ⟨R, E⟩ / ‖E‖. Over all ways the sum is `wholeOf`. NaN where the total has no direction.
 */
export function amountOf(ways: Highways, way: Way, d: number, unit: number | null): number {
  const total = ways.total[d]!;
  const part = way.errors[d]!;
  if (unit !== null) return part[unit]!;
  const size = norm(total);
  return part.reduce((sum, number, k) => sum + number * (total[k]! / size), 0);
}

/** E of one unit; ‖E‖ of all. */
export function wholeOf({ total }: Highways, d: number, unit: number | null): number {
  return unit === null ? norm(total[d]!) : total[d]![unit]!;
}

/**
 * The amount as a part of 1; of all units ⟨R, E⟩ / ⟨E, E⟩. Over all ways the sum is 1: one above 1 stands beside others below 0,
 * which run against the total. Null where the total is 0, or not finite.
 */
export function partOf(ways: Highways, way: Way, d: number, unit: number | null): number | null {
  const part = amountOf(ways, way, d, unit) / wholeOf(ways, d, unit);
  return Number.isFinite(part) ? part : null;
}
