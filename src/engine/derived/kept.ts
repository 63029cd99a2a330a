/**
 * What the gates that keep the state would pass on of an error if there were no other way: from q_{t+1} to q_t it is multiplied,
 * unit by unit, with the gate g_{t+1} (c = f⊙c' + …: ∂L/∂c_t = f_{t+1} ⊙ ∂L/∂c_{t+1}). The constant error carousel of
 * Hochreiter & Schmidhuber 1997, with the forget gate of Gers, Schmidhuber & Cummins 2000; all that comes back through the
 * recurrent weights is left out.
 */
import { memoryLineOf, type MemoryLine } from '../memory-line.ts';
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
  const { memory, gate } = line;
  const logs = trace
    .errorByLoss(loss, { layer, name: memory, t: loss })!
    .map((error) => Math.log10(Math.abs(error)));
  const sizes = Float64Array.from(gateProducts(trace, layer, line, times), (factor) =>
    logOfNorm(logs.map((log, k) => log + factor[k]!)),
  );
  const far = times.length - 1;
  let sum = 0;
  for (const t of times.slice(0, far))
    for (const left of gateAt(trace, layer, line, t)) sum += left;
  return { memory, gate, sizes, mean: far === 0 ? null : sum / (far * strand.plan.size) };
}

/** What the gate of step t leaves of each unit. */
function gateAt(trace: Trace, layer: string, { gate, complement }: MemoryLine, t: number) {
  const values = trace.value({ layer, name: gate, t })!;
  return complement ? values.map((value) => 1 - value) : values;
}

/**
 * log₁₀ ∏ q for each unit, at each of the `times`, which lead back from a step: between times[d] and times[d − 1] stands the
 * gate of the later one. A logarithm, since a product of hundreds of gates may leave float64.
 */
export function gateProducts(
  trace: Trace,
  layer: string,
  line: MemoryLine,
  times: readonly number[],
): Float64Array[] {
  let log = new Float64Array(trace.strands[trace.strandIndex(layer)]!.plan.size);
  return times.map((_, d) => {
    if (d === 0) return log;
    const gate = gateAt(trace, layer, line, times[d - 1]!);
    log = log.map((sum, k) => sum + Math.log10(gate[k]!));
    return log;
  });
}

/** log₁₀ ‖v‖ from the logarithms of |v|: by the largest, so that no square leaves float64. */
function logOfNorm(logs: Float64Array): number {
  const largest = Math.max(...logs);
  if (!Number.isFinite(largest)) return largest;
  let sum = 0;
  for (const log of logs) sum += 10 ** (2 * (log - largest));
  return largest + Math.log10(sum) / 2;
}
