/** Identity 8: the backward pass in pieces. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Experiment, Vector } from '../experiment.ts';
import { gradientsOf, runReverse, seedOfLoss, type Reverse } from '../run.ts';
import { joined } from '../testing/compare.ts';
import '../testing/matchers.ts';
import { experiments } from '../testing/experiments.ts';
import { runs } from '../testing/runs.ts';
import { timesOf } from '../testing/traces.ts';
import { Trace } from '../trace.ts';

/** The steps after `m` (up to `end`) as an experiment of their own, which begins with the state that the whole has at m. */
function piece(experiment: Experiment, whole: Trace, m: number, end: number): Experiment {
  const state = (layer: number, name: string): [string, Vector] => [
    name,
    Array.from(whole.value({ layer: `${layer}`, name, t: m })!),
  ];
  return {
    ...experiment,
    layers: experiment.layers.map((layer, k) => ({
      ...layer,
      initial: Object.fromEntries(
        whole.strands[k]!.plan.cell.state.map((name) => state(k + 1, name)),
      ),
    })),
    inputs: experiment.inputs.slice(m, end),
    targets: experiment.targets.slice(m, end),
  };
}

/** The reverse pass of a piece: its own losses, and the errors of the state with which the next piece began. */
function reverseOfPiece(trace: Trace, carried: { trace: Trace; reverse: Reverse } | null): Reverse {
  return runReverse(trace.forward, (errors) => {
    seedOfLoss(trace.forward)(errors);
    if (!carried) return;
    trace.strands.forEach(({ plan }, at) => {
      for (const { size, offset } of plan.quantities.filter(({ state }) => state)) {
        const from = carried.reverse.errors[at]!.subarray(offset, offset + size);
        const to = trace.steps * plan.stride + offset;
        for (let k = 0; k < size; k++) errors[at]![to + k]! += from[k]!;
      }
    });
  });
}

/** A one-way experiment and the times at which it is cut. */
const cut = experiments({ twoWay: false, numbers: 'ordinary', labelled: 'some' }).chain(
  (experiment) =>
    fc.record({
      experiment: fc.constant(experiment),
      cuts: fc
        .subarray(experiment.inputs.map((_, k) => k).slice(1))
        .map((times) => [0, ...times, experiment.inputs.length]),
    }),
);

it('8: backward in chunks that pass the carried errors on equals backward at once', () => {
  fc.assert(
    fc.property(cut, ({ experiment, cuts }) => {
      const whole = new Trace(experiment);
      const sum = new Float64Array(joined(whole.gradients).length);
      let carried: { trace: Trace; reverse: Reverse } | null = null;
      let loss = 0;
      for (let c = cuts.length - 2; c >= 0; c--) {
        const [m, end] = [cuts[c]!, cuts[c + 1]!];
        const trace: Trace = new Trace(piece(experiment, whole, m, end));
        const reverse: Reverse = reverseOfPiece(trace, carried);
        carried = { trace, reverse };
        loss += trace.loss;
        joined(gradientsOf(trace.forward, reverse)).forEach((part, k) => (sum[k]! += part));
        // Forward, a piece is the same numbers; backward, the same but for the order of summing.
        trace.strands.forEach(({ key, plan }, at) => {
          for (const t of timesOf(trace)) {
            const [here, there] = [
              { layer: key, name: plan.output.name, t },
              { layer: key, name: plan.output.name, t: m + t },
            ];
            expect(trace.value(here)!).toBeBits(whole.value(there)!);
            const from = t * plan.stride + plan.output.offset;
            const error = reverse.errors[at]!.subarray(from, from + plan.size);
            expect(error).toBeNear(whole.error(there)!, 1e-12, 1);
          }
        });
      }
      expect(loss).toBeCloseTo(whole.loss, 12);
      expect(sum).toBeNear(joined(whole.gradients), 1e-12);
    }),
    runs(80),
  );
});
