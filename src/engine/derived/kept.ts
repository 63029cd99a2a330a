/**
 * What the gates that keep the state would pass on of an error if there were no other way: from q_{t+1} to q_t it is multiplied,
 * unit by unit, with the gate g_{t+1} (c = f⊙c' + …: ∂L/∂c_t = f_{t+1} ⊙ ∂L/∂c_{t+1}). The constant error carousel of
 * Hochreiter & Schmidhuber 1997, with the forget gate of Gers, Schmidhuber & Cummins 2000; all that comes back through the
 * recurrent weights is left out.
 */
import { memoryLineOf } from '../memory-line.ts';
import type { Trace } from '../trace.ts';

export interface Kept {
  readonly memory: string;
  readonly gate: string;
  /** log₁₀ of the size of what is kept, at each distance: the same distances as in errorOverDistance. */
  readonly sizes: Float64Array;
  /** The gate on the mean of the units and of the steps on the way; null where the way has no step. */
  readonly mean: number | null;
}

/**
 * `times` are the steps from the loss on, as errorOverDistance gives them. Null for a cell without such a gate. Throws a
 * RangeError where there is no such layer or no loss at times[0].
 */
export function keptOverDistance(
  trace: Trace,
  layer: string,
  times: readonly number[],
): Kept | null {
  const strand = trace.strands[trace.strandIndex(layer)];
  const [loss = 0] = times;
  if (!strand || layer === 'readout') throw new RangeError(`There is no layer "${layer}".`);
  if (!trace.labelled.includes(loss)) throw new RangeError(`Step ${loss} has no loss.`);
  const line = memoryLineOf(strand.plan.cell);
  if (!line) return null;
  const { memory, gate, complement } = line;
  // A logarithm a unit: products of hundreds of gates may leave float64.
  const logs = trace
    .errorByLoss(loss, { layer, name: memory, t: loss })!
    .map((error) => Math.log10(Math.abs(error)));
  let sum = 0;
  const sizes = Float64Array.from(times, (_, d) => {
    if (d > 0)
      trace.value({ layer, name: gate, t: times[d - 1]! })!.forEach((value, k) => {
        const left = complement ? 1 - value : value;
        logs[k]! += Math.log10(left);
        sum += left;
      });
    return logOfNorm(logs);
  });
  const far = times.length - 1;
  return { memory, gate, sizes, mean: far === 0 ? null : sum / (far * strand.plan.size) };
}

/** log₁₀ ‖v‖ from the logarithms of |v|: by the largest, so that no square leaves float64. */
function logOfNorm(logs: Float64Array): number {
  const largest = Math.max(...logs);
  if (!Number.isFinite(largest)) return largest;
  let sum = 0;
  for (const log of logs) sum += 10 ** (2 * (log - largest));
  return largest + Math.log10(sum) / 2;
}
