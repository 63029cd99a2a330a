import { describe, expect, it } from 'vitest';
import { cells } from '../../engine/cells/index.ts';
import { linesOf } from '../memory-cell/model.ts';
import { layouts } from './index.ts';
import { mirrored, type Box, type Layout, type Point } from './layout.ts';

const onBorder = ({ x, y, width, height }: Box, [px, py]: Point) => {
  const [inX, inY] = [px >= x && px <= x + width, py >= y && py <= y + height];
  return (inX && (py === y || py === y + height)) || (inY && (px === x || px === x + width));
};
const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
/** Does a level or upright piece of a way run through the inside of a box? */
const runsThrough = (box: Box, [ax, ay]: Point, [bx, by]: Point) =>
  overlap(box, {
    x: Math.min(ax, bx) + 0.1,
    y: Math.min(ay, by) + 0.1,
    width: Math.abs(ax - bx) - 0.2,
    height: Math.abs(ay - by) - 0.2,
  });
const pieces = (way: readonly Point[]) => way.slice(1).map((to, k) => [way[k]!, to] as const);

const sizes = [
  [1, 1],
  [2, 2],
  [3, 1],
  [16, 16],
] as const;
const drawings = Object.keys(layouts).flatMap((name) =>
  sizes.flatMap(([units, inputs]) =>
    (['values', 'all'] as const).map(
      (faces) => [`${name}, ${units} units, ${faces}`, name, units, inputs, faces] as const,
    ),
  ),
);

it('every cell there is has a drawing', () =>
  expect(Object.keys(layouts).sort()).toEqual(Object.keys(cells).sort()));

describe.each(drawings)('%s', (_, name, units, inputs, faces) => {
  const cell = cells[name]!;
  const plain = layouts[name]!({ units, inputs, lines: linesOf(cell, faces) });

  it.each([
    ['as it is', plain],
    ['mirrored', mirrored(plain)],
  ] as const)('holds to the equations, %s', (_, layout: Layout) => {
    // Every quantity is a node, every factor an edge, and there is nothing else.
    const quantities = ['x', ...cell.equations.map((line) => line.name)];
    const names = [...quantities, ...cell.state.map((state) => `${state}'`)];
    expect(Object.keys(layout.nodes).sort()).toEqual(names.sort());
    const factors = cell.equations.flatMap(({ name: to, terms }) =>
      terms.flatMap((term, k) =>
        term.factors.map(
          (factor, f) => `${factor.name}${factor.previous ? "'" : ''} → ${to} ${k}.${f}`,
        ),
      ),
    );
    const edges = layout.edges.map(
      ({ from, to, term, factor }) => `${from} → ${to} ${term}.${factor}`,
    );
    expect(edges.sort()).toEqual(factors.sort());
    expect(Object.keys(layout.future).sort()).toEqual([...cell.state].sort());
  });

  it.each([
    ['as it is', plain],
    ['mirrored', mirrored(plain)],
  ] as const)('no two nodes overlap, all is inside: %s', (_, layout: Layout) => {
    const boxes = Object.entries(layout.nodes);
    boxes.forEach(([a, box], k) => {
      for (const [b, other] of boxes.slice(k + 1))
        expect(overlap(box, other), `${a} and ${b}`).toBe(false);
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.y).toBeGreaterThanOrEqual(34);
      expect(box.x + box.width).toBeLessThanOrEqual(layout.width);
      expect(box.y + box.height).toBeLessThanOrEqual(layout.height);
    });
    // The state before stands on the other side of the border than all that this step makes.
    const [left, right] = layout.borders;
    for (const [node, box] of boxes) {
      const inside = box.x >= left && box.x + box.width <= right;
      expect(inside, node).toBe(!node.endsWith("'"));
    }
  });

  it.each([
    ['as it is', plain],
    ['mirrored', mirrored(plain)],
  ] as const)('every line starts and ends at its nodes, and runs through none: %s', (_, layout) => {
    for (const { from, to, way } of layout.edges) {
      const text = `${from} → ${to}`;
      expect(onBorder(layout.nodes[from]!, way[0]!), `${text} starts`).toBe(true);
      expect(onBorder(layout.nodes[to]!, way.at(-1)!), `${text} ends`).toBe(true);
      for (const [a, b] of pieces(way)) {
        expect(a[0] === b[0] || a[1] === b[1], `${text} is level or upright`).toBe(true);
        for (const [node, box] of Object.entries(layout.nodes))
          expect(runsThrough(box, a, b), `${text} runs through ${node}`).toBe(false);
      }
    }
    for (const [state, way] of Object.entries(layout.future))
      expect(onBorder(layout.nodes[state]!, way[0]!)).toBe(true);
    expect(onBorder(layout.nodes[cell.output]!, layout.out[0]!)).toBe(true);
  });

  it('operators stand where the equations have them', () => {
    for (const { from, to, term, factor, way, mark, complement } of plain.edges) {
      const equation = cell.equations.find((line) => line.name === to)!;
      const product = equation.terms[term]!;
      const text = `${from} → ${to}`;
      const operates = product.factors.length > 1 || equation.fn.name !== 'identity';
      expect(mark !== undefined, text).toBe(operates);
      expect(complement !== undefined, text).toBe(product.factors[factor]!.complement);
      for (const at of [mark, complement])
        if (at !== undefined) {
          expect(at).toBeGreaterThan(0);
          expect(at).toBeLessThan(way.length - 1);
        }
      // The factors of a product meet in one point.
      const others = plain.edges.filter((edge) => edge.to === to && edge.term === term);
      for (const other of others)
        if (mark !== undefined) expect(other.way[other.mark!]).toEqual(way[mark]);
    }
  });
});
