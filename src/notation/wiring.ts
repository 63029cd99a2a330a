/**
 * What a formula must know of the network it belongs to: which strands there are, in which order each reads the
 * sequence, and what its inputs are. A run (`trace.forward`) is a wiring; so is an experiment laid out but not run.
 */
import { cells } from '../engine/cells/index.ts';
import type { Experiment, Parameters } from '../engine/experiment.ts';
import { networkOf, timeOf, type Network, type Strand } from '../engine/network.ts';
import { planOf } from '../engine/plan.ts';
import { shift, type Time } from './time.ts';

export interface Wiring {
  readonly experiment: Experiment;
  readonly network: Network;
}

/** An address whose time may be a symbol. */
export interface Place {
  readonly layer: string;
  readonly name: string;
  readonly t: Time;
}

export function wiringOf(experiment: Experiment): Wiring {
  return { experiment, network: networkOf(experiment) };
}

/** One layer of a cell under a readout: for formulas of a cell as such, without an experiment at hand. */
export function wiringOfCell(name: string): Wiring {
  const cell = cells[name];
  if (!cell)
    throw new RangeError(`"${name}" is not one of the cells ${Object.keys(cells).join(', ')}.`);
  const parameters: Parameters = Object.fromEntries(
    planOf(cell, 2, 2).parameters.map(({ name, cols }) => [name, cols > 0 ? SQUARE : PAIR]),
  );
  return wiringOf({
    version: 1,
    title: cell.title,
    layers: [{ cell: name, hidden: 2, parameters }],
    readout: { parameters: { W_hz: SQUARE, b_z: PAIR } },
    inputs: [PAIR, PAIR, PAIR],
    targets: [0, 0, 0],
  });
}

const PAIR = [0, 0];
const SQUARE = [PAIR, PAIR];

/** The strand with this key. Throws a RangeError where the network has none. */
export function strandOf({ network }: Wiring, layer: string): Strand {
  const strand = network.strands.find(({ key }) => key === layer);
  if (!strand) throw new RangeError(`The network has no layer "${layer}".`);
  return strand;
}

/** The time of the step that a strand reads before, or after, the one at t. */
export function before(strand: Strand, t: Time): Time {
  return shift(t, strand.backward ? 1 : -1);
}
export function after(strand: Strand, t: Time): Time {
  return shift(t, strand.backward ? -1 : 1);
}

/** Where in its reading order a strand stands at t: 0 before the first step, T at the last; null for a symbolic t. */
export function positionOf({ network }: Wiring, strand: Strand, t: Time): number | null {
  return typeof t === 'number' ? timeOf(strand, network.steps, t) : null;
}

/** The strands of the level below: of a two-way layer both, none below the lowest. */
export function below({ network }: Wiring, strand: Strand): readonly Strand[] {
  return network.levels[strand.level - 1] ?? [];
}

export function isReadout(strand: Strand): boolean {
  return strand.key === 'readout';
}
