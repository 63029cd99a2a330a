/** What a triangle shows: whose gradient, taken apart into cells, and which of them are there. */
import type { Entry } from '../../engine/experiment.ts';
import { contributes, triangleOfEntry, triangleOfNorm } from '../../engine/derived/triangle.ts';
import type { Triangle } from '../../engine/derived/triangle.ts';
import { truncatedGradients } from '../../engine/derived/truncation.ts';
import { numberAt, tableOf, type Table } from '../../engine/table.ts';
import type { Trace } from '../../engine/trace.ts';
import { norm } from '../../engine/vector.ts';

export interface Cell {
  /** The step of the loss, and that of the use. */
  readonly s: number;
  readonly t: number;
}

export interface Shown {
  readonly trace: Trace;
  readonly entry: Entry;
  /** The norms of the whole parameter in place of one number of it. */
  readonly norm: boolean;
  readonly triangle: Triangle;
  readonly times: readonly number[];
  /** Is there such a cell? The others are 0 by the wiring. */
  readonly has: (cell: Cell) => boolean;
  readonly valueAt: (cell: Cell) => number;
}

export function shownOf(trace: Trace, entry: Entry, isNorm: boolean): Shown {
  const { layer, parameter, index } = entry;
  const triangle = isNorm
    ? triangleOfNorm(trace, layer, parameter)
    : triangleOfEntry(trace, layer, parameter, index);
  const { steps, losses } = trace;
  const inside = (k: number) => Number.isInteger(k) && k >= 1 && k <= steps;
  return {
    trace,
    entry,
    norm: isNorm,
    triangle,
    times: Array.from({ length: steps }, (_, k) => k + 1),
    has: ({ s, t }) =>
      inside(s) && inside(t) && losses[s - 1] !== null && contributes(trace, layer, s, t),
    valueAt: ({ s, t }) => triangle.cells[(s - 1) * steps + t - 1]!,
  };
}

export function cellsOf({ times, has }: Shown): Cell[] {
  return times.flatMap((s) => times.map((t) => ({ s, t }))).filter(has);
}

/**
 * The cell of the setting "s.t"; where it has none, one two steps off the diagonal, or as near to that as there is one, of the
 * last loss that has such a cell; one that is not zero if there is one.
 */
export function chosenCell(shown: Shown, setting: string): Cell | null {
  const [s = 0, t = 0] = setting.split('.').map(Number);
  if (shown.has({ s, t })) return { s, t };
  const { steps } = shown.trace;
  const rank = (cell: Cell) =>
    (shown.valueAt(cell) === 0 ? steps : 0) + Math.abs(Math.abs(cell.s - cell.t) - 2);
  return cellsOf(shown).reduce<Cell | null>(
    (best, cell) =>
      !best || rank(cell) < rank(best) || (rank(cell) === rank(best) && cell.s > best.s)
        ? cell
        : best,
    null,
  );
}

/** The next cell from this one in a direction, over what is not there; null at the rim. */
export function neighbour(shown: Shown, from: Cell, down: number, right: number): Cell | null {
  const { steps } = shown.trace;
  for (let k = 1; k < steps; k++) {
    const cell = { s: from.s + k * down, t: from.t + k * right };
    if (shown.has(cell)) return cell;
  }
  return null;
}

/** The gradient of truncated backpropagation beside the whole one. */
export interface Truncated {
  readonly whole: number;
  readonly kept: number;
  /** What is left out: whole − kept; of a matrix the norm of the difference. */
  readonly out: number;
}

export function truncatedOf({ trace, entry, norm: isNorm }: Shown, window: number): Truncated {
  const { layer, parameter, index } = entry;
  const at = trace.strandIndex(layer);
  const slot = trace.strands[at]!.plan.parameters.find(({ name }) => name === parameter)!;
  const whole = trace.gradient(layer, parameter)!;
  const kept: Table = tableOf(slot, truncatedGradients(trace, window)[at]!);
  if (!isNorm) {
    const [all, some] = [numberAt(whole, index), numberAt(kept, index)];
    return { whole: all, kept: some, out: all - some };
  }
  const out = norm(whole.data.map((value, k) => value - kept.data[k]!));
  return { whole: norm(whole.data), kept: norm(kept.data), out };
}

/** Is truncated backpropagation exactly a band? A path that may turn round in time may leave the window and come back. */
export function isBand({ strands }: Trace): boolean {
  return strands.every(({ backward, level }) => !backward || level === 0);
}
