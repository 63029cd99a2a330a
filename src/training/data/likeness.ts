/**
 * Are two drawn characters the same drawing? Fonts share drawings: one is another made wider, or slanted. If one of them is learned from and
 * the other tested on, the test is none.
 */
import { pointsAt, type Point, type Stroke } from './strokes.ts';

const POINTS = 12;
const parts = Array.from({ length: POINTS }, (_, k) => k / (POINTS - 1));

/** Fitting is done so many times over: where the points of a lie along its way changes with its scale and slant. */
const ROUNDS = 8;

/**
 * How far the points of a are from those of b at best, once a has been scaled across and down, slanted and moved: the root of the mean
 * square over the root of the mean square distance of b's points from their middle. 0 is the same drawing; Infinity where they differ in
 * their number of strokes. A single straight line is like every other.
 */
export function difference(a: readonly Stroke[], b: readonly Stroke[]): number {
  if (a.length !== b.length) return Infinity;
  const to = spread(b);
  let fitted = a;
  for (let round = 0; round < ROUNDS; round++) fitted = mapped(fitted, fitOf(spread(fitted), to));
  const from = spread(fitted);
  const rest = mean(from.map(([x, y], k) => (x - to[k]![0]) ** 2 + (y - to[k]![1]) ** 2));
  const size = variance(to.map(([x]) => x)) + variance(to.map(([, y]) => y));
  return size > 0 ? Math.sqrt(rest / size) : 0;
}

type Map = (point: Point) => Point;

const spread = (strokes: readonly Stroke[]) => strokes.flatMap((stroke) => pointsAt(stroke, parts));
const mapped = (strokes: readonly Stroke[], map: Map) => strokes.map((stroke) => stroke.map(map));
const mean = (list: readonly number[]) => list.reduce((sum, x) => sum + x, 0) / list.length;
const covariance = (a: readonly number[], b: readonly number[]) => {
  const [ma, mb] = [mean(a), mean(b)];
  return mean(a.map((x, k) => (x - ma) * (b[k]! - mb)));
};
const variance = (a: readonly number[]) => covariance(a, a);

/** x′ = p x + q y + c, y′ = r y + d: two least squares, each by itself, since a slant leaves y alone. */
function fitOf(from: readonly Point[], to: readonly Point[]): Map {
  const [x, y] = [from.map(([x]) => x), from.map(([, y]) => y)];
  const [u, v] = [to.map(([x]) => x), to.map(([, y]) => y)];
  const [vx, vy, xy] = [variance(x), variance(y), covariance(x, y)];
  const [xu, yu] = [covariance(x, u), covariance(y, u)];
  // Where all points lie on one line, x and y say the same, and x alone is asked; where that line is upright, y.
  const determinant = vx * vy - xy * xy;
  const isFlat = determinant <= 1e-9 * vx * vy;
  const p = isFlat ? over(xu, vx) : (xu * vy - yu * xy) / determinant;
  const q = isFlat ? (vx > 0 ? 0 : over(yu, vy)) : (yu * vx - xu * xy) / determinant;
  const r = over(covariance(y, v), vy);
  const [c, d] = [mean(u) - p * mean(x) - q * mean(y), mean(v) - r * mean(y)];
  return ([a, b]) => [p * a + q * b + c, r * b + d];
}

const over = (a: number, b: number) => (b > 0 ? a / b : 0);

/** A font's characters, each by its name. */
export type Glyphs = Readonly<Record<string, readonly Stroke[]>>;

/** Two drawings closer than this are one: hands that draw the same letter are several times as far apart. */
export const SAME = 0.03;

/** The part of the characters that both have in which they are the same drawing; 0 where they share none. */
export function sharedPart(a: Glyphs, b: Glyphs, characters: Iterable<string>): number {
  const both = [...characters].filter((c) => Object.hasOwn(a, c) && Object.hasOwn(b, c));
  const same = both.filter(
    (c) => difference(a[c]!, b[c]!) < SAME || difference(b[c]!, a[c]!) < SAME,
  );
  return both.length === 0 ? 0 : same.length / both.length;
}

/**
 * Fonts with more than this part of an alphabet in common are one family. A few characters are alike in any two fonts (an upright line, a ring);
 * of the fonts that were looked at, pairs share all of an alphabet or a fifth of it at most.
 */
export const MOST_SHARED = 0.5;

/** For each font the first of its family, by name. */
export function familiesOf(
  fonts: Readonly<Record<string, Glyphs>>,
  alphabets: readonly string[],
): Record<string, string> {
  const names = Object.keys(fonts);
  const family = Object.fromEntries(names.map((name) => [name, name]));
  for (const a of names)
    for (const b of names)
      if (a < b && alphabets.some((set) => sharedPart(fonts[a]!, fonts[b]!, set) > MOST_SHARED)) {
        const [keep, drop] = [family[a]!, family[b]!].sort() as [string, string];
        for (const name of names) if (family[name] === drop) family[name] = keep;
      }
  return family;
}
