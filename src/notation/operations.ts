/**
 * A run as a list of operations, read off the cells' equations: forward one for each equation, the softmax and the loss of
 * each step; backward one for each error term and for what each step adds to the gradients (Chen 2016, sections 2 and 3,
 * goes through an RNN and an LSTM in this order).
 *
 * One-way networks are listed step by step in time, as they are taught; the engine walks a layer through all steps before
 * the next layer, which gives the same numbers, since each operation reads the same results. Where directions meet, time
 * cannot be outermost: there each direction of each layer reads the whole sequence, as in the engine. The way back is the
 * way forward in reverse.
 */
import { formatAddress } from '../engine/address.ts';
import { timeOf, type Strand } from '../engine/network.ts';
import { errorTerms } from './error.ts';
import type { Expression } from './expression.ts';
import { isLabelled, valueTerms } from './forward.ts';
import { gradientTerms } from './gradient.ts';
import { addressOf } from './leaves.ts';
import { below, isReadout, strandOf, type Wiring } from './wiring.ts';

/** Makes the value or the error of a quantity. */
export interface QuantityOperation {
  readonly face: 'value' | 'error';
  /** The strand: "1", "2b", "readout". */
  readonly layer: string;
  readonly name: string;
  readonly t: number;
}

/** L_t; without a time the sum of all of them. */
export interface LossOperation {
  readonly face: 'loss';
  readonly layer: 'readout';
  readonly t: number | null;
}

/** What step t adds to the gradients of a strand's parameters; without a time their sums, complete. */
export interface GradientOperation {
  readonly face: 'gradient';
  readonly layer: string;
  readonly t: number | null;
}

export type Operation = QuantityOperation | LossOperation | GradientOperation;

/** Is the operation one of the forward pass? */
export function isForward({ face }: Operation): boolean {
  return face === 'value' || face === 'loss';
}

/** All operations of a run, in an order in which each reads only what is given or what stands before it. */
export function operationsOf(wiring: Wiring): Operation[] {
  return [...forwardOperations(wiring), ...backwardOperations(wiring)];
}

/** [strand, time] in the order in which the forward pass visits them. */
function visits({ network }: Wiring): [Strand, number][] {
  const { strands, steps } = network;
  const times = Array.from({ length: steps }, (_, k) => k + 1);
  if (strands.some(({ backward }) => backward))
    return strands.flatMap((strand) =>
      times.map((position): [Strand, number] => [strand, timeOf(strand, steps, position)]),
    );
  return times.flatMap((t) => strands.map((strand): [Strand, number] => [strand, t]));
}

function forwardOperations(wiring: Wiring): Operation[] {
  const value = (layer: string, name: string, t: number): Operation => ({
    face: 'value',
    layer,
    name,
    t,
  });
  const ofSteps = visits(wiring).flatMap(([strand, t]): Operation[] => {
    const { key, plan } = strand;
    const equations = plan.equations.map(({ name }) => value(key, name, t));
    if (isReadout(strand)) {
      const loss: Operation[] = isLabelled(wiring, t)
        ? [{ face: 'loss', layer: 'readout', t }]
        : [];
      return [...equations, value(key, 'z', t), ...loss];
    }
    return isCopied(wiring, strand) ? [value(key, plan.input.name, t), ...equations] : equations;
  });
  const isSummed = ofSteps.some(({ face }) => face === 'loss');
  return isSummed ? [...ofSteps, { face: 'loss', layer: 'readout', t: null }] : ofSteps;
}

/** The input of an upper layer is a quantity of its own, a copy of what stands below; both directions read the one. */
function isCopied(wiring: Wiring, strand: Strand): boolean {
  return below(wiring, strand).length > 0 && !strand.backward;
}

function backwardOperations(wiring: Wiring): Operation[] {
  const { strands, steps } = wiring.network;
  const error = (layer: string, name: string, t: number): Operation => ({
    face: 'error',
    layer,
    name,
    t,
  });
  const ofSteps = visits(wiring)
    .toReversed()
    .flatMap(([strand, t]): Operation[] => {
      const { key, plan } = strand;
      const errors = plan.equations.toReversed().map(({ name }) => error(key, name, t));
      // Of the readout's input there is nothing to tell: its error is a share of the h below.
      const input = isReadout(strand) ? [] : [error(key, plan.input.name, t)];
      return [...errors, ...input, { face: 'gradient', layer: key, t }];
    });
  const initial = strands
    .toReversed()
    .flatMap((strand) =>
      strand.plan.quantities
        .filter(({ state }) => state)
        .map(({ name }) => error(strand.key, name, timeOf(strand, steps, 0))),
    );
  const sums = strands
    .toReversed()
    .map(({ key }): Operation => ({ face: 'gradient', layer: key, t: null }));
  return [...ofSteps, ...initial, ...sums];
}

/**
 * After how many operations a time step is done: where the next operation belongs to another time, another pass or, in a
 * two-way network, another direction.
 */
export function endsOfSteps({ network }: Wiring, operations: readonly Operation[]): number[] {
  const twoWay = network.strands.some(({ backward }) => backward);
  const stepOf = (operation: Operation) =>
    [operation.t, isForward(operation), twoWay && operation.layer].join();
  return operations.flatMap((operation, k) => {
    const next = operations[k + 1];
    return next && stepOf(next) === stepOf(operation) ? [] : [k + 1];
  });
}

/**
 * The names of results: "value 1.h@2", "error 1.h@2", "loss @2", "loss", "gradient 1.W_hh", and "share 1.W_hh@2" for what
 * step 2 adds to that gradient. A quantity that is another by name (the input of a backward direction, that of the readout)
 * comes with it.
 */
export function madeBy(wiring: Wiring, operation: Operation): string[] {
  const { face, layer, t } = operation;
  const strand = strandOf(wiring, layer);
  const { plan } = strand;
  if (face === 'loss') return [t === null ? 'loss' : `loss @${t}`];
  if (face === 'gradient')
    return plan.parameters.map(({ name }) =>
      t === null ? `gradient ${layer}.${name}` : `share ${layer}.${name}@${t}`,
    );
  const made = [`${face} ${formatAddress(operation)}`];
  if (isReadout(strand) && operation.name === plan.output.name)
    made.push(`${face} ${formatAddress({ layer, name: plan.input.name, t: operation.t })}`);
  if (face === 'value' && operation.name === plan.input.name)
    for (const other of wiring.network.levels[strand.level]!.slice(1))
      made.push(`value ${formatAddress({ ...operation, layer: other.key })}`);
  return made;
}

/** The names of what an operation reads: results of others, what is given, and "weight 1.W_hh". */
export function readBy(wiring: Wiring, operation: Operation): string[] {
  const read = new Set<string>();
  if (operation.face === 'loss' && operation.t === null) {
    for (let t = 1; t <= wiring.network.steps; t++)
      if (isLabelled(wiring, t)) read.add(`loss @${t}`);
  } else if (operation.face === 'gradient' && operation.t === null) {
    for (let t = 1; t <= wiring.network.steps; t++)
      for (const { name } of strandOf(wiring, operation.layer).plan.parameters)
        read.add(`share ${operation.layer}.${name}@${t}`);
  } else for (const expression of expressionsOf(wiring, operation)) collect(expression, read);
  return [...read];
}

/** What is computed, as trees; of a sum over time nothing. */
export function expressionsOf(wiring: Wiring, operation: Operation): Expression[] {
  const of = (terms: readonly { of: Expression }[] | null) => (terms ?? []).map((term) => term.of);
  const { face, layer, t } = operation;
  if (face === 'value') return of(valueTerms(wiring, operation));
  if (face === 'error') return of(errorTerms(wiring, operation));
  if (t === null) return [];
  if (face === 'loss') return [{ kind: 'surprise', t }];
  return strandOf(wiring, layer).plan.parameters.flatMap(({ name }) =>
    of(gradientTerms(wiring, layer, name, t)),
  );
}

function collect(e: Expression, read: Set<string>): void {
  switch (e.kind) {
    case 'value':
    case 'error':
      read.add(`${e.kind} ${formatAddress(addressOf(e.place))}`);
      return;
    case 'complement':
    case 'slope':
      read.add(`value ${formatAddress(addressOf(e.place))}`);
      return;
    case 'surprise':
      read.add(`value readout.z@${e.t}`);
      return;
    case 'parameter':
      read.add(`weight ${e.layer}.${e.name}`);
      return;
    case 'matrix':
      read.add(`weight ${e.layer}.${e.name}`);
      return collect(e.of, read);
    case 'call':
    case 'rows':
    case 'softmax':
      return collect(e.of, read);
    case 'product':
      return e.factors.forEach((factor) => collect(factor, read));
    case 'sum':
      return e.terms.forEach((term) => collect(term.of, read));
    case 'outer':
      collect(e.left, read);
      return collect(e.right, read);
    case 'joined':
      return e.parts.forEach((part) => collect(part, read));
    case 'label':
    case 'one':
    case 'zero':
  }
}
