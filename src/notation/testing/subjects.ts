/** What the tests of notation go over: the fixtures, and random experiments that are the same in every run. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Experiment } from '../../engine/experiment.ts';
import { experiments, type Wanted } from '../../engine/testing/experiments.ts';
import type { Trace } from '../../engine/trace.ts';

const folder = new URL('../../engine/fixtures/', import.meta.url);

/** [name, experiment] of every fixture. */
export const fixtures: readonly (readonly [string, Experiment])[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => {
    const { experiment } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as {
      experiment: Experiment;
    };
    return [file.replace('.json', ''), experiment];
  });

export function fixture(name: string): Experiment {
  return fixtures.find(([other]) => other === name)![1];
}

export function randomExperiments(
  count: number,
  wanted: Wanted = {},
): readonly (readonly [string, Experiment])[] {
  return fc
    .sample(experiments(wanted), { numRuns: count, seed: 1610 })
    .map((experiment, k) => [`random ${k}: ${shapeOf(experiment)}`, experiment]);
}

function shapeOf({ layers, inputs }: Experiment): string {
  const cells = layers.map(({ cell, backward }) => cell + (backward ? ' two-way' : ''));
  return `${cells.join(' + ')}, ${inputs.length} steps`;
}

/** Every address at which the trace has a value. */
export function addresses(trace: Trace): { layer: string; name: string; t: number }[] {
  const times = Array.from({ length: trace.steps + 2 }, (_, t) => t);
  return trace.strands
    .flatMap(({ key, plan }) =>
      plan.quantities.flatMap(({ name }) => times.map((t) => ({ layer: key, name, t }))),
    )
    .filter((address) => trace.value(address) !== undefined);
}
