/**
 * The wiring: which cell reads what. A network is a list of *strands*, a strand being one direction of one layer
 * (key "1", "1b", "2", …) or the readout (key "readout"). What stands inside a strand is the business of
 * plan.ts and step.ts; how strands feed one another stands here and in run.ts.
 */
import { cells, readout } from './cells/index.ts';
import type { Experiment, Matrix, Parameters, Vector } from './experiment.ts';
import { planOf, type Plan } from './plan.ts';

export interface Strand {
  readonly key: string;
  /** 0 for the lowest layer; the readout has one more than the highest. */
  readonly level: number;
  readonly backward: boolean;
  readonly plan: Plan;
  /** The parameters, flat, in the plan's layout. */
  readonly weights: Float64Array;
  /** Where this strand's output begins in the input of the level above. */
  readonly outputOffset: number;
}

export interface Network {
  readonly steps: number;
  /** One list of strands (one, or two for two-way layers) a layer, bottom first, then the readout. */
  readonly levels: readonly (readonly Strand[])[];
  readonly strands: readonly Strand[];
  readonly readout: Strand;
}

/** Lays an experiment out. The experiment must be a valid one (see parse.ts). */
export function networkOf(experiment: Experiment): Network {
  const levels: Strand[][] = [];
  let width = experiment.inputs[0]!.length;
  experiment.layers.forEach((layer, level) => {
    const plan = planOf(cells[layer.cell]!, width, layer.hidden);
    const strands = [strand(`${level + 1}`, level, false, plan, layer.parameters, 0)];
    if (layer.backward)
      strands.push(strand(`${level + 1}b`, level, true, plan, layer.backward, layer.hidden));
    levels.push(strands);
    width = layer.hidden * strands.length;
  });
  const classes = (experiment.readout.parameters.b_z as Vector).length;
  const top = strand(
    'readout',
    levels.length,
    false,
    planOf(readout, width, classes),
    experiment.readout.parameters,
    0,
  );
  levels.push([top]);
  return { steps: experiment.inputs.length, levels, strands: levels.flat(), readout: top };
}

function strand(
  key: string,
  level: number,
  backward: boolean,
  plan: Plan,
  parameters: Parameters,
  outputOffset: number,
): Strand {
  return { key, level, backward, plan, weights: flatten(plan, parameters), outputOffset };
}

/** Nested arrays into the plan's layout. */
function flatten(plan: Plan, parameters: Parameters): Float64Array {
  const flat = new Float64Array(plan.parameterCount);
  for (const { name, rows, cols, offset } of plan.parameters) {
    const nested = parameters[name]!;
    let k = offset;
    if (cols === 0) for (let i = 0; i < rows; i++) flat[k++] = (nested as Vector)[i]!;
    else
      for (let i = 0; i < rows; i++) {
        const row = (nested as Matrix)[i]!;
        for (let j = 0; j < cols; j++) flat[k++] = row[j]!;
      }
  }
  return flat;
}

/** The time t at which a strand of a network of T steps reads its position s, and the other way round: T + 1 − s is its own inverse. */
export function timeOf(strand: Strand, steps: number, position: number): number {
  return strand.backward ? steps + 1 - position : position;
}
