/** What a network makes of a drawing, in the float64 engine: the same weights, exactly. */
import type { Experiment } from '../../engine/experiment.ts';
import { runForward } from '../../engine/run.ts';
import { Trace } from '../../engine/trace.ts';
import { experimentOf, type Checkpoint } from '../../training/checkpoint.ts';
import { movesOf, WIDTH, type Refusal } from '../../training/data/moves.ts';
import type { Stroke } from '../../training/data/strokes.ts';

export interface Reading {
  readonly trace: Trace;
  /** The class whose loss is followed: the label, or without one the network's own last answer. */
  readonly target: number;
  /** The class with the largest probability, step by step. */
  readonly said: readonly number[];
}

/** The moves of strokes, y upward, one vector a move; or why there are none. */
export function inputsOf(strokes: readonly Stroke[]): number[][] | Refusal {
  const moves = movesOf(strokes);
  if (typeof moves === 'string') return moves;
  return Array.from({ length: moves.length / WIDTH }, (_, t) => [
    ...moves.subarray(t * WIDTH, (t + 1) * WIDTH),
  ]);
}

/** The network as an experiment that reads these moves, each labelled; null for no label. */
export function experimentOn(
  checkpoint: Checkpoint,
  inputs: Experiment['inputs'],
  label: number | null,
): Experiment {
  return experimentOf(checkpoint, { inputs, targets: inputs.map(() => label) });
}

/** @param label what was meant, where that is known */
export function readingOf(
  checkpoint: Checkpoint,
  inputs: Experiment['inputs'],
  label: number | null,
): Reading {
  const blank = experimentOn(checkpoint, inputs, label ?? 0);
  const said = answersOf(blank);
  const target = label ?? said.at(-1)!;
  const trace = new Trace({ ...blank, targets: inputs.map(() => target) });
  return { trace, target, said };
}

/** The class with the largest probability at each step. */
export function answersOf(experiment: Experiment): number[] {
  const { z, network } = runForward(experiment);
  const classes = network.readout.plan.size;
  return experiment.inputs.map((_, t) => {
    const at = z.subarray(t * classes, (t + 1) * classes);
    return at.reduce((best, value, k) => (value > at[best]! ? k : best), 0);
  });
}
