import { boxAt, boxUnder, leftOf, rightOf, topOf, WRITTEN, bottomOf, type Layout, type Metrics } from './layout.ts'; // prettier-ignore

/** One line from state to state; the input comes to it from below, the output leaves it upwards. */
export function rnn(metrics: Metrics): Layout {
  const line = 126;
  const top = line - 22;
  const before = boxAt(metrics, "h'", 2, top, WRITTEN);
  const sum = boxAt(metrics, 'a_h', 262, top);
  const h = boxAt(metrics, 'h', 436, top, WRITTEN);
  const middle = sum.x + sum.width / 2;
  const x = boxUnder(metrics, 'x', middle, sum.y + sum.height + 74);
  return {
    ...{ width: 740, borders: [176, 626] },
    height: Math.max(x.y + x.height, h.y + h.height) + 10,
    nodes: { "h'": before, a_h: sum, h, x },
    sums: {},
    edges: [
      {
        ...{ from: 'x', to: 'a_h', term: 0, factor: 0, way: [topOf(x), bottomOf(sum)] },
        label: { at: [middle + 12, sum.y + sum.height + 42], anchor: 'start' },
      },
      {
        ...{ from: "h'", to: 'a_h', term: 1, factor: 0 },
        way: [rightOf(before, 22), leftOf(sum, 22)],
        label: { at: [246, line - 18], anchor: 'end' },
      },
      {
        ...{ from: 'a_h', to: 'h', term: 0, factor: 0, mark: 1 },
        way: [rightOf(sum, 22), [408, line], leftOf(h, 22)],
      },
    ],
    future: { h: [rightOf(h, 22), [712, line]] },
    out: [topOf(h), [h.x + h.width / 2, h.y - 36]],
  };
}
