import type { Trace } from '../trace.ts';
import { norm } from '../vector.ts';

/**
 * Clipping by the norm (Pascanu, Mikolov & Bengio 2013): all gradients of the network taken as one vector g; where ‖g‖ is
 * above θ, every number of it is multiplied by θ/‖g‖. The direction is kept: only the length changes.
 */
export interface Clipping {
  /** ‖g‖ before. */
  readonly norm: number;
  /** What every number is multiplied by; 1 where nothing is clipped. */
  readonly factor: number;
  /** ‖g‖ after. */
  readonly clipped: number;
}

export function clipping(trace: Trace, theta: number): Clipping {
  const size = norm(trace.gradients.map(norm));
  const factor = size > theta ? theta / size : 1;
  return { norm: size, factor, clipped: size > theta ? theta : size };
}
