import { boxAt, boxUnder, bus, leftOf, rightOf, squashed, topOf, WRITTEN, bottomOf, type Layout, type Metrics, type Point } from './layout.ts'; // prettier-ignore
import { BORDERS } from './lstm.ts';

/** The state is the memory: its line runs on top, past the update gate. The reset gate works below, on the candidate. */
export function gru(metrics: Metrics): Layout {
  const [u, r, q, n] = [256, 380, 502, 640];
  const memory = 126;
  const product = 170;
  const gates = product + 30;
  const at = (name: string, middle: number, y: number) => boxUnder(metrics, name, middle, y);
  const gate = { u: at('u', u, gates), r: at('r', r, gates), n: at('n', n, gates) };
  const sums = gates + gate.u.height + 46;
  const sum = { a_u: at('a_u', u, sums), a_r: at('a_r', r, sums), a_n: at('a_n', n, sums) };
  const view = at('q', q, sums);
  const h = boxAt(metrics, 'h', 716, memory - 22, WRITTEN);
  const before = boxAt(metrics, "h'", 2, memory - 22, WRITTEN);
  const bottom = sums + view.height;
  const { units, inputs } = metrics;
  const level = Math.max(bottom + 52 + units * 17, before.y + before.height + 14);
  const lower = level + 30 + inputs * 17 + 12;
  const x = at('x', (r + q) / 2, lower + 24);
  const branch: Point = [u, product];
  const plus: Point = [n, memory];
  const intoH: Point[] = [plus, leftOf(h, 22)];
  const times: Point = [q, gates + gate.r.height / 2];
  const channel = 571;
  const reset: Point[] = [times, [channel, times[1]], [channel, sums + view.height / 2], leftOf(sum.a_n, view.height / 2)]; // prettier-ignore
  const upward = h.x + h.width / 2;
  return {
    ...{ width: 1000, borders: BORDERS },
    height: x.y + x.height + 10,
    nodes: { ...gate, ...sum, q: view, h, x, "h'": before },
    sums: { h: plus },
    edges: [
      ...bus({
        from: 'x',
        trunk: [topOf(x), [(r + q) / 2, lower]],
        side: 'right',
        numbers: 21 + (inputs - 1) * 17,
        risers: [
          { to: 'a_u', term: 0, box: sum.a_u, x: u + 24 },
          { to: 'a_r', term: 0, box: sum.a_r, x: r + 24 },
          { to: 'a_n', term: 0, box: sum.a_n, x: n + 24 },
        ],
      }),
      ...bus({
        from: "h'",
        trunk: [bottomOf(before), [before.x + before.width / 2, level]],
        side: 'left',
        numbers: 21 + (units - 1) * 17,
        risers: [
          { to: 'a_u', term: 1, box: sum.a_u, x: u - 24 },
          { to: 'a_r', term: 1, box: sum.a_r, x: r - 24 },
          { to: 'q', term: 0, box: view, x: q - 24 },
        ],
      }),
      squashed('a_u', 'u', sum.a_u, gate.u, u),
      squashed('a_r', 'r', sum.a_r, gate.r, r),
      squashed('a_n', 'n', sum.a_n, gate.n, n),
      { from: 'r', to: 'a_n', term: 2, factor: 0, way: [rightOf(gate.r, gate.r.height / 2), ...reset], mark: 1 }, // prettier-ignore
      { from: 'q', to: 'a_n', term: 2, factor: 1, way: [topOf(view), ...reset], mark: 1 },
      { from: 'u', to: 'h', term: 0, factor: 0, way: [topOf(gate.u), branch, [r, product], [n, product], ...intoH], complement: 2, mark: 3 }, // prettier-ignore
      { from: 'n', to: 'h', term: 0, factor: 1, way: [topOf(gate.n), [n, product], ...intoH], mark: 1 }, // prettier-ignore
      { from: 'u', to: 'h', term: 1, factor: 0, way: [topOf(gate.u), branch, [u, memory], ...intoH], mark: 2 }, // prettier-ignore
      { from: "h'", to: 'h', term: 1, factor: 1, way: [rightOf(before, 22), [u, memory], ...intoH], mark: 1 }, // prettier-ignore
    ],
    future: { h: [rightOf(h, 22), [972, memory]] },
    out: [topOf(h), [upward, h.y - 36]],
  };
}
