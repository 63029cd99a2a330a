import { boxAt, boxUnder, leftOf, squashed, topOf, type Layout, type Metrics, type Point } from './layout.ts'; // prettier-ignore
import { BORDERS, COLUMNS, footOf, leftBox, MEMORY, memoryLine, rightHand } from './lstm.ts';

const PRODUCT = 110;

/** One gate less: what the forget gate lets go is what may be written, so i hangs on f alone. */
export function lstmCoupled(metrics: Metrics): Layout {
  const { i, g, o } = COLUMNS;
  const f = 246;
  const gates = PRODUCT + 30;
  const at = (name: string, middle: number, y: number) => boxUnder(metrics, name, middle, y);
  const forget = boxAt(metrics, 'f', f - 58, gates, 116);
  const gate = { i: at('i', i, gates), g: at('g', g, gates), o: at('o', o, gates) };
  const sums = Math.max(gates + gate.i.height, forget.y + forget.height) + 46;
  const sum = { a_f: at('a_f', f, sums), a_c: at('a_c', g, sums), a_o: at('a_o', o, sums) };
  const right = rightHand(metrics, gate.o);
  const before = leftBox(metrics, "c'");
  const feet = footOf(metrics, sums + sum.a_f.height, before, f);
  const plus: Point = [(i + g) / 2, MEMORY];
  const product: Point = [plus[0], PRODUCT];
  const intoC: Point[] = [plus, leftOf(right.nodes.c, MEMORY - right.nodes.c.y)];
  const under = gates + gate.i.height;
  const branch = under + 40;
  const beside = forget.x + forget.width;
  // Under i; without its addition f does not reach down so far.
  const fromF: Point[] =
    branch < forget.y + forget.height - 6
      ? [[beside, branch]]
      : [
          [beside, forget.y + 22],
          [beside + 10, forget.y + 22],
          [beside + 10, branch],
        ];
  return {
    ...{ width: 1000, borders: BORDERS },
    height: Math.max(feet.height, right.height),
    nodes: { f: forget, ...gate, ...sum, ...right.nodes, ...feet.nodes, "c'": before },
    sums: { c: plus },
    edges: [
      ...feet.edges([
        { to: 'a_f', box: sum.a_f, middle: f },
        { to: 'a_c', box: sum.a_c, middle: g },
        { to: 'a_o', box: sum.a_o, middle: o },
      ]),
      squashed('a_f', 'f', sum.a_f, forget, f),
      squashed('a_c', 'g', sum.a_c, gate.g, g),
      squashed('a_o', 'o', sum.a_o, gate.o, o),
      {
        ...{ from: 'f', to: 'i', term: 0, factor: 0, complement: fromF.length + 1 },
        way: [...fromF, [i, branch], [i, under + 20], [i, under]],
      },
      ...memoryLine(before, [f, MEMORY], forget, intoC),
      { from: 'i', to: 'c', term: 1, factor: 0, way: [topOf(gate.i), [i, PRODUCT], product, ...intoC], mark: 2 }, // prettier-ignore
      { from: 'g', to: 'c', term: 1, factor: 1, way: [topOf(gate.g), [g, PRODUCT], product, ...intoC], mark: 2 }, // prettier-ignore
      ...right.edges,
    ],
    future: right.future,
    out: right.out,
  };
}
