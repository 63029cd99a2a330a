/**
 * A cell that nobody would use, with every shape that a definition may have and the five cells lack: weights inside a
 * function, a matrix times a product, one quantity twice in a product and in several, 1 − q of the step before.
 */
import { afterAll } from 'vitest';
import { defineCell } from '../../engine/cell.ts';
import { cells } from '../../engine/cells/index.ts';
import type { Experiment } from '../../engine/experiment.ts';
import { planOf } from '../../engine/plan.ts';

const odd = defineCell(
  'odd',
  `
  r = σ(W_xr x + w_hr⊙h' + b_r)
  m = tanh(W_rm r⊙h' + W_hm h' + h'⊙h' + b_m)
  h = tanh(W_xh x + W_mh (1−r)⊙m + W_nh m + r⊙m⊙(1−h') + m⊙(1−m))
  `,
);

/** Two two-way layers of it. The cell is registered while the tests of the file run that asks for it, outside of any test. */
export function oddExperiment(): Experiment {
  const registered = cells as Record<string, unknown>;
  registered.odd = odd;
  afterAll(() => void delete registered.odd);
  let k = 0;
  const number = () => Math.sin(++k * 1.7) * 0.8;
  const vector = (size: number) => Array.from({ length: size }, number);
  const matrix = (rows: number, cols: number) => Array.from({ length: rows }, () => vector(cols));
  const parameters = (inputs: number) =>
    Object.fromEntries(
      planOf(odd, inputs, 2).parameters.map(({ name, rows, cols }) => [
        name,
        cols === 0 ? vector(rows) : matrix(rows, cols),
      ]),
    );
  const layer = (inputs: number) => ({
    cell: 'odd',
    hidden: 2,
    parameters: parameters(inputs),
    backward: parameters(inputs),
    initial: { h: vector(2) },
  });
  return {
    version: 1,
    title: 'odd',
    layers: [layer(3), layer(4)],
    readout: { parameters: { W_hz: matrix(3, 4), b_z: vector(3) } },
    inputs: matrix(4, 3),
    targets: [0, null, 2, 1],
  };
}
