/**
 * The bugs of gated cells, each held against a loop written out by hand with the very line in it that the bug's description
 * quotes: an LSTM, with peepholes or coupled gates where asked, and a GRU.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenGradients, bugNamed, bugsOf } from './bugs.ts';
import { apartBy, fingerprintOf, patternOf } from './derived/pattern.ts';
import type { Experiment, Matrix, Vector } from './experiment.ts';
import { parseExperiment } from './parse.ts';
import { experiments } from './testing/experiments.ts';
import './testing/matchers.ts';
import { runs } from './testing/runs.ts';
import type { CellName } from './testing/tables.ts';
import { gradientsByName } from './testing/traces.ts';
import { Trace } from './trace.ts';
import { norm } from './vector.ts';

const pen = (cell: string) =>
  parseExperiment(
    readFileSync(new URL(`../../content/experiments/pen-7-${cell}.json`, import.meta.url), 'utf8'),
  );

const times = (W: Matrix, v: Vector) =>
  W.map((row) => row.reduce((sum, w, j) => sum + w * v[j]!, 0));
const turned = (W: Matrix): Matrix => W[0]!.map((_, j) => W.map((row) => row[j]!));
const sum = (...all: readonly Vector[]) =>
  all[0]!.map((_, k) => all.reduce((total, v) => total + v[k]!, 0));
const mul = (...all: readonly Vector[]) =>
  all[0]!.map((_, k) => all.reduce((product, v) => product * v[k]!, 1));
const of = (v: Vector, f: (x: number) => number) => v.map(f);
const sigma = (v: Vector) => of(v, (x) => 1 / (1 + Math.exp(-x)));
const tanh = (v: Vector) => of(v, Math.tanh);
const zeros = (like: Vector) => like.map(() => 0);
const dsigma = (y: Vector) => of(y, (x) => x * (1 - x));
const dtanh = (y: Vector) => of(y, (x) => 1 - x ** 2);

/** The sum over the steps of δ qᵀ, or of δ where there is no q. */
class Sums {
  readonly byName = new Map<string, number[]>();
  add(name: string, delta: Vector, q?: Vector) {
    const part = q ? delta.flatMap((d) => q.map((x) => d * x)) : [...delta];
    const before = this.byName.get(name);
    this.byName.set(name, before ? sum(before, part) : part);
  }
}

interface ByHand {
  readonly gradients: ReadonlyMap<string, Vector>;
  /** errors.c[t], t from 1. */
  readonly errors: Readonly<Record<string, Vector[]>>;
}

type Weights = Readonly<Record<string, Matrix & Vector>>;

/** ∂L/∂h_t as the outputs send it; the readout's gradient goes to the sums. */
function outputs({ readout, targets }: Experiment, h: readonly Vector[], sums: Sums): Vector[] {
  const { W_hz, b_z } = readout.parameters as { W_hz: Matrix; b_z: Vector };
  return h.map((state, t) => {
    const target = targets[t - 1] ?? null;
    if (target === null) return zeros(state);
    const exp = of(sum(times(W_hz, state), b_z), Math.exp);
    const all = exp.reduce((total, e) => total + e, 0);
    const dalpha = exp.map((e, k) => e / all - Number(k === target));
    sums.add('readout.W_hz', dalpha, state);
    sums.add('readout.b_z', dalpha);
    return times(turned(W_hz), dalpha);
  });
}

function lstmByHand(experiment: Experiment, bug: string | null): ByHand {
  const { cell, parameters, initial } = experiment.layers[0]!;
  const w = parameters as Weights;
  const n = w.b_f!.length;
  const zero = Array<number>(n).fill(0);
  const T = experiment.inputs.length;
  const [peephole, coupled] = [cell === 'lstm-peephole', cell === 'lstm-coupled'];
  const x: Vector[] = [[], ...experiment.inputs];
  const h: Vector[] = [initial?.h ?? zero];
  const c: Vector[] = [initial?.c ?? zero];
  const [f, i, g, o]: Vector[][] = [[], [], [], []];
  for (let t = 1; t <= T; t++) {
    const a = (gate: string) =>
      sum(times(w[`W_x${gate}`]!, x[t]!), times(w[`W_h${gate}`]!, h[t - 1]!), w[`b_${gate}`]!);
    const peep = (name: string, at: Vector) => (peephole ? mul(w[name]!, at) : zero);
    f![t] = sigma(sum(a('f'), peep('w_cf', c[t - 1]!)));
    i![t] = coupled ? of(f![t]!, (y) => 1 - y) : sigma(sum(a('i'), peep('w_ci', c[t - 1]!)));
    g![t] = tanh(a('c'));
    c[t] = sum(mul(f![t]!, c[t - 1]!), mul(i![t]!, g![t]!));
    o![t] = sigma(sum(a('o'), peep('w_co', c[t]!)));
    h[t] = mul(o![t]!, tanh(c[t]!));
  }

  const sums = new Sums();
  const dh = outputs(experiment, h, sums);
  const errors: Record<string, Vector[]> = { h: [], c: [] };
  let [dh_next, dc_next] = [zero, zero];
  for (let t = T; t >= 1; t--) {
    if (bug === 'nothing-carried') [dh_next, dc_next] = [zero, zero];
    const dht = (errors.h![t] = sum(dh[t]!, dh_next));
    const tanh_c = tanh(c[t]!);
    const da_o = mul(dht, tanh_c, dsigma(o![t]!));
    let through = mul(dht, o![t]!);
    if (bug === 'memory-slope-at-c') through = mul(through, dtanh(c[t]!));
    else if (bug !== 'memory-slope-left-out') through = mul(through, dtanh(tanh_c));
    let dc = through;
    const peepholes = peephole && bug !== 'peepholes-cut';
    if (peepholes) dc = sum(dc, mul(w.w_co!, da_o));
    if (bug !== 'memory-not-carried') dc = sum(dc, dc_next);
    errors.c![t] = dc;
    const di = mul(dc, g![t]!);
    let df = mul(dc, bug === 'gate-reads-own-step' ? c[t]! : c[t - 1]!);
    if (coupled)
      df = sum(
        df,
        of(di, (e) => -e),
      );
    const da: Record<string, Vector> = {
      f: mul(df, dsigma(f![t]!)),
      ...(!coupled && { i: mul(di, dsigma(i![t]!)) }),
      c: mul(dc, i![t]!, bug === 'candidate-slope' ? dsigma(g![t]!) : dtanh(g![t]!)),
      o: da_o,
    };
    dc_next = bug === 'gate-left-out' ? dc : mul(dc, f![t]!);
    if (peepholes) dc_next = sum(dc_next, mul(w.w_cf!, da.f!), mul(w.w_ci!, da.i!));
    if (peephole)
      for (const [gate, read] of [
        ['f', c[t - 1]!],
        ['i', c[t - 1]!],
        ['o', c[t]!],
      ] as const)
        sums.add(`1.w_c${gate}`, mul(da[gate]!, read));
    if (bug === 'gates-exchanged') {
      const other = coupled ? 'o' : 'i';
      [da.f, da[other]] = [da[other]!, da.f!];
    }
    dh_next = zero;
    for (const [gate, delta] of Object.entries(da)) {
      dh_next = sum(dh_next, times(turned(w[`W_h${gate}`]!), delta));
      sums.add(`1.W_x${gate}`, delta, x[t]!);
      sums.add(`1.W_h${gate}`, delta, h[t - 1]!);
      sums.add(`1.b_${gate}`, delta);
    }
  }
  return { gradients: sums.byName, errors };
}

function gruByHand(experiment: Experiment, bug: string | null): ByHand {
  const { parameters, initial } = experiment.layers[0]!;
  const w = parameters as Weights;
  const zero = zeros(w.b_n!);
  const T = experiment.inputs.length;
  const x: Vector[] = [[], ...experiment.inputs];
  const h: Vector[] = [initial?.h ?? zero];
  const [r, u, q, n]: Vector[][] = [[], [], [], []];
  for (let t = 1; t <= T; t++) {
    const a = (gate: string) =>
      sum(times(w[`W_x${gate}`]!, x[t]!), times(w[`W_h${gate}`]!, h[t - 1]!), w[`b_${gate}`]!);
    r![t] = sigma(a('r'));
    u![t] = sigma(a('u'));
    q![t] = sum(times(w.W_hn!, h[t - 1]!), w.b_hn!);
    n![t] = tanh(sum(times(w.W_xn!, x[t]!), w.b_n!, mul(r![t]!, q![t]!)));
    h[t] = sum(
      mul(
        of(u![t]!, (y) => 1 - y),
        n![t]!,
      ),
      mul(u![t]!, h[t - 1]!),
    );
  }

  const sums = new Sums();
  const dh = outputs(experiment, h, sums);
  const errors: Record<string, Vector[]> = { h: [] };
  let dh_next = zero;
  for (let t = T; t >= 1; t--) {
    const dht = (errors.h![t] = sum(dh[t]!, dh_next));
    const state = bug === 'gate-reads-own-step' ? h[t]! : h[t - 1]!;
    const du = mul(
      dht,
      state.map((s, k) => s - n![t]![k]!),
    );
    const slope = bug === 'candidate-slope' ? dsigma(n![t]!) : dtanh(n![t]!);
    const da_n = mul(
      dht,
      of(u![t]!, (y) => 1 - y),
      slope,
    );
    let [da_r, da_u] = [mul(da_n, q![t]!, dsigma(r![t]!)), mul(du, dsigma(u![t]!))];
    const dq = mul(da_n, r![t]!);
    if (bug === 'gates-exchanged') [da_r, da_u] = [da_u, da_r];
    dh_next = sum(
      bug === 'gate-left-out' ? dht : mul(dht, u![t]!),
      times(turned(w.W_hr!), da_r),
      times(turned(w.W_hu!), da_u),
      times(turned(w.W_hn!), dq),
    );
    for (const [gate, delta, delta_h] of [
      ['r', da_r, da_r],
      ['u', da_u, da_u],
      ['n', da_n, dq],
    ] as const) {
      sums.add(`1.W_x${gate}`, delta, x[t]!);
      sums.add(`1.W_h${gate}`, delta_h, h[t - 1]!);
      sums.add(`1.b_${gate}`, delta);
    }
    sums.add('1.b_hn', dq);
  }
  return { gradients: sums.byName, errors };
}

const gatedBugsOf = (cell: string) =>
  bugsOf(pen(cell))
    .filter(({ family }) => family === 'gates')
    .map(({ name }) => name);

const cellsHere = ['lstm', 'lstm-peephole', 'lstm-coupled', 'gru'] as const;

it('a cell has the bugs for which it has the parts', () => {
  const ofMemory = [
    ...['memory-not-carried', 'nothing-carried', 'memory-slope-left-out', 'memory-slope-at-c'],
  ];
  const ofGates = [
    ...['gate-left-out', 'gate-reads-own-step', 'candidate-slope', 'gates-exchanged'],
  ];
  expect(gatedBugsOf('lstm')).toEqual([...ofMemory, ...ofGates]);
  expect(gatedBugsOf('lstm-coupled')).toEqual([...ofMemory, ...ofGates]);
  expect(gatedBugsOf('lstm-peephole')).toEqual([...ofMemory, ...ofGates, 'peepholes-cut']);
  expect(gatedBugsOf('gru')).toEqual(ofGates);
  // Two simple layers.
  expect(gatedBugsOf('stacked')).toEqual([]);
});

describe.each(cellsHere)('%s', (cell) => {
  const byHand = cell === 'gru' ? gruByHand : lstmByHand;

  function expectSame(experiment: Experiment, name: string | null) {
    const trace = new Trace(experiment);
    const { reverse, gradients } = brokenGradients(trace, name === null ? null : bugNamed(name));
    const want = byHand(experiment, name);
    const wanted = Object.values(want.errors).flatMap((all) => all.slice(1).flat());
    // A slope that no tanh has makes large errors, which may cancel in a gradient.
    const scale = Math.max(1, norm(wanted), ...[...want.gradients.values()].map(norm));
    const got = gradientsByName(trace, gradients);
    expect([...got.keys()].filter((one) => !want.gradients.has(one))).toEqual(
      trace.labelled.length === 0 ? ['readout.W_hz', 'readout.b_z'] : [],
    );
    for (const [parameter, numbers] of want.gradients)
      expect(got.get(parameter), parameter).toBeNear(numbers, 1e-12, scale);
    for (const [quantity, byStep] of Object.entries(want.errors))
      byStep.forEach((numbers, t) => {
        const at = `1.${quantity}@${t}`;
        expect(trace.errorIn(reverse, at), at).toBeNear(numbers, 1e-12, scale);
        // Of a wrong error too the shares are what was added.
        const shares = trace.sharesIn(reverse, at).map(({ values }) => [...values]);
        expect(sum(...shares), at).toBeNear(numbers, 1e-12, scale);
      });
  }

  const alsoHere = cell === 'gru' ? [] : ['overwrite-future'];
  it.each([null, ...gatedBugsOf(cell)])('with %s the engine does what the loop does', (name) => {
    expectSame(pen(cell), name);
    const wanted = {
      cells: [cell as CellName],
      layers: 1,
      twoWay: false,
      numbers: 'ordinary',
    } as const;
    fc.assert(
      fc.property(experiments(wanted), (experiment) => expectSame(experiment, name)),
      runs(20),
    );
  });

  it('each bug looks like no other, and like no right pass', () => {
    const trace = new Trace(pen(cell));
    const bugs = [...gatedBugsOf(cell), ...alsoHere].map(bugNamed);
    const prints = [null, ...bugs].map((bug) => ({
      name: bug?.name ?? 'none',
      print: fingerprintOf(trace, bug),
    }));
    for (const [k, one] of prints.entries())
      for (const other of prints.slice(k + 1))
        expect(apartBy(one.print, other.print), `${one.name} and ${other.name}`).toBeGreaterThan(
          1e-4,
        );
  });
});

/** Right (.) and wrong (x) errors of c, then of h, from t = 1 to 6, in the pen's LSTM with peepholes. */
const patterns: Readonly<Record<string, string>> = {
  'memory-not-carried': 'xxxxx. xxxx..',
  'nothing-carried': 'xxxxx. xxxxx.',
  'memory-slope-left-out': 'xxxxxx xxxxx.',
  'memory-slope-at-c': 'xxxxxx xxxxx.',
  'gate-left-out': 'xxxxx. xxxx..',
  'gate-reads-own-step': 'xxxxx. xxxxx.',
  'candidate-slope': 'xxxxx. xxxxx.',
  'gates-exchanged': 'xxxxx. xxxxx.',
  'peepholes-cut': 'xxxxxx xxxxx.',
};

describe('what the peephole cell shows of each', () => {
  const trace = new Trace(pen('lstm-peephole'));
  it('is known of all', () => expect(Object.keys(patterns)).toEqual(gatedBugsOf('lstm-peephole')));
  it.each(Object.entries(patterns))('%s', (name, wanted) => {
    const { errors, parameters } = patternOf(trace, bugNamed(name));
    const marks = (quantity: string) =>
      errors
        .find((error) => error.name === quantity)!
        .steps.map(({ verdict }) => (verdict === 'right' ? '.' : 'x'))
        .join('');
    expect(`${marks('c')} ${marks('h')}`).toBe(wanted);
    for (const { layer, parameter, wrong } of parameters)
      if (layer === 'readout') expect(wrong, parameter).toBe(0);
  });
});
