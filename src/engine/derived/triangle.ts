import { runReverse, seedOfLoss, type Reverse } from '../run.ts';
import { numberAt, type Table } from '../table.ts';
import type { Trace } from '../trace.ts';
import { norm } from '../vector.ts';

/**
 * The contribution triangle of a parameter: cell (s, t) is what the use of the parameter at step t adds to the gradient
 * of the loss of step s, ∂L_s/∂W at use t. Summed over t it is ∂L_s/∂W, over s the part that step t contributes, over
 * both ∂L/∂W. Without a backward direction only t ≤ s differs from zero: hence the name.
 */
export interface Triangle {
  readonly steps: number;
  /** [T × T], row s − 1, column t − 1. */
  readonly cells: Float64Array;
  /** Σ over the columns of each row: ∂L_s/∂W. */
  readonly rows: Float64Array;
  /** Σ over the rows of each column: what step t contributes. */
  readonly columns: Float64Array;
  readonly total: number;
}

/** The triangle of one number of a parameter: index is [row, column], or [row] for a vector. */
export function triangleOfEntry(
  trace: Trace,
  layer: string,
  parameter: string,
  index: readonly number[],
): Triangle {
  const { steps } = trace;
  const cells = new Float64Array(steps * steps);
  const rows = new Float64Array(steps);
  const columns = new Float64Array(steps);
  let total = 0;
  forEachContribution(trace, layer, parameter, (s, t, table) => {
    const cell = numberAt(table, index);
    cells[(s - 1) * steps + t - 1] = cell;
    rows[s - 1]! += cell;
    columns[t - 1]! += cell;
    total += cell;
  });
  return { steps, cells, rows, columns, total };
}

/**
 * The triangle of Frobenius norms of the whole parameter. Norms do not add: rows, columns and total are the norms of
 * the summed matrices, as a rule less than the sums of the cells' norms.
 */
export function triangleOfNorm(trace: Trace, layer: string, parameter: string): Triangle {
  const { steps } = trace;
  const cells = new Float64Array(steps * steps);
  const size = trace.gradient(layer, parameter)?.data.length ?? 0;
  const sums = () => Array.from({ length: steps }, () => new Float64Array(size));
  const [byRow, byColumn, all] = [sums(), sums(), new Float64Array(size)];
  forEachContribution(trace, layer, parameter, (s, t, { data }) => {
    cells[(s - 1) * steps + t - 1] = norm(data);
    for (const sum of [byRow[s - 1]!, byColumn[t - 1]!, all])
      for (let k = 0; k < size; k++) sum[k]! += data[k]!;
  });
  return {
    steps,
    cells,
    rows: Float64Array.from(byRow, norm),
    columns: Float64Array.from(byColumn, norm),
    total: norm(all),
  };
}

/** Has the gradient of L_s a part that comes through the use at step t? The readout is used by the loss of its own step alone. */
export function contributes(trace: Trace, layer: string, s: number, t: number): boolean {
  const strand = trace.strands[trace.strandIndex(layer)]!;
  return layer === 'readout' ? t === s : trace.reaches(s, strand, t);
}

/**
 * The most numbers that all reverse passes of a run, one a loss, may have for them to be kept: 16 MB. A longer run makes
 * each again where it is needed.
 */
const KEPT = 2 ** 21;

function reverseOf(trace: Trace, s: number): Reverse {
  const { strands, steps } = trace;
  const numbers = strands.reduce((sum, { plan }) => sum + plan.stride + plan.shareStride, 0);
  if (numbers * steps * steps <= KEPT) return trace.byLoss(s);
  const span = strands.some(({ backward }) => backward) ? undefined : { from: 1, to: s };
  return runReverse(trace.forward, seedOfLoss(trace.forward, s), span);
}

function forEachContribution(
  trace: Trace,
  layer: string,
  parameter: string,
  visit: (s: number, t: number, table: Table) => void,
): void {
  const strand = trace.strands[trace.strandIndex(layer)];
  if (!strand?.plan.parameters.some(({ name }) => name === parameter))
    throw new RangeError(`There is no parameter ${layer}.${parameter}.`);
  for (const s of trace.labelled) {
    const reverse = reverseOf(trace, s);
    for (let t = 1; t <= trace.steps; t++)
      if (contributes(trace, layer, s, t))
        visit(s, t, trace.contribution(reverse, layer, parameter, t)!);
  }
}
