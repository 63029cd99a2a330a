/** The operations that a panel goes through: those of one pass, or of both. */
import { parsePlace, type Place } from '../../lab/place.ts';
import {
  endsOfSteps,
  isForward,
  madeBy,
  operationsOf,
  readBy,
  type Operation,
} from '../../notation/operations.ts';
import type { Wiring } from '../../notation/wiring.ts';
import type { Progress } from '../parts/progress.ts';

export type Direction = 'forward' | 'backward' | 'both';

export interface Run {
  readonly wiring: Wiring;
  /** Of the whole run: they are counted from the first of the forward pass, whatever the direction. */
  readonly operations: readonly Operation[];
  /** The panel goes from so many carried out to so many. */
  readonly first: number;
  readonly last: number;
  /** The counts at which a step in time is done, `first` and `last` among them. */
  readonly ends: readonly number[];
}

export function runOf(wiring: Wiring, direction: Direction): Run {
  const operations = operationsOf(wiring);
  const forward = operations.filter(isForward).length;
  const first = direction === 'backward' ? forward : 0;
  const last = direction === 'forward' ? forward : operations.length;
  const ends = [0, ...endsOfSteps(wiring, operations)].filter(
    (count) => count >= first && count <= last,
  );
  return { wiring, operations, first, last, ends };
}

/** A setting as a count of this run; what is out of its range goes to the nearer end, what is not set to the last. */
export function countOf({ first, last }: Run, setting: string): number {
  return setting === '' ? last : Math.min(Math.max(Number(setting), first), last);
}

/** Which operation makes which result, by number. */
function madeAtOf({ wiring, operations }: Run): Map<string, number> {
  return new Map(
    operations.flatMap((operation, k) =>
      madeBy(wiring, operation).map((name): [string, number] => [name, k + 1]),
    ),
  );
}

/** A run asked for once more, as at each operation of it, is not listed anew. */
const remembered = new WeakMap<Run, Map<string, number>>();

export function progressOf(run: Run, done: number): Progress {
  const { wiring, operations } = run;
  const madeAt = remembered.get(run) ?? madeAtOf(run);
  remembered.set(run, madeAt);
  const operation = operations[done - 1];
  if (!operation) return { madeAt, done, now: new Set(), reads: new Set() };
  const results = madeBy(wiring, operation);
  // Where a part of a gradient goes is the place of the gradient itself.
  const into = results.flatMap((name) => name.match(/^share (.*)@\d+$/)?.[1] ?? []);
  return {
    madeAt,
    done,
    now: new Set([...results, ...into.map((parameter) => `gradient ${parameter}`)]),
    reads: new Set(readBy(wiring, operation)),
  };
}

/** The parameter of the strand that is shown: the pinned one, else the recurrent matrix. */
export function parameterOf(
  { wiring }: Run,
  layer: string,
  pin: Place | null,
): { parameter: string; index: readonly number[] } {
  const { weights } = wiring.network.strands.find(({ key }) => key === layer)!.plan.cell;
  const isPinned = pin?.kind === 'parameter' && pin.layer === layer;
  const recurrent = weights.find(({ kind, ofInput }) => kind === 'matrix' && !ofInput);
  const parameter = isPinned ? pin.parameter : (recurrent ?? weights[0]!).name;
  const { kind } = weights.find(({ name }) => name === parameter)!;
  const corner = kind === 'matrix' ? [0, 0] : [0];
  return { parameter, index: isPinned && pin.index.length > 0 ? pin.index : corner };
}

/** The pinned unit, where this quantity is what is pinned; else the first. */
export function unitOf(
  { layer, name }: { layer: string; name: string },
  pin: Place | null,
): number {
  const isPinned = pin?.kind === 'quantity' && pin.layer === layer && pin.name === name;
  return isPinned ? (pin.unit ?? 0) : 0;
}

export const placeOfPin = (pin: string | null): Place | null =>
  pin === null ? null : parsePlace(pin);
