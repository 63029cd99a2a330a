/** What becomes of the error of the last loss on its way back, in a network as it is at some moment of its training. */
import { errorOverDistance, rateOf } from '../../engine/derived/through-time.ts';
import type { Experiment } from '../../engine/experiment.ts';
import { Trace } from '../../engine/trace.ts';
import { experimentOf, type Setup } from '../../training/checkpoint.ts';
import { taskOf } from '../../training/tasks/index.ts';

export interface Flow {
  /** log₁₀ ‖∂L_s/∂h_{s−d}‖ at the distance d from the last loss, L_s; empty where the network's numbers left float64. */
  readonly sizes: Float64Array;
  /** log₁₀ of the error at the loss, and of that at the first step; NaN where there is none. */
  readonly atLoss: number;
  readonly first: number;
  /** What it is multiplied by at a step, on the geometric mean. */
  readonly factor: number | null;
}

/** The network of a moment on the sequence on which its error is watched, the same throughout a race. Its title says which race. */
export function networkAt(setup: Setup, weights: Float32Array, count: number): Experiment {
  const network = experimentOf({ setup, weights, count }, taskOf(setup.task).probe!(setup.seed));
  return { ...network, title: `${network.title}, ${raceInWords(setup)}` };
}

/** "T = 30, seed 1": what a reader knows a race by. */
export function raceInWords({ task: { parameters = {} }, seed }: Setup): string {
  return [...('T' in parameters ? [`T = ${parameters.T}`] : []), `seed ${seed}`].join(', ');
}

export function flowOf(setup: Setup, weights: Float32Array): Flow {
  // Its trace is not kept by the engine: five times a second it would drive out what the page shows.
  const trace = new Trace(networkAt(setup, weights, 0));
  if (trace.overflow) return { sizes: new Float64Array(0), atLoss: NaN, first: NaN, factor: null };
  const { error } = errorOverDistance(trace, undefined, undefined, null);
  return {
    sizes: error,
    atLoss: error[0]!,
    first: error.at(-1)!,
    factor: rateOf(error)?.factor ?? null,
  };
}
