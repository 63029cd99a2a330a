/** The way that a rule takes over a surface: from a start, so many updates of the two weights alone. */
import { clipScale, normOf, update, type Optimiser } from '../../training/optimiser.ts';
import type { Place, Surface } from './surface.ts';

export interface Step {
  readonly place: Place;
  readonly loss: number;
  readonly gradient: Place;
  /** ‖∂L/∂(x, y)‖, before clipping. */
  readonly norm: number;
  readonly clipped: boolean;
  /** The update made from here: where the rule goes next, less where it stands. */
  readonly update: Place;
}

export interface Path {
  readonly optimiser: Optimiser;
  /** After 0, 1, 2, … updates; at least one. */
  readonly steps: readonly Step[];
  /** The number of the update after which the loss or a gradient was no longer a number; null where all are. */
  readonly exploded: number | null;
}

/** At most `updates` updates: fewer where a number leaves float64. Null where the start itself has no loss or gradient. */
export function descend(
  surface: Surface,
  start: Place,
  optimiser: Optimiser,
  updates: number,
): Path | null {
  const weights = Float64Array.from(start);
  const moments = { count: 0, first: new Float64Array(2), second: new Float64Array(2) };
  const steps: Step[] = [];
  for (let count = 0; count <= updates; count++) {
    const [x, y] = [weights[0]!, weights[1]!];
    const slope = Number.isFinite(x) && Number.isFinite(y) ? surface.slopeAt([x, y]) : null;
    if (slope === null || ![slope.loss, ...slope.gradient].every(Number.isFinite))
      return steps.length === 0 ? null : { optimiser, steps, exploded: count };
    const gradient = Float64Array.from(slope.gradient);
    update(weights, gradient, moments, optimiser);
    const norm = normOf(gradient);
    steps.push({
      place: [x, y],
      ...slope,
      norm,
      clipped: clipScale(norm, optimiser.clip) < 1,
      update: [weights[0]! - x, weights[1]! - y],
    });
  }
  return { optimiser, steps, exploded: null };
}

/** The angle between an update and −g, in degrees from 0 to 180; null where one of them is 0. */
export function angleOf({ gradient: [gx, gy], update: [x, y] }: Pick<Step, 'gradient' | 'update'>) {
  if ((x === 0 && y === 0) || (gx === 0 && gy === 0)) return null;
  // The arc tangent of cross and dot product: exact for small angles too, where an arc cosine is not.
  return (Math.abs(Math.atan2(x * -gy + y * gx, x * -gx + y * -gy)) * 180) / Math.PI;
}
