/**
 * The independent oracle: the forward pass written out by hand from the tables of the specification, one cell after the
 * other, over dual numbers. It shares nothing with the engine: neither definitions nor plans nor a reverse pass.
 *
 * Sums are taken in the order in which the specification writes them, so that saturated networks, where the last
 * bit of a gate decides over 1 − y, get the same bits as a naive reader of the tables would.
 */
import type { Experiment, Matrix, Parameters, Vector } from '../experiment.ts';
import { dualsOver, type Dual, type Leaf } from './dual.ts';

export interface Oracle {
  readonly loss: number;
  readonly losses: readonly (number | null)[];
  /** "1.h@2" → its numbers; every name of the tables. */
  readonly values: ReadonlyMap<string, readonly number[]>;
  /** ∂L/∂ of every leaf, by the address it has in the trace: "1.W_hh", "1.x@2", "1.h@0". */
  readonly derivatives: ReadonlyMap<string, Float64Array>;
  /** Σ over all paths of the absolute values, beside each derivative: the scale of rounding. */
  readonly scales: ReadonlyMap<string, Float64Array>;
}

type LeafVector = readonly Leaf[];
type LeafMatrix = readonly LeafVector[];
type Weights = Readonly<Record<string, LeafMatrix | LeafVector>>;
type Quantities = Record<string, Dual[]>;
type Step = (weights: Weights, x: Dual[], before: Quantities) => Quantities;

/** Numbers every leaf, then runs the network. */
export function oracleOf(experiment: Experiment): Oracle {
  const leaves: { address: string; at: number[] }[] = [];
  let size = 0;
  const vector = (address: string, numbers: Vector): LeafVector => {
    const leaf = numbers.map((v) => ({ v, index: size++ }));
    const entry = leaves.find((one) => one.address === address);
    if (entry) entry.at.push(...leaf.map(({ index }) => index));
    else leaves.push({ address, at: leaf.map(({ index }) => index) });
    return leaf;
  };
  const weightsOf = (layer: string, parameters: Parameters): Weights =>
    Object.fromEntries(
      Object.entries(parameters).map(([name, numbers]) => [
        name,
        Array.isArray(numbers[0])
          ? (numbers as Matrix).map((row) => vector(`${layer}.${name}`, row))
          : vector(`${layer}.${name}`, numbers as Vector),
      ]),
    );

  const steps = experiment.inputs.length;
  const inputs = experiment.inputs.map((x, k) => vector(`1.x@${k + 1}`, x));
  const strands = experiment.layers.map(({ parameters, backward, initial, hidden, cell }, l) => {
    const state = (layer: string, t: number): Record<string, LeafVector> =>
      Object.fromEntries(
        (cell.startsWith('lstm') ? ['h', 'c'] : ['h']).map((name) => [
          name,
          vector(
            `${layer}.${name}@${t}`,
            initial?.[name] ?? Array.from({ length: hidden }, () => 0),
          ),
        ]),
      );
    const [ahead, back] = [`${l + 1}`, `${l + 1}b`];
    return {
      cell,
      ahead: { key: ahead, weights: weightsOf(ahead, parameters), start: state(ahead, 0) },
      back: backward && {
        key: back,
        weights: weightsOf(back, backward),
        start: state(back, steps + 1),
      },
    };
  });
  const readout = weightsOf('readout', experiment.readout.parameters);

  const duals = dualsOver(size);
  const { leaf, add, subtract, exp, log, constant, matrixTimes } = duals;
  const cells = cellsOver(duals);
  const values = new Map<string, readonly number[]>();
  const record = (address: string, quantity: readonly Dual[]) =>
    values.set(
      address,
      quantity.map(({ v }) => v),
    );

  /** Runs one direction over the times in its order; returns h by time. */
  const run = (
    cell: string,
    { key, weights, start }: { key: string; weights: Weights; start: Record<string, LeafVector> },
    x: readonly Dual[][],
    times: readonly number[],
  ): Dual[][] => {
    let state: Quantities = Object.fromEntries(
      Object.entries(start).map(([name, numbers]) => [name, numbers.map(leaf)]),
    );
    const h: Dual[][] = [];
    for (const t of times) {
      state = cells[cell]!(weights, x[t - 1]!, state);
      for (const [name, quantity] of Object.entries({ x: x[t - 1]!, ...state }))
        record(`${key}.${name}@${t}`, quantity);
      h[t - 1] = state.h!;
    }
    return h;
  };

  const ahead = inputs.map((_, k) => k + 1);
  let below = inputs.map((x) => x.map(leaf));
  for (const strand of strands) {
    const up = run(strand.cell, strand.ahead, below, ahead);
    const down = strand.back && run(strand.cell, strand.back, below, ahead.toReversed());
    below = down ? up.map((h, k) => [...h, ...down[k]!]) : up;
  }

  let total = constant(0);
  const losses = below.map((h, k) => {
    const bias = (readout.b_z as LeafVector).map(leaf);
    const alpha = matrixTimes(readout.W_hz as LeafMatrix, h).map((a, c) => add(a, bias[c]!));
    record(`readout.alpha@${k + 1}`, alpha);
    const largest = alpha.reduce((most, a) => (a.v > most.v ? a : most));
    const exps = alpha.map((a) => exp(subtract(a, largest)));
    const sum = exps.reduce(add);
    values.set(
      `readout.z@${k + 1}`,
      exps.map(({ v }) => v / sum.v),
    );
    const target = experiment.targets[k] ?? null;
    if (target === null) return null;
    // −log z_y = log Σ exp(α − max) + max − α_y
    const loss = add(log(sum), subtract(largest, alpha[target]!));
    total = add(total, loss);
    return loss.v;
  });

  const pick = (all: Float64Array) =>
    new Map(leaves.map(({ address, at }) => [address, Float64Array.from(at, (k) => all[k]!)]));
  return {
    loss: total.v,
    losses,
    values,
    derivatives: pick(total.d),
    scales: pick(total.m),
  };
}

/** The five cells of the specification; a prime of the table is `before`. */
function cellsOver(duals: ReturnType<typeof dualsOver>): Readonly<Record<string, Step>> {
  const { leaf, constant } = duals;
  const each = (f: (a: Dual, b: Dual) => Dual) => (a: Dual[], b: Dual[]) =>
    a.map((one, k) => f(one, b[k]!));
  const add = each(duals.add);
  const times = each(duals.times);
  const oneMinus = (a: Dual[]) => a.map((one) => duals.subtract(constant(1), one));
  const tanh = (a: Dual[]) => a.map(duals.tanh);
  const sigmoid = (a: Dual[]) => a.map(duals.sigmoid);
  const W = (weights: Weights, name: string, q: Dual[]) =>
    duals.matrixTimes(weights[name] as LeafMatrix, q);
  const b = (weights: Weights, name: string) => (weights[name] as LeafVector).map(leaf);
  /** W_x… x + W_h… h' + b_…, with what else belongs into the sum before the bias. */
  const sum = (w: Weights, gate: string, x: Dual[], h: Dual[], peephole?: Dual[]) => {
    const both = add(W(w, `W_x${gate}`, x), W(w, `W_h${gate}`, h));
    return add(peephole ? add(both, peephole) : both, b(w, `b_${gate}`));
  };

  return {
    rnn(w, x, before) {
      const a_h = sum(w, 'h', x, before.h!);
      return { a_h, h: tanh(a_h) };
    },

    lstm(w, x, before) {
      const a_f = sum(w, 'f', x, before.h!);
      const f = sigmoid(a_f);
      const a_i = sum(w, 'i', x, before.h!);
      const i = sigmoid(a_i);
      const a_c = sum(w, 'c', x, before.h!);
      const g = tanh(a_c);
      const c = add(times(f, before.c!), times(i, g));
      const a_o = sum(w, 'o', x, before.h!);
      const o = sigmoid(a_o);
      const tanh_c = tanh(c);
      return { a_f, f, a_i, i, a_c, g, c, a_o, o, tanh_c, h: times(o, tanh_c) };
    },

    'lstm-peephole'(w, x, before) {
      const a_f = sum(w, 'f', x, before.h!, times(b(w, 'w_cf'), before.c!));
      const f = sigmoid(a_f);
      const a_i = sum(w, 'i', x, before.h!, times(b(w, 'w_ci'), before.c!));
      const i = sigmoid(a_i);
      const a_c = sum(w, 'c', x, before.h!);
      const g = tanh(a_c);
      const c = add(times(f, before.c!), times(i, g));
      const a_o = sum(w, 'o', x, before.h!, times(b(w, 'w_co'), c));
      const o = sigmoid(a_o);
      const tanh_c = tanh(c);
      return { a_f, f, a_i, i, a_c, g, c, a_o, o, tanh_c, h: times(o, tanh_c) };
    },

    'lstm-coupled'(w, x, before) {
      const a_f = sum(w, 'f', x, before.h!);
      const f = sigmoid(a_f);
      const i = oneMinus(f);
      const a_c = sum(w, 'c', x, before.h!);
      const g = tanh(a_c);
      const c = add(times(f, before.c!), times(i, g));
      const a_o = sum(w, 'o', x, before.h!);
      const o = sigmoid(a_o);
      const tanh_c = tanh(c);
      return { a_f, f, i, a_c, g, c, a_o, o, tanh_c, h: times(o, tanh_c) };
    },

    gru(w, x, before) {
      const a_r = sum(w, 'r', x, before.h!);
      const r = sigmoid(a_r);
      const a_u = sum(w, 'u', x, before.h!);
      const u = sigmoid(a_u);
      const q = add(W(w, 'W_hn', before.h!), b(w, 'b_hn'));
      const a_n = add(add(W(w, 'W_xn', x), b(w, 'b_n')), times(r, q));
      const n = tanh(a_n);
      const h = add(times(oneMinus(u), n), times(u, before.h!));
      return { a_r, r, a_u, u, q, a_n, n, h };
    },
  };
}
