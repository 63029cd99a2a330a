/** The part of the surface that is in the picture: a square, so that directions are what they are. */
import { SIDE, type Grid } from './contours.ts';
import type { Place, Surface } from './surface.ts';

export interface View {
  /** The middle, in the two weights. */
  readonly x: number;
  readonly y: number;
  /** From the middle to an edge. */
  readonly half: number;
}

/** In the units of the picture, y downwards. */
export const inPicture = (view: View, [x, y]: Place): Place => [
  ((x - view.x) / view.half + 1) * (SIDE / 2),
  (1 - (y - view.y) / view.half) * (SIDE / 2),
];

/** The place that stands at these shares of the picture's width and height, from its upper left corner. */
export const placeAt = (view: View, across: number, down: number): Place => [
  view.x + (2 * across - 1) * view.half,
  view.y + (1 - 2 * down) * view.half,
];

export const isInView = ({ x, y, half }: View, [a, b]: Place) =>
  Math.abs(a - x) <= half && Math.abs(b - y) <= half;

/** Where a line from a place in the picture to one outside leaves it, in the picture's units; null where both are on one side. */
export function exitOf(view: View, from: Place, to: Place): Place | null {
  if (!isInView(view, from) || isInView(view, to)) return null;
  const [a, b] = [inPicture(view, from), inPicture(view, to)];
  const parts = [0, 1].flatMap((k) => {
    const step = b[k]! - a[k]!;
    return step === 0 ? [] : [((step > 0 ? SIDE : 0) - a[k]!) / step];
  });
  const part = Math.min(...parts);
  return [a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])];
}

/** "below", "above and to the left": where a place outside the picture is; empty for one inside. */
export function sideOf({ x, y, half }: View, [a, b]: Place): string {
  const words = [
    b > y + half ? 'above' : b < y - half ? 'below' : '',
    a > x + half ? 'to the right' : a < x - half ? 'to the left' : '',
  ];
  return words.filter((word) => word !== '').join(' and ');
}

/** Some rows of the loss on a grid of n × n nodes. */
export function lossRows(surface: Surface, view: View, n: number, from: number, to: number) {
  const rows: number[] = [];
  for (let row = from; row < to; row++)
    for (let column = 0; column < n; column++)
      rows.push(surface.lossAt(placeAt(view, column / (n - 1), row / (n - 1))));
  return rows;
}

export const gridOf = (surface: Surface, view: View, n: number): Grid => ({
  n,
  values: lossRows(surface, view, n, 0, n),
});

/** Round numbers for an axis of the picture, three to seven. */
export function ticksOf(middle: number, half: number): number[] {
  const power = 10 ** Math.floor(Math.log10(half));
  const unit = [0.2, 0.5, 1, 2, 5].map((k) => k * power).find((u) => (2 * half) / u <= 6.5)!;
  const first = Math.ceil((middle - half) / unit - 1e-9);
  const last = Math.floor((middle + half) / unit + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, k) =>
    Number(((first + k) * unit).toPrecision(12)),
  );
}
