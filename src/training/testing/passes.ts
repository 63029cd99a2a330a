/** The radii (bounds.ts) of a run of the float64 engine: forward, and in reverse from the radii of its seed. */
import type { Plan, TermPlan } from '../../engine/plan.ts';
import { timeOf, type Strand } from '../../engine/network.ts';
import type { Forward, Reverse } from '../../engine/run.ts';
import { ballsOf, radiusOfFunction, radiusOfSlope, Sums, type Balls } from './bounds.ts';

/** Per strand, in the layout of the values; `initial` is per strand too, [plan.stride]. */
export function forwardRadii(
  { network, values }: Forward,
  initial: readonly Float64Array[] | null,
): Float64Array[] {
  const radii = network.strands.map(
    ({ plan }) => new Float64Array((network.steps + 1) * plan.stride),
  );
  network.strands.forEach((strand, at) => {
    const { plan, weights } = strand;
    const own = radii[at]!;
    if (initial) own.set(initial[at]!);
    for (const [lower, l] of below(network.strands, strand))
      for (let t = 1; t <= network.steps; t++) {
        const from = timeOf(lower, network.steps, t) * lower.plan.stride + lower.plan.output.offset;
        const to = timeOf(strand, network.steps, t) * plan.stride + lower.outputOffset;
        own.set(radii[l]!.subarray(from, from + lower.plan.size), to + plan.input.offset);
      }
    for (let s = 1; s <= network.steps; s++) stepRadii(plan, weights, values[at]!, own, s);
  });
  return radii;
}

function below(strands: readonly Strand[], { level }: Strand): [Strand, number][] {
  return strands.flatMap((lower, l): [Strand, number][] =>
    lower.level === level - 1 ? [[lower, l]] : [],
  );
}

function stepRadii(
  plan: Plan,
  weights: Float64Array,
  values: Float64Array,
  radii: Float64Array,
  s: number,
): void {
  for (const equation of plan.equations) {
    const sums = new Sums(plan.size);
    const total = new Float64Array(plan.size);
    for (const term of equation.terms) {
      const balls = ballsOf(term, values, radii, plan.stride, s);
      eachProduct(plan, term, (i, j, w) => {
        const weight = w < 0 ? 1 : weights[w]!;
        // A bias multiplies nothing: 1, without a radius.
        const q = term.factors.length === 0 ? 1 : balls.at[j]!;
        total[i]! += weight * q;
        sums.add(i, weight, 0, q, term.factors.length === 0 ? 0 : balls.radius[j]!);
      });
    }
    const y = s * plan.stride + equation.offset;
    for (let k = 0; k < plan.size; k++)
      radii[y + k] = radiusOfFunction(equation, total[k]!, sums.radius(k));
  }
}

/** Every (row, column, index of the weight) of a term's product; −1 where it has no weight. */
function eachProduct(
  { size }: Plan,
  { parameter }: TermPlan,
  visit: (i: number, j: number, w: number) => void,
): void {
  const cols = parameter?.cols ?? 0;
  for (let i = 0; i < size; i++)
    if (cols === 0) visit(i, i, parameter ? parameter.offset + i : -1);
    else for (let j = 0; j < cols; j++) visit(i, j, parameter!.offset + i * cols + j);
}

/**
 * Adds what this run's gradients are sums of to `gradients` (one a strand). `seeds` are the radii of the readout's errors, in the layout of
 * its values.
 */
export function reverseRadii(
  { network, values }: Forward,
  { errors }: Reverse,
  radii: readonly Float64Array[],
  seeds: Float64Array,
  gradients: readonly Sums[],
): void {
  const { strands, steps } = network;
  const sums = strands.map(({ plan }) => new Sums((steps + 1) * plan.stride));
  for (let at = strands.length - 1; at >= 0; at--) {
    const { plan, weights } = strands[at]!;
    const own = sums[at]!;
    if (at === strands.length - 1)
      for (let k = 0; k < seeds.length; k++)
        if (seeds[k]! > 0) own.add(k, errors[at]![k]!, seeds[k]!, 1, 0);
    for (let s = steps; s >= 1; s--)
      for (let e = plan.equations.length - 1; e >= 0; e--) {
        const equation = plan.equations[e]!;
        const y = s * plan.stride + equation.offset;
        const delta = deltaOf(plan, e, y, values[at]!, radii[at]!, errors[at]!, own);
        for (const term of equation.terms)
          sendRadii(plan, term, weights, values[at]!, radii[at]!, delta, s, own, gradients[at]!);
      }
    for (const [lower, l] of below(strands, strands[at]!))
      for (let t = 1; t <= steps; t++) {
        const from = timeOf(strands[at]!, steps, t) * plan.stride + plan.input.offset;
        const to = timeOf(lower, steps, t) * lower.plan.stride + lower.plan.output.offset;
        for (let k = 0; k < lower.plan.size; k++) {
          const x = from + lower.outputOffset + k;
          sums[l]!.add(to + k, errors[at]![x]!, own.radius(x), 1, 0);
        }
      }
  }
}

/** ∂s = fn′(y) ⊙ ∂y with its radius. */
function deltaOf(
  plan: Plan,
  e: number,
  y: number,
  values: Float64Array,
  radii: Float64Array,
  errors: Float64Array,
  sums: Sums,
): Balls {
  const equation = plan.equations[e]!;
  const at = new Float64Array(plan.size);
  const radius = new Float64Array(plan.size);
  for (let k = 0; k < plan.size; k++) {
    const slope = equation.fn.slope(values[y + k]!);
    const one = new Sums(1);
    const ofSlope = radiusOfSlope(equation, values[y + k]!, radii[y + k]!);
    one.add(0, errors[y + k]!, sums.radius(y + k), slope, ofSlope);
    at[k] = errors[y + k]! * slope;
    radius[k] = equation.identity ? sums.radius(y + k) : one.radius(0);
  }
  return { at, radius };
}

function sendRadii(
  plan: Plan,
  term: TermPlan,
  weights: Float64Array,
  values: Float64Array,
  radii: Float64Array,
  delta: Balls,
  s: number,
  sums: Sums,
  gradient: Sums,
): void {
  const { stride } = plan;
  const whole = ballsOf(term, values, radii, stride, s);
  const { factors } = term;
  eachProduct(plan, term, (i, j, w) => {
    if (w < 0) return;
    if (factors.length === 0) gradient.add(w, delta.at[i]!, delta.radius[i]!, 1, 0);
    else gradient.add(w, delta.at[i]!, delta.radius[i]!, whole.at[j]!, whole.radius[j]!);
  });
  factors.forEach(({ lag, offset }, f) => {
    const others = ballsOf(term, values, radii, stride, s, f);
    const to = (s - lag) * stride + offset;
    eachProduct(plan, term, (i, j, w) =>
      sums.add(
        to + j,
        w < 0 ? 1 : weights[w]!,
        0,
        delta.at[i]!,
        delta.radius[i]!,
        others.at[j]!,
        others.radius[j]!,
      ),
    );
  });
}
