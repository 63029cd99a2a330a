/**
 * The bugs. Each is held against the loop of a simple recurrent network written out by hand, with the very line in it that the
 * bug's description quotes: so that what the page says of a bug is what the engine does.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenGradients, bugNamed, bugs, bugsOf, deviate } from './bugs.ts';
import { cells } from './cells/index.ts';
import { apartBy, fingerprintOf, patternOf } from './derived/pattern.ts';
import type { Experiment, Matrix, Vector } from './experiment.ts';
import { parseExperiment } from './parse.ts';
import { experiments } from './testing/experiments.ts';
import './testing/matchers.ts';
import { runs } from './testing/runs.ts';
import { CELLS } from './testing/tables.ts';
import { gradientsByName } from './testing/traces.ts';
import { Trace } from './trace.ts';
import { norm } from './vector.ts';

const pen7 = parseExperiment(
  readFileSync(new URL('../../content/experiments/pen-7.json', import.meta.url), 'utf8'),
);
/** Those that the network of the pen can have; those of gated cells have a file of their own. */
const names = bugsOf(pen7).map(({ name }) => name);

const outer = (a: Vector, b: Vector): Matrix => a.map((x) => b.map((y) => x * y));
const times = (W: Matrix, v: Vector) =>
  W.map((row) => row.reduce((sum, w, j) => sum + w * v[j]!, 0));
const turned = (W: Matrix): Matrix => W[0]!.map((_, j) => W.map((row) => row[j]!));
const plus = (a: Vector, b: Vector) => a.map((x, k) => x + b[k]!);
const plusAll = (A: Matrix, B: Matrix) => A.map((row, i) => plus(row, B[i]!));
const zeros = (like: Vector) => like.map(() => 0);

/** Backpropagation through time by hand, t from T to 1, one `if` for each bug at the line that has it. */
function byHand({ layers, readout, inputs, targets }: Experiment, bug: string | null) {
  const { W_xh, W_hh, b_h } = layers[0]!.parameters as { W_xh: Matrix; W_hh: Matrix; b_h: Vector };
  const { W_hz, b_z } = readout.parameters as { W_hz: Matrix; b_z: Vector };
  const T = inputs.length;
  const x = [[], ...inputs];
  const y = [-1, ...targets.map((target) => target!)];
  const h: Vector[] = [layers[0]!.initial?.h ?? zeros(b_h)];
  const a: Vector[] = [[]];
  const z: Vector[] = [[]];
  for (let t = 1; t <= T; t++) {
    a[t] = plus(plus(times(W_xh, x[t]!), times(W_hh, h[t - 1]!)), b_h);
    h[t] = a[t]!.map(Math.tanh);
    const exp = plus(times(W_hz, h[t]!), b_z).map(Math.exp);
    z[t] = exp.map((e) => e / exp.reduce((sum, one) => sum + one, 0));
  }

  const dalpha = z.map((zt, t) => {
    if (t === 0) return [];
    const label = bug === 'label-off-by-one' ? (y[t]! - 1 + zt.length) % zt.length : y[t]!;
    const d = zt.map((p, k) => p - Number(k === label));
    if (bug === 'averaged') return d.map((e) => e / T);
    const mean = zt.reduce((sum, p, k) => sum + p * d[k]!, 0);
    return bug === 'softmax-twice' ? zt.map((p, k) => p * (d[k]! - mean)) : d;
  });

  let dW_hz = outer(zeros(b_z), zeros(b_h));
  let db_z = zeros(b_z);
  let dW_xh = outer(zeros(b_h), zeros(x[1]!));
  let dW_hh = outer(zeros(b_h), zeros(b_h));
  let db_h = zeros(b_h);
  const add = <V>(sum: (one: V, other: V) => V, before: V, part: V) =>
    bug === 'gradient-overwritten' ? part : sum(before, part);

  const dh = h.map(zeros);
  for (let pass = 0; pass < (bug === 'twice' ? 2 : 1); pass++) {
    dh.forEach((_, t) => (dh[t] = zeros(b_h)));
    const future = h.map(() => zeros(b_h));
    for (let t = T; t > (bug === 'stops-early' ? 1 : 0); t--) {
      const output = times(turned(W_hz), dalpha[t]!);
      dh[t] = plus(output, future[t]!);
      if (bug === 'overwrite-future') dh[t] = output;
      if (bug === 'overwrite-output' && t < T) dh[t] = future[t]!;
      const slope = {
        'no-slope': () => 1,
        'slope-before': (k: number) => 1 - h[t - 1]![k]! ** 2,
        'slope-unsquared': (k: number) => 1 - h[t]![k]!,
        'slope-of-sum': (k: number) => 1 - a[t]![k]! ** 2,
      }[bug ?? ''];
      const da = dh[t]!.map((e, k) => e * (slope ? slope(k) : 1 - h[t]![k]! ** 2));
      let back = times(bug === 'untransposed' ? W_hh : turned(W_hh), da);
      if (bug === 'clipped') back = back.map((e) => Math.min(Math.max(e, -0.1), 0.1));
      if (bug === 'detached' && t - 1 === Math.floor(T / 2)) back = zeros(back);
      future[t - 1] = back;

      const read = bug === 'reads-own-step' ? h[t]! : h[t - 1]!;
      dW_hz = add(plusAll, dW_hz, outer(dalpha[t]!, h[t]!));
      dW_xh = add(plusAll, dW_xh, outer(da, x[t]!));
      dW_hh = add(plusAll, dW_hh, outer(da, read));
      if (bug === 'no-bias') continue;
      db_z = add(plus, db_z, dalpha[t]!);
      db_h = add(plus, db_h, da);
    }
  }
  return { dh, dW_hz, db_z, dW_xh, dW_hh, db_h };
}

describe.each([null, ...names])('with %s the engine does what the loop by hand does', (name) => {
  const expectSame = (experiment: Experiment) => {
    const trace = new Trace(experiment);
    const { reverse, gradients } = brokenGradients(trace, name === null ? null : bugNamed(name));
    const want = byHand(experiment, name);
    const got = gradientsByName(trace, gradients);
    const { plan } = trace.strands[0]!;
    const errors = Array.from({ length: trace.steps }, (_, k) => {
      const from = (k + 1) * plan.stride + plan.output.offset;
      return [...reverse.errors[0]!.subarray(from, from + plan.size)];
    });
    const wanted = want.dh.slice(1).flat();
    // A slope that no tanh has makes large errors, which may cancel in a gradient.
    const scale = Math.max(1, norm(wanted));
    for (const [parameter, numbers] of [
      ['readout.W_hz', want.dW_hz.flat()],
      ['readout.b_z', want.db_z],
      ['1.W_xh', want.dW_xh.flat()],
      ['1.W_hh', want.dW_hh.flat()],
      ['1.b_h', want.db_h],
    ] as const)
      expect(got.get(parameter), parameter).toBeNear(numbers, 1e-12, scale);
    expect(errors.flat()).toBeNear(wanted, 1e-12, scale);
  };

  it('for the pen', () => expectSame(pen7));

  it('for random networks', () => {
    const wanted = { cells: ['rnn'], layers: 1, twoWay: false, numbers: 'ordinary' } as const;
    fc.assert(
      fc.property(experiments(wanted), (experiment) => {
        const labelled = experiment.targets.map((target) => target ?? 0);
        expectSame({ ...experiment, targets: labelled });
      }),
      runs(20),
    );
  });
});

/** Wrong numbers of each parameter, then right (.) and wrong (x) errors of h from t = 1 to 6. */
const patterns: Record<string, string> = {
  'overwrite-future': 'W_hz 0, b_z 0, W_xh 6, W_hh 9, b_h 3, xxxxx.',
  'overwrite-output': 'W_hz 0, b_z 0, W_xh 6, W_hh 9, b_h 3, xxxxx.',
  untransposed: 'W_hz 0, b_z 0, W_xh 6, W_hh 9, b_h 3, xxxxx.',
  detached: 'W_hz 0, b_z 0, W_xh 6, W_hh 9, b_h 3, xxx...',
  clipped: 'W_hz 0, b_z 0, W_xh 6, W_hh 9, b_h 3, xxxx..',
  'stops-early': 'W_hz 9, b_z 3, W_xh 3, W_hh 0, b_h 3, x.....',
  'no-slope': 'W_hz 0, b_z 0, W_xh 6, W_hh 9, b_h 3, xxxxx.',
  'slope-before': 'W_hz 0, b_z 0, W_xh 6, W_hh 9, b_h 3, xxxxx.',
  'slope-unsquared': 'W_hz 0, b_z 0, W_xh 6, W_hh 9, b_h 3, xxxxx.',
  'slope-of-sum': 'W_hz 0, b_z 0, W_xh 6, W_hh 9, b_h 3, xxxxx.',
  'reads-own-step': 'W_hz 0, b_z 0, W_xh 0, W_hh 9, b_h 0, ......',
  'gradient-overwritten': 'W_hz 9, b_z 3, W_xh 6, W_hh 9, b_h 3, ......',
  'no-bias': 'W_hz 0, b_z 3, W_xh 0, W_hh 0, b_h 3, ......',
  twice: 'W_hz 9, b_z 3, W_xh 6, W_hh 9, b_h 3, ......',
  averaged: 'W_hz 9, b_z 3, W_xh 6, W_hh 9, b_h 3, xxxxxx',
  'softmax-twice': 'W_hz 9, b_z 3, W_xh 6, W_hh 9, b_h 3, xxxxxx',
  'label-off-by-one': 'W_hz 6, b_z 2, W_xh 6, W_hh 9, b_h 3, xxxxxx',
};

describe('what the pen’s network shows of each bug', () => {
  const trace = new Trace(pen7);

  it('is known of all of them', () => expect(Object.keys(patterns)).toEqual(names));

  it.each(names)('%s', (name) => {
    const { parameters, errors } = patternOf(trace, bugNamed(name));
    const marks = errors
      .find((error) => error.name === 'h')!
      .steps.map(({ verdict }) => (verdict === 'right' ? '.' : 'x'));
    const counts = parameters.map(({ parameter, wrong }) => `${parameter} ${wrong}`);
    expect([...counts, marks.join('')].join(', ')).toBe(patterns[name]);
  });

  it('differs from bug to bug by more than a hundredth of its size, and from the right one', () => {
    const prints = [null, ...bugsOf(pen7)].map((bug) => ({
      name: bug?.name ?? 'none',
      print: fingerprintOf(trace, bug),
    }));
    for (const [k, one] of prints.entries())
      for (const other of prints.slice(k + 1))
        expect(apartBy(one.print, other.print), `${one.name} and ${other.name}`).toBeGreaterThan(
          0.01,
        );
  });

  const gradientOf = (name: string, parameter: string) =>
    gradientsByName(trace, brokenGradients(trace, bugNamed(name)).gradients).get(parameter)!;

  it('is what the explanations say of ratios and zeros', () => {
    for (const [parameter, right] of gradientsByName(trace)) {
      expect(gradientOf('twice', parameter)).toBeNear(
        right.map((x) => 2 * x),
        1e-14,
      );
      expect(gradientOf('averaged', parameter)).toBeNear(
        right.map((x) => x / 6),
        1e-14,
      );
    }
    expect(gradientOf('gradient-overwritten', '1.W_hh')).toBeBits(new Float64Array(9));
    expect(gradientOf('no-bias', '1.b_h')).toBeBits(new Float64Array(3));
  });

  it('is small where the recurrent matrix is nearly symmetric', () => {
    expect(
      apartBy(fingerprintOf(trace, null), fingerprintOf(trace, bugNamed('untransposed'))),
    ).toBeLessThan(0.1);
  });
});

describe.each(CELLS)('in any network of %s', (cell) => {
  const wanted = { cells: [cell], labelled: 'some' } as const;

  it('a deviation that deviates in nothing gives the trace to the last bit', () => {
    fc.assert(
      fc.property(experiments(wanted), (experiment) => {
        const trace = new Trace(experiment);
        const { reverse, gradients } = deviate(trace, {});
        trace.strands.forEach((_, at) => {
          expect(reverse.errors[at]).toBeBits(trace.reverse.errors[at]!);
          expect(gradients[at]).toBeBits(trace.gradients[at]!);
        });
      }),
      runs(20),
    );
  });

  it('a bug that does not apply changes nothing, and where it is at home every bug changes something', () => {
    const changes = new Set<string>();
    fc.assert(
      fc.property(experiments({ ...wanted, numbers: 'ordinary' }), (experiment) => {
        const trace = new Trace(experiment);
        const right = fingerprintOf(trace, null);
        for (const bug of bugs) {
          const differs = apartBy(right, fingerprintOf(trace, bug)) > 1e-12;
          if (bug.applies(experiment) !== null) expect(differs, bug.name).toBe(false);
          else if (differs) changes.add(bug.name);
        }
      }),
      runs(60),
    );
    const atHome = bugs.filter(({ of }) => !of || of(cells[cell]!)).map(({ name }) => name);
    expect([...changes].sort()).toEqual(atHome.toSorted());
  });
});

it('has a name for links, and words for the page, for each', () => {
  expect(new Set(bugs.map(({ name }) => name)).size).toBe(bugs.length);
  for (const { name, title, what, met, why } of bugs) {
    expect(name).toMatch(/^[a-z][a-z-]{0,40}$/);
    for (const text of [title, what, met, why]) expect(text).not.toMatch(/undefined|\s{2}/);
    for (const text of [what, met, why]) expect(text.split('`').length % 2).toBe(1);
  }
  expect(bugNamed('none')).toBeNull();
});
