/** Edits of whole experiments that the identities speak of. Each gives a new experiment. */
import type { Experiment, Matrix, Parameters, Vector } from '../experiment.ts';

/** The same with every parameter replaced; `layer` is the key of the trace. */
export function mapParameters(
  experiment: Experiment,
  edit: (name: string, value: Matrix | Vector, layer: string) => Matrix | Vector,
): Experiment {
  const each = (parameters: Parameters, layer: string): Parameters =>
    Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [name, edit(name, value, layer)]),
    );
  return {
    ...experiment,
    layers: experiment.layers.map((layer, k) => ({
      ...layer,
      parameters: each(layer.parameters, `${k + 1}`),
      ...(layer.backward && { backward: each(layer.backward, `${k + 1}b`) }),
    })),
    readout: { parameters: each(experiment.readout.parameters, 'readout') },
  };
}

/** The same with parameters of some layers replaced by name; a number fills the whole shape. */
export function setParameters(
  experiment: Experiment,
  values: Readonly<Record<string, number>>,
  layer?: string,
): Experiment {
  return mapParameters(experiment, (name, value, key) =>
    name in values && (layer === undefined || layer === key) ? filled(value, values[name]!) : value,
  );
}

function filled(shape: Matrix | Vector, number: number): Matrix | Vector {
  return (shape as Matrix).map((row) =>
    Array.isArray(row) ? row.map(() => number) : number,
  ) as unknown as Matrix | Vector;
}

/** All biases 0 (the gradients of the weights then do not see steps at which all is 0). */
export function withoutBiases(experiment: Experiment): Experiment {
  return mapParameters(experiment, (name, value) =>
    name.startsWith('b_') ? filled(value, 0) : value,
  );
}

/** Only the loss of step s (counted from 1) is left. */
export function onlyLoss(experiment: Experiment, s: number): Experiment {
  return { ...experiment, targets: experiment.targets.map((y, k) => (k === s - 1 ? y : null)) };
}
