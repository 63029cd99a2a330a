/**
 * One update of an experiment, in float64, with all that is known before and after it:
 *
 *   θ ← θ − η d,   d = g (gradient descent), or the first step of Adam at rate 1
 *
 * The loss along the line θ − s d begins with the slope −g·d. So the gradient promises a change of −η g·d, which is −η‖g‖² for
 * gradient descent; what happens is L(θ − η d) − L(θ). By Taylor the two part with η².
 */
import type { Experiment, Matrix, Parameters, Vector } from '../engine/experiment.ts';
import { networkOf } from '../engine/network.ts';
import type { Plan } from '../engine/plan.ts';
import { runForward } from '../engine/run.ts';
import { Trace } from '../engine/trace.ts';
import { norm } from '../engine/vector.ts';
import { defaults, update, type Moments, type Optimiser } from './optimiser.ts';
import { flatOf } from './shape.ts';

/** Along the gradient, or as Adam would begin. */
export type Along = 'gradient' | 'adam';

export interface OneUpdate {
  readonly along: Along;
  /** η */
  readonly rate: number;
  /** g and d, flat (shape.ts). */
  readonly gradient: Float64Array;
  readonly direction: Float64Array;
  /** ‖g‖ */
  readonly norm: number;
  /** The angle between d and g in degrees; NaN where one of them is 0. */
  readonly angle: number;
  readonly before: Trace;
  readonly after: Trace;
  /** −g·d: how the loss begins to change along the line. */
  readonly slope: number;
  /** slope × η, and L(after) − L(before). */
  readonly promised: number;
  readonly happened: number;
}

/** Works out one update; nothing is changed. */
export function oneUpdate(before: Trace, along: Along, rate: number): OneUpdate {
  const gradient = gradientOf(before);
  const direction = directionOf(gradient, along);
  const slope = -dot(gradient, direction);
  const after = new Trace(movedAlong(before.experiment, direction, rate));
  return {
    along,
    rate,
    gradient,
    direction,
    norm: norm(gradient),
    angle: angleOf(gradient, direction),
    before,
    after,
    slope,
    promised: slope * rate,
    happened: after.loss - before.loss,
  };
}

/** ∂L/∂θ, flat, as flatOf has θ. */
export function gradientOf(trace: Trace): Float64Array {
  return Float64Array.from(trace.gradients.flatMap((gradient) => [...gradient]));
}

/** d: what the first update by a rule takes away, at rate 1. */
export function directionOf(gradient: Float64Array, along: Along): Float64Array {
  const moved = new Float64Array(gradient.length);
  update(moved, gradient, noMoments(gradient.length), optimiserOf(along, 1));
  return moved.map((number) => 0 - number);
}

/** The experiment with θ − s d in place of θ. */
export function movedAlong(experiment: Experiment, direction: Float64Array, s: number): Experiment {
  return withParameters(
    experiment,
    flatOf(experiment).map((number, k) => number - s * direction[k]!),
  );
}

export interface Updated {
  readonly experiment: Experiment;
  /** How many updates were made: fewer than asked for where the next would have left the numbers of float64. */
  readonly made: number;
}

/** So many updates one after another. What Adam remembers of gradients begins with the first of them. */
export function updated(
  experiment: Experiment,
  along: Along,
  rate: number,
  count: number,
): Updated {
  const weights = flatOf(experiment);
  const moments = noMoments(weights.length);
  const optimiser = optimiserOf(along, rate);
  let now = experiment;
  for (let made = 0; made < count; made++) {
    update(weights, gradientOf(new Trace(now)), moments, optimiser);
    if (!weights.every(Number.isFinite)) return { experiment: now, made };
    now = withParameters(experiment, weights);
  }
  return { experiment: now, made: count };
}

/** The same experiment with other parameters, flat; whatever else a layer has (its initial state) stays. */
export function withParameters(experiment: Experiment, flat: ArrayLike<number>): Experiment {
  let offset = 0;
  const read = new Map<string, Parameters>();
  for (const { key, plan } of networkOf(experiment).strands) {
    read.set(key, nested(plan, flat, offset));
    offset += plan.parameterCount;
  }
  return {
    ...experiment,
    layers: experiment.layers.map((layer, level) => ({
      ...layer,
      parameters: read.get(`${level + 1}`)!,
      ...(layer.backward && { backward: read.get(`${level + 1}b`)! }),
    })),
    readout: { parameters: read.get('readout')! },
  };
}

function nested(plan: Plan, flat: ArrayLike<number>, from: number): Parameters {
  const row = (start: number, length: number): Vector =>
    Array.from({ length }, (_, k) => flat[start + k]!);
  return Object.fromEntries(
    plan.parameters.map(({ name, rows, cols, offset }): [string, Matrix | Vector] => {
      const start = from + offset;
      if (cols === 0) return [name, row(start, rows)];
      return [name, Array.from({ length: rows }, (_, i) => row(start + i * cols, cols))];
    }),
  );
}

/** L(θ − s d), by a forward pass alone. */
export function lossAlong(experiment: Experiment, direction: Float64Array, s: number): number {
  return runForward(movedAlong(experiment, direction, s)).loss;
}

const optimiserOf = (along: Along, rate: number): Optimiser => ({
  ...defaults,
  rule: along === 'adam' ? 'adam' : 'sgd',
  rate,
});

const noMoments = (length: number): Moments<Float64Array> => ({
  count: 0,
  first: new Float64Array(length),
  second: new Float64Array(length),
});

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, number, k) => sum + number * b[k]!, 0);
}

/** By the arc tangent of |a/‖a‖ − b/‖b‖| and its sum: exact for small angles, where an arc cosine is not (Kahan 2006). */
function angleOf(a: Float64Array, b: Float64Array): number {
  const [sizeA, sizeB] = [norm(a), norm(b)];
  const unit = (k: number, sign: number) => a[k]! / sizeA + (sign * b[k]!) / sizeB;
  const apart = norm(a.map((_, k) => unit(k, -1)));
  const together = norm(a.map((_, k) => unit(k, 1)));
  return (2 * Math.atan2(apart, together) * 180) / Math.PI;
}
