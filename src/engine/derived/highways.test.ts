import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Matrix, Parameters, Vector } from '../experiment.ts';
import { setParameters } from '../testing/edit.ts';
import { experiments } from '../testing/experiments.ts';
import '../testing/matchers.ts';
import { runs } from '../testing/runs.ts';
import { Trace } from '../trace.ts';
import { norm } from '../vector.ts';
import { highwaysOf, partOf, type Highways } from './highways.ts';

const gated = ['lstm', 'lstm-peephole', 'lstm-coupled', 'gru'] as const;

/** Every strand of a network with every loss, alone and (null) all together. */
function* allHighways(trace: Trace): Generator<Highways & { all: boolean }> {
  for (const { key } of trace.strands.slice(0, -1))
    for (const loss of trace.labelled)
      for (const all of [false, true]) {
        const found = highwaysOf(trace, key, loss, { all });
        if (found) yield { ...found, all };
      }
}

const kinds = ({ ways }: Highways) => ways.map(({ kind, sum }) => sum ?? kind);
const way = (highways: Highways, name: string) =>
  highways.ways.find(({ kind, sum }) => (sum ?? kind) === name)!;
const sumOf = ({ ways }: Highways, d: number) =>
  ways
    .map(({ errors }) => errors[d]!)
    .reduce((sum, errors) => sum.map((number, k) => number + errors[k]!));

/**
 * The yardstick of the sums: all that is added on the way to the memory of a step, with every sign taken as plus. A share that
 * came to h_k through a weight (or from the output) is as large as it is, times the slope o(1 − tanh² c) of its way into c_k,
 * times the gates of the line from there; none of these is negative. Parts of a class, and classes, may cancel; rounding may not.
 */
function scalesOf(trace: Trace, { layer, line, loss, times }: Highways, all: boolean): number[] {
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

describe('the memory line', () => {
  it.each([
    ['lstm', ['line', 'a_f', 'a_i', 'a_c', 'a_o'], [null, 'f', 'i', 'g', 'o']],
    ['lstm-peephole', ['line', 'a_f', 'a_i', 'a_c', 'a_o'], [null, 'f', 'i', 'g', 'o']],
    ['lstm-coupled', ['line', 'a_f', 'a_c', 'a_o'], [null, 'f', 'g', 'o']],
    ['gru', ['line', 'a_r', 'a_u', 'q'], [null, 'r', 'u', 'n']],
  ] as const)('of the %s is left through these places', (cell, ways, gates) => {
    const one = { cells: [cell], layers: 1, labelled: 'last' } as const;
    const [experiment] = fc.sample(experiments(one), { numRuns: 1, seed: 2 });
    const trace = new Trace(experiment!);
    const alone = highwaysOf(trace, '1', trace.steps)!;
    expect(kinds(alone)).toEqual(ways);
    expect(alone.ways.map(({ gate }) => gate)).toEqual(gates);
    expect(kinds(highwaysOf(trace, '1', trace.steps, { all: true })!)).toEqual([
      ...ways,
      'between',
    ]);
  });

  it('is not in an rnn; and there is no highway where there is no layer, or no step', () => {
    const [experiment] = fc.sample(experiments({ cells: ['rnn'], layers: 1 }), { numRuns: 1, seed: 1 }); // prettier-ignore
    const trace = new Trace(experiment!);
    expect(highwaysOf(trace, '1', 1)).toBeNull();
    expect(() => highwaysOf(trace, '2', 1)).toThrow('There is no layer "2".');
    expect(() => highwaysOf(trace, 'readout', 1)).toThrow(RangeError);
    for (const t of [0, trace.steps + 1, 1.5])
      expect(() => highwaysOf(trace, '1', t)).toThrow(`There is no step ${t}.`);
  });
});

describe('the ways', () => {
  it('sum to the error of the trace', () => {
    let seen = 0;
    fc.assert(
      fc.property(experiments({ labelled: 'some' }), (experiment) => {
        const trace = new Trace(experiment);
        for (const highways of allHighways(trace)) {
          const scales = scalesOf(trace, highways, highways.all);
          highways.total.forEach((total, d) => {
            seen++;
            expect(sumOf(highways, d)).toBeNear(total, 1e-12, scales[d]!);
          });
        }
      }),
      runs(120),
    );
    expect(seen).toBeGreaterThan(1000);
  });

  it('are of the steps up to the loss, in the order of the strand, with the errors that the trace has there', () => {
    fc.assert(
      fc.property(experiments({ cells: gated, labelled: 'some' }), (experiment) => {
        const trace = new Trace(experiment);
        for (const { key, backward } of trace.strands.slice(0, -1))
          for (const loss of trace.labelled) {
            const { times, total, line } = highwaysOf(trace, key, loss)!;
            expect(times[0]).toBe(loss);
            expect(times.at(-1)).toBe(backward ? trace.steps : 1);
            times.forEach((t, d) => {
              expect(Math.abs(loss - t)).toBe(d);
              const at = `${key}.${line.memory}@${t}`;
              expect(total[d]).toBeBits(trace.errorByLoss(loss, at)!);
            });
          }
      }),
      runs(30),
    );
  });

  it('of the line is what leaves it at the loss, times the gates on the way', () => {
    fc.assert(
      fc.property(experiments({ cells: gated, labelled: 'some' }), (experiment) => {
        const trace = new Trace(experiment);
        for (const highways of allHighways(trace)) {
          const { layer, line, times, factor } = highways;
          const { errors } = way(highways, 'line');
          let want = Array.from(errors[0]!);
          times.forEach((t, d) => {
            if (d > 0) {
              const gate = trace.value(`${layer}.${line.gate}@${times[d - 1]!}`)!;
              want = want.map((number, k) => number * gate[k]!);
            }
            expect(errors[d]!).toBeBits(want);
            const product = factor[d]!.map((log, k) => 10 ** log * errors[0]![k]!);
            expect(product).toBeNear(errors[d]!, 1e-12, norm(errors[d]!) + 1e-300);
            expect(trace.value(`${layer}.${line.memory}@${t}`)).toBeDefined();
          });
        }
      }),
      runs(60),
    );
  });

  it('of the line begins with the whole error of the memory, where no peephole looks at it', () => {
    const cellsHere = ['lstm', 'lstm-coupled', 'gru'] as const;
    fc.assert(
      fc.property(experiments({ cells: cellsHere, layers: 1, labelled: 'some' }), (experiment) => {
        const trace = new Trace(experiment);
        for (const { key } of trace.strands.slice(0, -1))
          for (const loss of trace.labelled) {
            const highways = highwaysOf(trace, key, loss)!;
            const at = `${key}.${highways.line.memory}@${loss}`;
            const want = trace.errorByLoss(loss, at)!;
            expect(way(highways, 'line').errors[0]!).toBeBits(want);
          }
      }),
      runs(60),
    );
  });

  it('are the line and nothing else with f = 1 and no recurrent weights', () => {
    const one = { cells: ['lstm'], layers: 1, twoWay: false, labelled: 'last' } as const;
    fc.assert(
      fc.property(experiments(one), (experiment) => {
        const open = { W_xf: 0, b_f: 50, W_hf: 0, W_hi: 0, W_hc: 0, W_ho: 0 };
        const trace = new Trace(setParameters(experiment, open, '1'));
        const highways = highwaysOf(trace, '1', trace.steps)!;
        highways.times.forEach((_, d) => {
          expect(way(highways, 'line').errors[d]!).toBeBits(highways.total[0]!);
          expect(highways.factor[d]!.every((log) => log === 0)).toBe(true);
          for (const { kind, errors } of highways.ways)
            if (kind !== 'line') expect(norm(errors[d]!)).toBe(0);
        });
      }),
      runs(40),
    );
  });

  it('through a gate are none where nothing recurrent feeds it', () => {
    const one = { cells: ['lstm', 'lstm-peephole'], layers: 1, labelled: 'some' } as const;
    fc.assert(
      fc.property(experiments(one), fc.constantFrom('f', 'i', 'c', 'o'), (experiment, gate) => {
        const deaf = setParameters(experiment, { [`W_h${gate}`]: 0, [`w_c${gate}`]: 0 });
        for (const highways of allHighways(new Trace(deaf)))
          for (const errors of way(highways, `a_${gate}`).errors) expect(norm(errors)).toBe(0);
      }),
      runs(60),
    );
  });

  it('of the whole loss are the sums over the losses: what ends at other outputs is “between”', () => {
    const wanted = { cells: gated, layers: 1, twoWay: false, labelled: 'some' } as const;
    fc.assert(
      fc.property(experiments(wanted), (experiment) => {
        const trace = new Trace(experiment);
        const last = trace.labelled.at(-1)!;
        const whole = highwaysOf(trace, '1', last, { all: true })!;
        const alone = trace.labelled.map((s) => highwaysOf(trace, '1', s)!);
        const scales = scalesOf(trace, whole, true);
        whole.times.forEach((t, d) => {
          for (const name of kinds(whole)) {
            const parts = alone.flatMap((one) => {
              const from = one.times.indexOf(t);
              const isLast = one.loss === last;
              if (from < 0 || (name === 'line') !== isLast && !name.includes('_') && name !== 'q') return []; // prettier-ignore
              return [way(one, name === 'between' ? 'line' : name).errors[from]!];
            });
            const sum = parts.reduce(
              (a, b) => a.map((number, k) => number + b[k]!),
              new Float64Array(experiment.layers[0]!.hidden),
            );
            const scale = scales[d]! + parts.reduce((most, part) => most + norm(part), 0);
            expect(way(whole, name).errors[d]!).toBeNear(sum, 1e-12, scale);
          }
        });
      }),
      runs(40),
    );
  });
});

describe('the part of a way', () => {
  it('sums to 1 over the ways, for each unit and for all', () => {
    fc.assert(
      fc.property(experiments({ cells: gated, labelled: 'some' }), (experiment) => {
        for (const highways of allHighways(new Trace(experiment)))
          highways.total.forEach((total, d) => {
            for (const unit of [null, ...total.keys()]) {
              const parts = highways.ways.map((one) => partOf(highways, one, d, unit));
              const isZero = unit === null ? norm(total) === 0 : total[unit] === 0;
              if (isZero) expect(parts.every((part) => part === null)).toBe(true);
              // Near the smallest numbers neither the parts nor the total have their digits.
              if (!(norm(total) > 1e-290) || (unit !== null && Math.abs(total[unit]!) < 1e-290)) continue; // prettier-ignore
              const numbers = parts.map((part) => part!);
              // What rounding left between the sum and the total, in units of the total.
              const rest = norm(sumOf(highways, d).map((sum, k) => sum - total[k]!));
              const size = unit === null ? norm(total) : Math.abs(total[unit]!);
              const scale = numbers.reduce((sum, part) => sum + Math.abs(part), 1);
              const sum = numbers.reduce((a, b) => a + b, 0);
              expect(Math.abs(sum - 1)).toBeLessThanOrEqual(1e-12 * scale + rest / size);
            }
          });
      }),
      runs(40),
    );
  });

  it('keeps its number where squares would leave float64', () => {
    const total = Float64Array.of(3e200, 4e200);
    const half = Float64Array.of(1.5e200, 2e200);
    const one = { kind: 'line', sum: null, gate: null, errors: [half] } as const;
    const highways = { ways: [one], total: [total] } as unknown as Highways;
    expect(partOf(highways, one, 0, null)).toBeCloseTo(0.5, 12);
    expect(partOf(highways, one, 0, 1)).toBe(0.5);
  });
});

describe('against all paths, one after the other', () => {
  it('every class is the sum of the products along its paths', () => {
    const tiny = { cells: gated, layers: 1, twoWay: false, steps: 4, units: 2, labelled: 'some', numbers: 'ordinary' } as const; // prettier-ignore
    let seen = 0;
    fc.assert(
      fc.property(experiments(tiny), fc.boolean(), (experiment, all) => {
        const trace = new Trace(experiment);
        const loss = trace.labelled.at(-1)!;
        const highways = highwaysOf(trace, '1', loss, { all })!;
        highways.times.forEach((t, d) => {
          const { sums, scale } = sumOfPaths(trace, t, loss, all);
          for (const name of kinds(highways)) {
            const want = sums.get(name) ?? highways.total[d]!.map(() => 0);
            if (norm(want) > 0) seen++;
            expect(way(highways, name).errors[d]!).toBeNear(want, 1e-12, scale);
          }
          expect([...sums.keys()].filter((name) => !kinds(highways).includes(name))).toEqual([]);
        });
      }),
      runs(60),
    );
    expect(seen).toBeGreaterThan(300);
  });
});

/** A number of the network, at a time. */
interface Node {
  readonly name: string;
  readonly unit: number;
  readonly t: number;
}
type Edge = Node & { readonly slope: number };

/** The slopes of everything that reads a number directly, written out by hand for each cell. */
function edgesOver(trace: Trace): (node: Node) => Edge[] {
  const { cell, parameters, hidden } = trace.experiment.layers[0]!;
  const value = (name: string, t: number, unit: number) => trace.value(`1.${name}@${t}`)![unit]!;
  const p = parameters as Record<string, Matrix & Vector>;
  const units = Array.from({ length: hidden }, (_, k) => k);
  const later = (t: number) => t + 1 <= trace.steps;
  const matrix = (sum: string, W: string, { unit, t }: Node): Edge[] =>
    later(t) ? units.map((i) => ({ name: sum, unit: i, t: t + 1, slope: p[W]![i]![unit]! })) : [];
  const same = ({ unit, t }: Node, name: string, slope: number): Edge => ({ name, unit, t, slope });
  const next = ({ unit, t }: Node, name: string, slope: (t: number) => number): Edge[] =>
    later(t) ? [{ name, unit, t: t + 1, slope: slope(t + 1) }] : [];
  const sigmoid = (node: Node, gate: string) => {
    const y = value(gate, node.t, node.unit);
    return [same(node, gate, y * (1 - y))];
  };
  const tanh = (node: Node, out: string) => [
    same(node, out, 1 - value(out, node.t, node.unit) ** 2),
  ];
  const isCoupled = cell === 'lstm-coupled';
  const sees = cell === 'lstm-peephole';
  const lstm: Record<string, (node: Node) => Edge[]> = {
    h: (n) => [
      ...matrix('a_f', 'W_hf', n),
      ...(isCoupled ? [] : matrix('a_i', 'W_hi', n)),
      ...matrix('a_c', 'W_hc', n),
      ...matrix('a_o', 'W_ho', n),
    ],
    c: (n) => [
      ...next(n, 'c', (t) => value('f', t, n.unit)),
      ...tanh(n, 'tanh_c'),
      ...(sees ? next(n, 'a_f', () => p.w_cf![n.unit]!) : []),
      ...(sees ? next(n, 'a_i', () => p.w_ci![n.unit]!) : []),
      ...(sees ? [same(n, 'a_o', p.w_co![n.unit]!)] : []),
    ],
    a_f: (n) => sigmoid(n, 'f'),
    a_i: (n) => sigmoid(n, 'i'),
    a_o: (n) => sigmoid(n, 'o'),
    a_c: (n) => tanh(n, 'g'),
    f: (n) => [same(n, 'c', value('c', n.t - 1, n.unit)), ...(isCoupled ? [same(n, 'i', -1)] : [])],
    i: (n) => [same(n, 'c', value('g', n.t, n.unit))],
    g: (n) => [same(n, 'c', value('i', n.t, n.unit))],
    o: (n) => [same(n, 'h', Math.tanh(value('c', n.t, n.unit)))],
    tanh_c: (n) => [same(n, 'h', value('o', n.t, n.unit))],
  };
  const gru: typeof lstm = {
    h: (n) => [
      ...next(n, 'h', (t) => value('u', t, n.unit)),
      ...matrix('a_r', 'W_hr', n),
      ...matrix('a_u', 'W_hu', n),
      ...matrix('q', 'W_hn', n),
    ],
    a_r: (n) => sigmoid(n, 'r'),
    a_u: (n) => sigmoid(n, 'u'),
    r: (n) => [same(n, 'a_n', value('q', n.t, n.unit))],
    q: (n) => [same(n, 'a_n', value('r', n.t, n.unit))],
    a_n: (n) => tanh(n, 'n'),
    n: (n) => [same(n, 'h', 1 - value('u', n.t, n.unit))],
    u: (n) => [same(n, 'h', value('h', n.t - 1, n.unit) - value('n', n.t, n.unit))],
  };
  const reads = cell === 'gru' ? gru : lstm;
  return (node) => reads[node.name]!(node);
}

/** ∂L_s/∂h_s, straight from the softmax. */
function slopeAtOutput(trace: Trace, s: number, unit: number): number {
  const target = trace.experiment.targets[s - 1];
  const W = (trace.experiment.readout.parameters as Parameters).W_hz as Matrix;
  const z = trace.value(`readout.z@${s}`)!;
  return z.reduce((sum, zk, k) => sum + W[k]![unit]! * (zk - (k === target ? 1 : 0)), 0);
}

/** The places in which a class begins. */
const DOORS = new Set(['a_f', 'a_i', 'a_c', 'a_o', 'a_r', 'a_u', 'q']);

/** Follows every path from the memory of step t to the loss; `scale` is the norm of Σ |products|. */
function sumOfPaths(trace: Trace, t: number, loss: number, all: boolean) {
  const { hidden, cell } = trace.experiment.layers[0]!;
  const edges = edgesOver(trace);
  const sums = new Map<string, Float64Array>();
  const sizes = new Float64Array(hidden);
  const end = (name: string, start: number, product: number) => {
    if (!sums.has(name)) sums.set(name, new Float64Array(hidden));
    sums.get(name)![start]! += product;
    sizes[start]! += Math.abs(product);
  };
  const follow = (start: number, node: Node, product: number, door: string | null) => {
    const ends = all ? trace.labelled.includes(node.t) : node.t === loss;
    if (node.name === 'h' && ends)
      end(
        door ?? (node.t === loss ? 'line' : 'between'),
        start,
        product * slopeAtOutput(trace, node.t, node.unit),
      );
    for (const { slope, ...to } of edges(node))
      follow(start, to, product * slope, door ?? (DOORS.has(to.name) ? to.name : null));
  };
  for (let unit = 0; unit < hidden; unit++)
    follow(unit, { name: cell === 'gru' ? 'h' : 'c', unit, t }, 1, null);
  return { sums, scale: norm(sizes) };
}
