/** What both listings are made of. */
import type { Equation } from '../../engine/cell.ts';
import type { Experiment } from '../../engine/experiment.ts';
import type { Strand } from '../../engine/network.ts';
import type { ScalarFunction } from '../../engine/functions.ts';
import { traceOf, type Trace } from '../../engine/trace.ts';
import { sum } from '../expression.ts';
import { valueTerms } from '../forward.ts';
import { isReadout, type Wiring } from '../wiring.ts';
import { parameterName, valueAt } from './names.ts';
import { toPython, type Library } from './print.ts';

/** A listing could not assert anything; the message is a sentence. */
export class ListingError extends Error {}

/** The trace of an experiment whose gradients can be asserted. */
export function assertableTrace(experiment: Experiment): Trace {
  const trace = traceOf(experiment);
  if (trace.labelled.length === 0)
    throw new ListingError(
      'No step of the experiment has a label, so there is no loss and no gradient to list: give a step a target.',
    );
  const finite = trace.gradients.every((gradient) => gradient.every(Number.isFinite));
  if (trace.overflow || !finite)
    throw new ListingError(
      'The run leaves the finite numbers, so there is nothing a listing could assert: use smaller weights or fewer steps.',
    );
  return trace;
}

export interface Named {
  readonly strand: Strand;
  /** As the experiment calls it, and as the listing does. */
  readonly parameter: string;
  readonly name: string;
}

/** Every parameter, in the order of the network. */
export function parametersIn(wiring: Wiring): Named[] {
  return wiring.network.strands.flatMap((strand) =>
    strand.plan.parameters.map(({ name: parameter }) => ({
      strand,
      parameter,
      name: parameterName(wiring, strand.key, parameter),
    })),
  );
}

/** The lines that compute what one strand computes at step t, its input first where that comes from a layer below. */
export function forwardLines(wiring: Wiring, strand: Strand, library: Library): string[] {
  const { cell } = strand.plan;
  const copies = strand.level > 0 && !strand.backward && !isReadout(strand) ? [cell.input] : [];
  return [...copies, ...cell.equations.map(({ name }) => name)].map((name) => {
    const place = { layer: strand.key, name, t: 't' };
    return `${valueAt(wiring, place)} = ${toPython(wiring, sum(valueTerms(wiring, place)!), library)}`;
  });
}

/** `for t in …` in the order in which a strand reads the sequence, or the other way round. */
export function overTime(strand: Strand, reversed = false): string {
  return strand.backward !== reversed ? 'for t in range(T, 0, -1):' : 'for t in range(1, T + 1):';
}

/** "Layer 1", "Layer 2, backward", "Readout". */
export function titleOf(wiring: Wiring, strand: Strand): string {
  if (isReadout(strand)) return 'Readout';
  const twoWay = wiring.network.levels[strand.level]!.length > 1;
  const direction = twoWay ? (strand.backward ? ', from T to 1' : ', from 1 to T') : '';
  return `Layer ${strand.level + 1}: ${strand.plan.cell.title}${direction}`;
}

export function functionsIn(wiring: Wiring): ScalarFunction[] {
  const equations = wiring.network.strands.flatMap(
    ({ plan }): readonly Equation[] => plan.cell.equations,
  );
  return [...new Set(equations.map(({ fn }) => fn))];
}

/** The state quantities that the experiment starts with numbers other than zero. */
export function initialOf(experiment: Experiment, strand: Strand): [string, readonly number[]][] {
  const initial = experiment.layers[strand.level]?.initial ?? {};
  return isReadout(strand)
    ? []
    : strand.plan.cell.state.flatMap((name) => (initial[name] ? [[name, initial[name]]] : []));
}

/** {1: 0, 3: 2}: the class of each labelled step. */
export function labels({ targets }: Experiment): string {
  const pairs = targets.flatMap((target, k) => (target === null ? [] : [`${k + 1}: ${target}`]));
  return `{${pairs.join(', ')}}`;
}

export function indent(lines: readonly string[]): string[] {
  return lines
    .flatMap((line) => line.split('\n'))
    .map((line) => (line === '' ? '' : `    ${line}`));
}
