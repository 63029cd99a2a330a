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

/** Weights beyond this are drawn as if they were this: their place in the picture must be a number too. */
const MOST = 1e200;
const held = (weight: number) => Math.min(Math.max(weight, -MOST), MOST);

/** In the units of the picture, y downwards. */
export const inPicture = (view: View, [x, y]: Place): Place => [
  ((held(x) - view.x) / view.half + 1) * (SIDE / 2),
  (1 - (held(y) - view.y) / view.half) * (SIDE / 2),
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

/** How many bands a picture has that the chapter has not drawn: as many as the share of it that each covers, upside down. */
const BANDS = 10;

/** Levels for a picture of its own: between bands that cover as much of it each, as round as they can be told apart; two at least, rising. */
export function levelsFor({ values }: Grid): number[] {
  const losses = Array.from(values)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const [least = 0, most = least] = [losses[0], losses.at(-1)];
  const unit = 10 ** Math.floor(Math.log10(Math.max((most - least) / 20, 1e-6)));
  const round = (loss: number) => Number((Math.round(loss / unit) * unit).toPrecision(12)) + 0;
  const levels = Array.from({ length: BANDS - 1 }, (_, k) =>
    round(losses[Math.floor(((k + 1) / BANDS) * losses.length)] ?? 0),
  );
  const rising = [...new Set(levels)].sort((a, b) => a - b);
  return rising.length > 1 ? rising : [rising[0]!, rising[0]! + 1];
}
