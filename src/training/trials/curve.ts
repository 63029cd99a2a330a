/** The share of right labels at every look of a trial, thinned to a few points however many looks there were. */

/** rights[k] is what a look after k · every updates came to. */
export interface Curve {
  readonly every: number;
  readonly rights: readonly number[];
}

/** The most points of a curve: enough for a drawing the width of a thumb. */
export const MOST_RIGHTS = 60;

/** With one more look. `look` counts them from 0; those between two points of the curve are left out. */
export function withLook(curve: Curve, look: number, updates: number, right: number): Curve {
  if ((look * updates) % curve.every !== 0) return curve;
  const rights = [...curve.rights, Number(right.toFixed(3))];
  if (rights.length <= MOST_RIGHTS) return { ...curve, rights };
  return { every: 2 * curve.every, rights: rights.filter((_, k) => k % 2 === 0) };
}
