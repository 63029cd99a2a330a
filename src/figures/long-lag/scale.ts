/**
 * Where the curves stand: pixels from the top; from the left a part of the width, by the logarithm of the updates, since one network may
 * need thirty times what another does. The scale of the share is the same in every drawing.
 */
import type { Curve } from '../../training/trials/curve.ts';
import { CRITERION } from '../../training/trials/criterion.ts';

export const TOP = 8;
export const BOTTOM = 128;
export const HEIGHT = BOTTOM + 24;
export const WIDE = 1000;

export const yOf = (right: number) => BOTTOM - right * (BOTTOM - TOP);
/** The updates of the first look that a logarithm has room for. */
const FIRST = CRITERION.every;

/** From 0 at the first look to 1 at the most updates. */
export const partOf = (updates: number, most: number) =>
  Math.log(updates / FIRST) / Math.log(most / FIRST);
export const percent = (part: number) => `${Number((100 * part).toFixed(2))}%`;

/** The powers of ten with room for their names left of the last one, which is always there. */
export const ticks = (most: number) =>
  [100, 1000, 10_000].filter((updates) => updates >= FIRST && partOf(updates, most) < 0.75);

/** From look to look, and to where the run ended. */
export function pathOf(
  { every, rights }: Curve,
  most: number,
  last: { readonly updates: number; readonly right: number } | null,
): string {
  const points = rights
    .map((right, k) => ({ updates: k * every, right }))
    .filter(({ updates }) => updates >= FIRST);
  if (last && last.updates > (points.at(-1)?.updates ?? FIRST)) points.push(last);
  return points
    .map(({ updates, right }, k) => {
      const x = Number((partOf(updates, most) * WIDE).toFixed(1));
      return `${k === 0 ? 'M' : 'L'}${x} ${Number(yOf(right).toFixed(1))}`;
    })
    .join('');
}
