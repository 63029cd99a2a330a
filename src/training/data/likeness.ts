/**
 * Are two drawn characters the same drawing? Fonts share drawings: one is another made wider, or slanted. If one of them is learned from and
 * the other tested on, the test is none.
 */
import { pointsAt, type Point, type Stroke } from './strokes.ts';

const POINTS = 12;
const parts = Array.from({ length: POINTS }, (_, k) => k / (POINTS - 1));

/**
 * How far the points of a are from those of b at best, once a has been scaled across and down, slanted and moved: the root of the mean
 * square over the root of the mean square distance of b's points from their middle. 0 is the same drawing; Infinity where they differ in their number of strokes.
 * A single straight line is like every other.
 */
export function difference(a: readonly Stroke[], b: readonly Stroke[]): number {
  if (a.length !== b.length) return Infinity;
  const [from, to] = [a, b].map(spread) as [Point[], Point[]];
  // x′ = p x + q y + c and y′ = r y + d are two least squares of their own; a slant leaves y alone.
  const rest = residual(from, to.map(([x]) => x), true) + residual(from, to.map(([, y]) => y), false); // prettier-ignore
  const size = variance(to.map(([x]) => x)) + variance(to.map(([, y]) => y));
  return size > 0 ? Math.sqrt(Math.max(rest, 0) / size) : 0;
}

const spread = (strokes: readonly Stroke[]) => strokes.flatMap((stroke) => pointsAt(stroke, parts));
const mean = (list: readonly number[]) => list.reduce((sum, x) => sum + x, 0) / list.length;
const covariance = (a: readonly number[], b: readonly number[]) => {
  const [ma, mb] = [mean(a), mean(b)];
  return mean(a.map((x, k) => (x - ma) * (b[k]! - mb)));
};
const variance = (a: readonly number[]) => covariance(a, a);

/** The mean square of what is left of `to` when it is fitted by y, or by x and y (Gram–Schmidt: y first, then what x adds). */
function residual(from: readonly Point[], to: readonly number[], byX: boolean): number {
  const y = from.map(([, y]) => y);
  const vy = variance(y);
  const slope = vy > 0 ? covariance(y, to) / vy : 0;
  const rest = to.map((t, k) => t - slope * y[k]!);
  if (!byX) return variance(rest);
  const x = from.map(([x]) => x);
  const along = vy > 0 ? covariance(y, x) / vy : 0;
  const own = x.map((value, k) => value - along * y[k]!);
  const vx = variance(own);
  return variance(rest) - (vx > 1e-12 * (variance(x) || 1) ? covariance(own, rest) ** 2 / vx : 0);
}

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

/** Fonts that must stay on one side: those joined by pairs with more than this part in common, in any of the alphabets. */
export const MOST_SHARED = 0.2;

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
