/**
 * The forward pass of a whole network, and the reverse pass from any seed: from the whole loss, from the loss of
 * one step, from a single number. Both walk the strands of network.ts and leave the arithmetic to step.ts.
 */
import type { Deviation } from './deviation.ts';
import type { Experiment } from './experiment.ts';
import { networkOf, timeOf, type Network, type Strand } from './network.ts';
import { addGradient, reverseInitialState, stepForward, stepReverse } from './step.ts';
import { logSumExp } from './vector.ts';

export interface Forward {
  readonly experiment: Experiment;
  readonly network: Network;
  /** Per strand (in the order of network.strands): [T + 1 positions × plan.stride]. */
  readonly values: readonly Float64Array[];
  /** z_t = softmax(α_t): [T × classes]. */
  readonly z: Float64Array;
  /** L_t, null where the step has no label. */
  readonly losses: readonly (number | null)[];
  /** Σ L_t. */
  readonly loss: number;
}

export interface Reverse {
  /** Per strand: the error terms, in the layout of the values. */
  readonly errors: readonly Float64Array[];
  /** Per strand: [T + 1 positions × plan.shareStride]. */
  readonly shares: readonly Float64Array[];
}

export function runForward(experiment: Experiment): Forward {
  const network = networkOf(experiment);
  const { steps, levels } = network;
  const values = network.strands.map(({ plan }) => new Float64Array((steps + 1) * plan.stride));

  let index = 0;
  for (let level = 0; level < levels.length; level++) {
    const below = level === 0 ? null : levels[level - 1]!;
    const firstBelow = below === null ? 0 : index - below.length;
    for (const strand of levels[level]!) {
      const own = values[index++]!;
      setInitialState(experiment, strand, own);
      for (let position = 1; position <= steps; position++) {
        const t = timeOf(strand, steps, position);
        const x = position * strand.plan.stride;
        if (below === null) {
          const input = experiment.inputs[t - 1]!;
          for (let k = 0; k < input.length; k++) own[x + k] = input[k]!;
        } else
          for (let b = 0; b < below.length; b++)
            copyOutput(below[b]!, values[firstBelow + b]!, steps, t, own, x);
        stepForward(strand.plan, strand.weights, own, position);
      }
    }
  }
  return { experiment, network, values, ...softmaxLoss(experiment, network, values.at(-1)!) };
}

function setInitialState(experiment: Experiment, strand: Strand, values: Float64Array): void {
  const initial = experiment.layers[strand.level]?.initial;
  if (!initial) return;
  for (const quantity of strand.plan.quantities)
    if (quantity.state && initial[quantity.name])
      values.set(initial[quantity.name]!, quantity.offset);
}

function copyOutput(
  below: Strand,
  values: Float64Array,
  steps: number,
  t: number,
  out: Float64Array,
  x: number,
): void {
  const from = timeOf(below, steps, t) * below.plan.stride + below.plan.output.offset;
  const to = x + below.outputOffset;
  for (let k = 0; k < below.plan.size; k++) out[to + k] = values[from + k]!;
}

/** Softmax and cross-entropy, L_t = log Σ exp α − α_y: exact where z_y itself would round to 0 or 1. */
function softmaxLoss(
  experiment: Experiment,
  network: Network,
  values: Float64Array,
): Pick<Forward, 'z' | 'losses' | 'loss'> {
  const { plan } = network.readout;
  const classes = plan.size;
  const z = new Float64Array(network.steps * classes);
  const losses: (number | null)[] = [];
  let loss = 0;
  for (let t = 1; t <= network.steps; t++) {
    const from = t * plan.stride + plan.output.offset;
    const alpha = values.subarray(from, from + classes);
    const logSum = logSumExp(alpha);
    for (let k = 0; k < classes; k++) z[(t - 1) * classes + k] = Math.exp(alpha[k]! - logSum);
    const target = experiment.targets[t - 1] ?? null;
    const stepLoss = target === null ? null : logSum - alpha[target]!;
    losses.push(stepLoss);
    loss += stepLoss ?? 0;
  }
  return { z, losses, loss };
}

/** Puts numbers into the (otherwise zero) error arrays before the reverse pass sums the shares on top of them. */
export type Seed = (errors: readonly Float64Array[]) => void;

/** ∂L/∂α_t = z_t − y_t at each labelled step; with `only`, at that step alone (the seed of L_only). */
export function seedOfLoss(
  { experiment, network, z, losses }: Forward,
  only?: number,
  wrong?: Deviation,
): Seed {
  const { plan } = network.readout;
  return (errors) => {
    const readoutErrors = errors.at(-1)!;
    for (let t = only ?? 1; t <= (only ?? network.steps); t++) {
      const target = experiment.targets[t - 1] ?? null;
      if (target === null) continue;
      const to = t * plan.stride + plan.output.offset;
      for (let k = 0; k < plan.size; k++)
        readoutErrors[to + k] = z[(t - 1) * plan.size + k]! - (k === target ? 1 : 0);
      wrong?.seed?.(
        readoutErrors.subarray(to, to + plan.size),
        z.subarray((t - 1) * plan.size, t * plan.size),
        target,
        losses.filter((loss) => loss !== null).length,
      );
    }
  };
}

/** The times (from, to) between which a reverse pass carries errors; outside it nothing flows. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The reverse pass: every error term and every share of it, from the seed down to inputs and initial states. */
export function runReverse(
  { network, values }: Forward,
  seed: Seed,
  span?: Span,
  wrong?: Deviation,
): Reverse {
  const { steps, levels, strands } = network;
  const errors = strands.map(({ plan }) => new Float64Array((steps + 1) * plan.stride));
  const shares = strands.map(({ plan }) => new Float64Array((steps + 1) * plan.shareStride));
  seed(errors);

  let index = strands.length;
  for (let level = levels.length - 1; level >= 0; level--) {
    const strandsHere = levels[level]!;
    index -= strandsHere.length;
    strandsHere.forEach((strand, s) => {
      const at = index + s;
      const above = levels[level + 1];
      if (above)
        above.forEach((upper, u) =>
          takeFromAbove(strand, shares[at]!, upper, errors[index + strandsHere.length + u]!, steps),
        );
      for (let position = steps; position >= 1; position--) {
        const t = timeOf(strand, steps, position);
        if (span && (t < span.from || t > span.to)) continue;
        if (wrong?.visits?.(position) === false) continue;
        const { plan, weights } = strand;
        stepReverse(plan, weights, values[at]!, errors[at]!, shares[at]!, position, wrong);
      }
      if (!span || touchesStart(strand, steps, span))
        reverseInitialState(strand.plan, errors[at]!, shares[at]!, wrong);
    });
  }
  return { errors, shares };
}

function touchesStart(strand: Strand, steps: number, span: Span): boolean {
  const first = timeOf(strand, steps, 1);
  return first >= span.from && first <= span.to;
}

/** The share of h_t that comes from outside: ∂x of the level above, where h_t stands in it. */
function takeFromAbove(
  strand: Strand,
  shares: Float64Array,
  upper: Strand,
  upperErrors: Float64Array,
  steps: number,
): void {
  const { plan } = strand;
  for (let t = 1; t <= steps; t++) {
    const from = timeOf(upper, steps, t) * upper.plan.stride + strand.outputOffset;
    const to = timeOf(strand, steps, t) * plan.shareStride + plan.outside.offset;
    for (let k = 0; k < plan.size; k++) shares[to + k]! += upperErrors[from + k]!;
  }
}

/** ∂L/∂(every parameter) per strand, in the plan's layout: the contributions of the steps, summed from the last position to the first. */
export function gradientsOf(
  { network, values }: Forward,
  { errors }: Reverse,
  wrong?: Deviation,
): Float64Array[] {
  return network.strands.map(({ plan }, at) => {
    const gradient = new Float64Array(plan.parameterCount);
    for (let pass = 0; pass < (wrong?.passes ?? 1); pass++)
      for (let position = network.steps; position >= 1; position--) {
        if (wrong?.visits?.(position) === false) continue;
        if (wrong?.overwrites) gradient.fill(0);
        addGradient(plan, values[at]!, errors[at]!, position, gradient, wrong);
      }
    return gradient;
  });
}
