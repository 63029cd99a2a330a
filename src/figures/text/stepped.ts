/** A network of one layer that reads a character at a time, in float64, by the engine's own equations; for what need not keep its steps. */
import { networkOf } from '../../engine/network.ts';
import { stepForward } from '../../engine/step.ts';
import { experimentOf } from '../../training/checkpoint.ts';
import { oneHot } from '../../training/tasks/task.ts';
import type { Material } from './materials.ts';
import type { Weighed } from './reading.ts';

export interface Stepped {
  /** Back to before the first step. */
  begin(): void;
  /** Reads a symbol, or nothing where it is −1. */
  read(symbol: number): void;
  /** h after what was read so far: a view, of now. */
  state(): Float64Array;
  /** α, of what comes next: a view, of now. */
  scores(): Float64Array;
}

export function steppedOf({ alphabet, before }: Material, checkpoint: Weighed): Stepped {
  const { strands, readout } = networkOf(
    experimentOf(checkpoint, { inputs: [oneHot(before, alphabet.length)], targets: [null] }),
  );
  const { plan, weights } = strands[0]!;
  /** The step before, and this one. */
  const values = new Float64Array(2 * plan.stride);
  const top = new Float64Array(2 * readout.plan.stride);
  const h = values.subarray(
    plan.stride + plan.output.offset,
    plan.stride + plan.output.offset + plan.size,
  );
  const out = readout.plan.stride + readout.plan.output.offset;
  return {
    begin: () => void values.fill(0),
    read(symbol) {
      values.copyWithin(0, plan.stride);
      values.fill(0, plan.stride);
      if (symbol >= 0) values[plan.stride + plan.input.offset + symbol] = 1;
      stepForward(plan, weights, values, 1);
    },
    state: () => h,
    scores() {
      top.fill(0);
      top.set(h, readout.plan.stride + readout.plan.input.offset);
      stepForward(readout.plan, readout.weights, top, 1);
      return top.subarray(out, out + readout.plan.size);
    },
  };
}
