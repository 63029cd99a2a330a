/** The oracle of the highways: every path from a memory to the loss, one after the other, with slopes written out by hand. */
import type { Matrix, Parameters, Vector } from '../experiment.ts';
import type { Trace } from '../trace.ts';
import { norm } from '../vector.ts';

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
export function sumOfPaths(trace: Trace, t: number, loss: number, all: boolean) {
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
