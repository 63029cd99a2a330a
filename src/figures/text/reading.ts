/**
 * A line read by a network, in float64. Step s reads the character before character s and gives each class a probability for what comes;
 * so character s is a label of step s and an input of step s + 1.
 */
import type { Experiment } from '../../engine/experiment.ts';
import { Trace } from '../../engine/trace.ts';
import { experimentOf, type Checkpoint } from '../../training/checkpoint.ts';
import { symbolsOf } from '../../training/data/text.ts';
import { oneHot } from '../../training/tasks/task.ts';
import { atOnce, type Work } from '../parts/slices.ts';
import type { Material } from './materials.ts';

export type Weighed = Pick<Checkpoint, 'setup' | 'weights' | 'count'>;

export interface Reading {
  readonly trace: Trace;
  /** What is predicted, step by step: the characters, and '' for the end where there is one. */
  readonly letters: readonly string[];
  /** −log₂ z_y of each, in bits. */
  readonly surprises: readonly number[];
  /** Their mean. */
  readonly mean: number;
}

/** The line as an experiment of the engine: one-hot inputs, the next character as label. */
export function lineOf(material: Material, checkpoint: Weighed, line: string): Experiment {
  const { alphabet, before, end } = material;
  const symbols = [...symbolsOf(line, alphabet)];
  const read = [before, ...symbols];
  const labels = end === null ? symbols : [...symbols, end];
  return experimentOf(checkpoint, {
    inputs: labels.map((_, k) => oneHot(read[k]!, alphabet.length)),
    targets: labels,
  });
}

/** The reading of a line of at least one character. */
export const readingOf = (material: Material, checkpoint: Weighed, line: string): Reading =>
  atOnce(readingLine(material, checkpoint, line));

export function* readingLine(material: Material, checkpoint: Weighed, line: string): Work<Reading> {
  const experiment = lineOf(material, checkpoint, line);
  yield;
  const trace = new Trace(experiment);
  const surprises = trace.losses.map((loss) => loss! / Math.LN2);
  return {
    trace,
    letters: material.end === null ? [...line] : [...line, ''],
    surprises,
    mean: surprises.reduce((sum, bits) => sum + bits, 0) / surprises.length,
  };
}

/** What an error is followed in: the quantities of the state, and the input. */
export const carriersOf = ({ trace }: Reading): string[] => {
  const { plan } = trace.strands[0]!;
  const states = plan.quantities.filter(({ state }) => state).map(({ name }) => name);
  return [...states, plan.input.name];
};

/** ‖∂L_t/∂q_s‖ for s = 1 … t: the error of the prediction of step t in the quantity q at every step before it. */
export function flowOf({ trace }: Reading, t: number, name: string): number[] {
  return Array.from({ length: t }, (_, k) =>
    Math.hypot(...trace.errorByLoss(t, `1.${name}@${k + 1}`)!),
  );
}

/** The least number of last steps that have half of the sum of a flow; null where it is all 0 or has no sum. */
export function halfOf(flow: readonly number[]): number | null {
  const all = flow.reduce((sum, norm) => sum + norm, 0);
  if (!(all > 0) || !Number.isFinite(all)) return null;
  let sum = 0;
  let steps = 0;
  while (sum < all / 2 && steps < flow.length) sum += flow[flow.length - 1 - steps++]!;
  return steps;
}

/** A unit's value h after each step. */
export const unitOf = ({ trace }: Reading, unit: number): number[] =>
  Array.from(
    { length: trace.steps },
    (_, k) => trace.value(`1.${trace.strands[0]!.plan.output.name}@${k + 1}`)![unit]!,
  );
