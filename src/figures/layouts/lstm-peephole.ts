import { leftOf, rightOf, type Layout, type Metrics, type Point } from './layout.ts';
import { lstm, MEMORY } from './lstm.ts';

/** The LSTM's drawing; the memory is looked at from the left, by the output gate from the right. */
export function lstmPeephole(metrics: Metrics): Layout {
  const layout = lstm(metrics);
  const { a_f, a_i, a_o, c, "c'": before } = layout.nodes as Record<string, typeof layout.nodes.c>;
  const channel = 186;
  const [forget, input, output] = [a_f!, a_i!, a_o!];
  const level = forget.y - 11;
  const trunk: Point[] = [rightOf(before!, MEMORY - before!.y), [channel, MEMORY]];
  const down: Point = [channel, level];
  const look = c!.x - 8;
  const foot = leftOf(c!, c!.height - 14);
  const side = output.y + output.height / 2;
  return {
    ...layout,
    edges: [
      // The memory line branches where the peepholes begin.
      ...layout.edges.map((edge) =>
        edge.from === "c'"
          ? { ...edge, way: [edge.way[0]!, trunk[1]!, ...edge.way.slice(1)], mark: 2 }
          : edge,
      ),
      {
        ...{ from: "c'", to: 'a_f', term: 2, factor: 0 },
        way: [...trunk, down, [forget.x + 26, level], [forget.x + 26, forget.y]],
        label: { at: [channel + 5, level - 8], anchor: 'start' },
      },
      {
        ...{ from: "c'", to: 'a_i', term: 2, factor: 0 },
        way: [...trunk, down, [forget.x + 26, level], [input.x + 26, level], [input.x + 26, input.y]], // prettier-ignore
        label: { at: [input.x + 20, level - 8], anchor: 'end' },
      },
      {
        ...{ from: 'c', to: 'a_o', term: 2, factor: 0 },
        way: [foot, [look, foot[1]], [look, side], rightOf(output, output.height / 2)],
        label: { at: [look + 7, foot[1] + 24], anchor: 'start' },
      },
    ],
  };
}
