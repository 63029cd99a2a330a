/** The shapes of what a formula is made of, as the network has them: [3] a column of three numbers, [3 × 2] a matrix. */
import type { ParameterSlot } from '../engine/plan.ts';
import { isReadout, strandOf, type Place, type Wiring } from './wiring.ts';

/** A vector has cols = 0. */
export interface Shape {
  readonly rows: number;
  readonly cols: number;
}

/** Of a quantity and of its error; null where the network has none of that name. */
export function shapeOfQuantity(wiring: Wiring, { layer, name }: Place): Shape | null {
  const strand = strandOf(wiring, layer);
  // z stands beside the cell of the readout, and is as long as the scores.
  const size =
    isReadout(strand) && name === 'z' ? strand.plan.size : strand.plan.quantity.get(name)?.size;
  return size === undefined ? null : { rows: size, cols: 0 };
}

/** Of a parameter and of its gradient; null where the network has none of that name. */
export function shapeOfParameter(wiring: Wiring, layer: string, name: string): Shape | null {
  const { parameters } = strandOf(wiring, layer).plan;
  return parameters.find((slot: ParameterSlot) => slot.name === name) ?? null;
}

/** The other way round: of a vector a row, [1 × 3]. */
export function transposed({ rows, cols }: Shape): Shape {
  return { rows: Math.max(cols, 1), cols: rows };
}

/** [3 \times 2]. */
export function shapeTex({ rows, cols }: Shape): string {
  return `[${cols === 0 ? rows : `${rows} \\times ${cols}`}]`;
}
