/**
 * What becomes of an error on a long way back: ‖∂L_s/∂h_t‖ against the distance |s − t|, beside what the Jacobians on the
 * way can do to it at most, and beside the bound by the norms of their factors (Chen 2016, "vanishing and exploding";
 * Pascanu, Mikolov & Bengio 2013).
 *
 * Curves are log₁₀: a product of hundreds of factors may leave what a number can hold, its logarithm does not.
 * −Infinity is a size of 0, Infinity or NaN one that overflowed.
 */
import { functions } from '../functions.ts';
import type { Strand } from '../network.ts';
import type { Trace } from '../trace.ts';
import { norm } from '../vector.ts';
import { multiplySquare, singularValues, stepJacobian } from './jacobian.ts';

/** n³ T, above which Jacobians, their singular values and products are left out: some 50 ms. */
export const MOST_WORK = 1_500_000;

export interface ErrorOverDistance {
  readonly layer: string;
  /** s: the step whose loss alone is followed. */
  readonly loss: number;
  /** times[d]: the step at distance d from s, down to 1 (up to T in a backward direction). */
  readonly times: readonly number[];
  /** log₁₀ ‖∂L_s/∂h_t‖. */
  readonly error: Float64Array;
  /** log₁₀ ‖∂L_s/∂c_t‖; null where the cell has no memory. */
  readonly memory: Float64Array | null;
  /**
   * log₁₀ of σ_max(∂h_s/∂h_t) ‖∂L_s/∂h_s‖, the most that any error of that size at h_s could have become. Null where errors
   * come to h_t on other ways too (a memory, a layer above), and where the work is too much.
   */
  readonly attained: Float64Array | null;
  /** log₁₀ of (γ σ_max(W_hh))^d ‖∂L_s/∂h_s‖ with γ = 1, the largest slope of tanh; null but for the top layer of an rnn. */
  readonly bound: Float64Array | null;
  /** γ σ_max(W_hh): the bound's factor a step; null where there is none. */
  readonly boundFactor: number | null;
  /** The geometric mean of the factor a step, over the way on which the error has a normal number; null without one. */
  readonly rate: Rate | null;
  /** Where the error is no longer a number above 0: the first distance, and why; null where it is one all the way. */
  readonly end: End | null;
}

export interface End {
  readonly distance: number;
  readonly why: 'overflow' | 'underflow' | 'zero';
}

export interface Rate {
  readonly factor: number;
  readonly steps: number;
  /** log₁₀ of the error at the end of these steps. */
  readonly last: number;
}

/** The last step that has a label; null where none has. */
export function lastLabelled(trace: Trace): number | null {
  return trace.labelled.at(-1) ?? null;
}

/** The strand on top: the last layer, in the direction that reads from 1 to T. */
export function topLayer(trace: Trace): string {
  return String(trace.experiment.layers.length);
}

/** log₁₀ of the number below which one of float64 loses digits. */
const SMALLEST_NORMAL = Math.log10(2 ** -1022);

/** Throws a RangeError where the network has no such layer, or no loss at step s. */
export function errorOverDistance(
  trace: Trace,
  layer = topLayer(trace),
  loss = lastLabelled(trace),
  jacobians: readonly Float64Array[] | null = jacobiansOf(trace, layer),
): ErrorOverDistance {
  const strand = strandOf(trace, layer);
  if (loss === null || !trace.labelled.includes(loss))
    throw new RangeError(`Step ${loss ?? 'none'} has no loss.`);
  const distance = strand.backward ? trace.steps - loss : loss - 1;
  const times = Array.from({ length: distance + 1 }, (_, d) =>
    strand.backward ? loss + d : loss - d,
  );
  const sizes = (name: string) =>
    Float64Array.from(times, (t) => norm(trace.errorByLoss(loss, { layer, name, t })!));
  const h = sizes('h');
  const states = strand.plan.cell.state;
  const isTop = strand.level === trace.experiment.layers.length - 1;
  const single = isTop && states.length === 1;
  const start = Math.log10(h[0]!);
  const boundFactor = isTop && strand.plan.cell.name === 'rnn' ? largestSingular(strand) : null;
  const attained =
    single && jacobians ? productNorms(jacobians, times, strand.plan.size, start) : null;
  const error = h.map(Math.log10);
  return {
    layer,
    loss,
    times,
    error,
    memory: states.includes('c') ? sizes('c').map(Math.log10) : null,
    attained,
    bound:
      boundFactor === null
        ? null
        : Float64Array.from(times, (_, d) =>
            d === 0 ? start : start + d * Math.log10(boundFactor),
          ),
    boundFactor,
    rate: rateOf(error),
    end: endOf(error, attained),
  };
}

/**
 * For t = 1 … T − 1 the Jacobian between step t and step t + 1, in the direction in which the strand reads: ∂h_{t+1}/∂h_t, or
 * ∂h_t/∂h_{t+1}. A memory is held fixed. Null where the work is too much.
 */
export function jacobiansOf(trace: Trace, layer: string): Float64Array[] | null {
  const { plan, backward } = strandOf(trace, layer);
  if (plan.size ** 3 * trace.steps > MOST_WORK) return null;
  return Array.from({ length: trace.steps - 1 }, (_, k) =>
    stepJacobian(trace, layer, backward ? k + 2 : k + 1),
  );
}

/** How much of its steepest slope each step has left, on the mean of its units and its squashing functions: 1 − h² of a tanh. */
export function slopesLeft(trace: Trace, layer: string): Float64Array {
  const { plan } = strandOf(trace, layer);
  const squashed = plan.cell.equations.flatMap(({ name, fn }) => {
    const { slope, steepest } = functions[fn.name]!;
    return steepest === null ? [] : [{ name, left: (y: number) => slope(y) / steepest }];
  });
  return Float64Array.from({ length: trace.steps }, (_, k) => {
    let sum = 0;
    for (const { name, left } of squashed)
      for (const y of trace.value({ layer, name, t: k + 1 })!) sum += left(y);
    return squashed.length === 0 ? 1 : sum / (squashed.length * plan.size);
  });
}

/** The first distance at which the error is at most 1/1000 of what it was, or at least 1000 times as much; null where it never is. */
export function thousandfold({
  error,
}: ErrorOverDistance): { distance: number; grown: boolean } | null {
  const start = error[0]!;
  const distance = error.findIndex((size) => Math.abs(size - start) >= 3);
  return distance < 0 ? null : { distance, grown: error[distance]! > start };
}

function strandOf(trace: Trace, layer: string): Strand {
  const strand = trace.strands[trace.strandIndex(layer)];
  if (!strand || layer === 'readout') throw new RangeError(`There is no layer "${layer}".`);
  return strand;
}

function largestSingular({ plan, weights }: Strand): number {
  const { offset, length } = plan.parameters.find(({ name }) => name === 'W_hh')!;
  return singularValues(weights.subarray(offset, offset + length), plan.size)[0]!;
}

/**
 * log₁₀ (σ_max(∂h_s/∂h_t) · start). One product a step: ∂h_s/∂h_t = ∂h_s/∂h_{t+1} · ∂h_{t+1}/∂h_t; its size is kept apart, as
 * a power of two, so that hundreds of factors neither over- nor underflow.
 */
function productNorms(
  jacobians: readonly Float64Array[],
  times: readonly number[],
  n: number,
  start: number,
): Float64Array {
  let product: Float64Array = Float64Array.from({ length: n * n }, (_, k) =>
    k % (n + 1) === 0 ? 1 : 0,
  );
  let power = 0;
  return Float64Array.from(times, (t, d) => {
    if (d === 0) return start;
    product = multiplySquare(product, jacobians[Math.min(t, times[d - 1]!) - 1]!, n);
    const size = Math.max(...product.map(Math.abs));
    if (size > 0 && Number.isFinite(size)) {
      const near = Math.floor(Math.log2(size));
      product = product.map((x) => x / 2 ** near);
      power += near;
    }
    return start + Math.log10(singularValues(product, n)[0]!) + power * Math.log10(2);
  });
}

/** Of a curve of sizes, given as log₁₀: null where no step of it has a normal number at both ends. */
export function rateOf(curve: Float64Array): Rate | null {
  const stop = curve.findIndex((log) => !(log >= SMALLEST_NORMAL && log < Infinity));
  const steps = (stop < 0 ? curve.length : stop) - 1;
  if (steps < 1) return null;
  const [first, last] = [curve[0]!, curve[steps]!];
  return { factor: 10 ** ((last - first) / steps), steps, last };
}

/** From here on down the next step may leave float64: no step in a network of ordinary weights takes more. */
const NEAR_NOTHING = -290;

/**
 * Where a curve of sizes, given as log₁₀, is no longer that of a number above 0; null where it is one all the way. An error that
 * was tiny a step before fell below what a number can hold; any other that is 0 found no way at all.
 */
export function endOf(curve: Float64Array, attained: Float64Array | null = null): End | null {
  const distance = curve.findIndex((log) => !Number.isFinite(log));
  if (distance < 0) return null;
  if (curve[distance] !== -Infinity) return { distance, why: 'overflow' };
  const fell =
    (distance > 0 && curve[distance - 1]! < NEAR_NOTHING) ||
    (attained !== null && attained[distance]! > -Infinity && attained[distance]! < NEAR_NOTHING);
  return { distance, why: fell ? 'underflow' : 'zero' };
}
