/**
 * The trace: everything that follows from an experiment, by address. It is a view on the flat arrays of one forward
 * and one reverse pass; what is quadratic in T (errors by loss) or large (gradients) is computed when it is
 * first asked for.
 *
 * Vectors come back as Float64Array views: read them, never write them.
 */
import { parseAddress, type Address } from './address.ts';
import type { Experiment } from './experiment.ts';
import { timeOf, type Strand } from './network.ts';
import type { QuantitySlot, ShareSlot } from './plan.ts';
import { gradientsOf, runForward, runReverse, seedOfLoss } from './run.ts';
import type { Forward, Reverse } from './run.ts';
import { overflowOf, type Overflow } from './overflow.ts';
import { addGradient } from './step.ts';
import { tableOf, type Table } from './table.ts';

export interface Share {
  /** "a_f@2" in the same layer, "alpha@2" in the readout, "2.x@2" in the layer above, "1b" for the other direction of the input. */
  readonly consumer: string;
  readonly values: Float64Array;
}

export class Trace {
  readonly experiment: Experiment;
  readonly forward: Forward;
  #reverse: Reverse | undefined;
  #gradients: readonly Float64Array[] | undefined;
  readonly #byLoss = new Map<number, Reverse>();

  constructor(experiment: Experiment) {
    this.experiment = experiment;
    this.forward = runForward(experiment);
  }

  /** The pass back from the whole loss; made when first asked for, since who looks at single losses alone (`byLoss`) has no use for it. */
  get reverse(): Reverse {
    return (this.#reverse ??= runReverse(this.forward, seedOfLoss(this.forward)));
  }

  /** Per strand, in the plan's parameter layout; computed when first asked for. */
  get gradients(): readonly Float64Array[] {
    return (this.#gradients ??= gradientsOf(this.forward, this.reverse));
  }

  get steps(): number {
    return this.forward.network.steps;
  }

  /** L = Σ L_t over the labelled steps. */
  get loss(): number {
    return this.forward.loss;
  }

  /** losses[t − 1] = L_t, null where the step has no label. */
  get losses(): readonly (number | null)[] {
    return this.forward.losses;
  }

  get strands(): readonly Strand[] {
    return this.forward.network.strands;
  }

  strandIndex(layer: string): number {
    return this.strands.findIndex(({ key }) => key === layer);
  }

  /** The value at an address ("1.h@3"); undefined where the network has none. z is listed in the readout. */
  value(address: string | Address): Float64Array | undefined {
    const parsed = typeof address === 'string' ? parseAddress(address) : address;
    if (parsed && parsed.layer === 'readout' && parsed.name === 'z') return this.#z(parsed.t);
    return parsed ? this.#read(this.forward.values, parsed) : undefined;
  }

  /** ∂L/∂(the value at an address). z has none: its error flows into α directly. The input of a two-way layer sums both directions. */
  error(address: string | Address): Float64Array | undefined {
    return this.errorIn(this.reverse, address);
  }

  /** The same in any reverse pass of this run. */
  errorIn(reverse: Reverse, address: string | Address): Float64Array | undefined {
    const parsed = typeof address === 'string' ? parseAddress(address) : address;
    return parsed ? this.#error(reverse, parsed) : undefined;
  }

  /** The parts of an error term, one a consumer; they sum to it. Empty where the network has no such quantity. */
  shares(address: string | Address): Share[] {
    return this.sharesIn(this.reverse, address);
  }

  /** The same in any reverse pass of this run. */
  sharesIn(reverse: Reverse, address: string | Address): Share[] {
    const parsed = typeof address === 'string' ? parseAddress(address) : address;
    const found = parsed && this.#find(parsed);
    if (!found) return [];
    const { strand, at, quantity, position } = found;
    const shares: Share[] = [];
    for (const slot of quantity.shares) {
      if (!this.#flows(strand, slot, position)) continue;
      const from = position * strand.plan.shareStride + slot.offset;
      const values = reverse.shares[at]!.subarray(from, from + slot.size);
      shares.push({ consumer: this.#consumer(strand, slot, position), values });
    }
    const other = this.#otherInputError(reverse, parsed);
    if (other) shares.push({ consumer: `${parsed.layer}b`, values: other });
    return shares;
  }

  /** ∂L/∂parameter; undefined where the network has no such parameter. */
  gradient(layer: string, parameter: string): Table | undefined {
    const at = this.strandIndex(layer);
    return at < 0 ? undefined : this.#table(at, parameter, this.gradients[at]!);
  }

  /** The part of the gradient that step t contributes, with h_{t−1} and everything else of that step as it was. */
  gradientByStep(layer: string, parameter: string, t: number): Table | undefined {
    return this.contribution(this.reverse, layer, parameter, t);
  }

  /** The same for any reverse pass of this run, e.g. that of one step's loss: ∂L_s/∂W at use t. */
  contribution(reverse: Reverse, layer: string, parameter: string, t: number): Table | undefined {
    const at = this.strandIndex(layer);
    const strand = this.strands[at];
    if (!strand || t < 1 || t > this.steps) return undefined;
    const gradient = new Float64Array(strand.plan.parameterCount);
    const position = timeOf(strand, this.steps, t);
    addGradient(strand.plan, this.forward.values[at]!, reverse.errors[at]!, position, gradient);
    return this.#table(at, parameter, gradient);
  }

  /** The reverse pass of L_s alone. Quadratic in T when asked for every s; kept once computed. */
  byLoss(s: number): Reverse {
    let reverse = this.#byLoss.get(s);
    if (!reverse) {
      const { labelled, steps } = this;
      // The last step's loss is the whole loss where no other step has one.
      const isWhole = s === steps && labelled.length === 1 && labelled[0] === s;
      // Without a backward direction nothing flows from L_s to later steps: do not visit them.
      const oneWay = this.strands.every(({ backward }) => !backward);
      const span = oneWay ? { from: 1, to: s } : undefined;
      reverse = isWhole
        ? this.reverse
        : runReverse(this.forward, seedOfLoss(this.forward, s), span);
      this.#byLoss.set(s, reverse);
    }
    return reverse;
  }

  /** ∂L_s/∂(the value at an address). */
  errorByLoss(s: number, address: string | Address): Float64Array | undefined {
    return this.errorIn(this.byLoss(s), address);
  }

  /** The labelled steps. */
  get labelled(): number[] {
    return this.losses.flatMap((loss, k) => (loss === null ? [] : [k + 1]));
  }

  /** Does the loss of step s reach this strand at time t? */
  reaches(s: number, strand: Strand, t: number): boolean {
    if (this.strands.some(({ level, backward }) => backward && level > strand.level)) return true;
    return strand.backward ? t >= s : t <= s;
  }

  /** The first quantity that is not a finite number (see overflow.ts); null where all are. */
  get overflow(): Overflow | null {
    return overflowOf(this.forward, this.reverse);
  }

  #z(t: number): Float64Array | undefined {
    const classes = this.forward.network.readout.plan.size;
    if (t < 1 || t > this.steps) return undefined;
    return this.forward.z.subarray((t - 1) * classes, t * classes);
  }

  #find(
    address: Address,
  ): { strand: Strand; at: number; quantity: QuantitySlot; position: number } | undefined {
    const at = this.strandIndex(address.layer);
    const strand = this.strands[at];
    const quantity = strand?.plan.quantity.get(address.name);
    if (!strand || !quantity) return undefined;
    const position = timeOf(strand, this.steps, address.t);
    const first = quantity.state ? 0 : 1;
    if (position < first || position > this.steps) return undefined;
    return { strand, at, quantity, position };
  }

  #read(arrays: readonly Float64Array[], address: Address): Float64Array | undefined {
    const found = this.#find(address);
    if (!found) return undefined;
    const from = found.position * found.strand.plan.stride + found.quantity.offset;
    return arrays[found.at]!.subarray(from, from + found.quantity.size);
  }

  #error(reverse: Reverse, address: Address): Float64Array | undefined {
    const own = this.#read(reverse.errors, address);
    const other = own && this.#otherInputError(reverse, address);
    return other ? own.map((value, k) => value + other[k]!) : own;
  }

  /** What comes back to the input of a two-way layer through its backward direction. */
  #otherInputError(reverse: Reverse, { layer, name, t }: Address): Float64Array | undefined {
    const other = this.strands[this.strandIndex(`${layer}b`)];
    if (!other || name !== other.plan.input.name) return undefined;
    return this.#read(reverse.errors, { layer: other.key, name, t });
  }

  #table(at: number, parameter: string, gradient: Float64Array): Table | undefined {
    const slot = this.strands[at]!.plan.parameters.find(({ name }) => name === parameter);
    return slot && tableOf(slot, gradient);
  }

  /** A share exists where its consumer does: not at the state before the first step, not after the last, not above the readout. */
  #flows(strand: Strand, slot: ShareSlot, position: number): boolean {
    if (slot.consumer === null && strand.key === 'readout') return false;
    return slot.lag === 1 ? position < this.steps : position > 0;
  }

  #consumer(strand: Strand, slot: ShareSlot, position: number): string {
    const t = timeOf(strand, this.steps, position + slot.lag);
    if (slot.consumer !== null) return `${slot.consumer}@${t}`;
    const above = this.forward.network.levels[strand.level + 1]![0]!;
    return above.key === 'readout'
      ? `${above.plan.output.name}@${t}`
      : `${above.key}.${above.plan.input.name}@${t}`;
  }
}

/**
 * The traces last asked for, the latest first. A page asks for one experiment many times over, and now and then for the one
 * it started from; it must not keep a trace for every experiment in its history of edits.
 */
const recent: Trace[] = [];
const KEPT = 4;

/** The trace of an experiment; the same object when asked again soon. */
export function traceOf(experiment: Experiment): Trace {
  const at = recent.findIndex((trace) => trace.experiment === experiment);
  if (at === 0) return recent[0]!;
  const trace = at > 0 ? recent.splice(at, 1)[0]! : new Trace(experiment);
  recent.unshift(trace);
  recent.length = Math.min(recent.length, KEPT);
  return trace;
}
