/**
 * The learner in plain TypeScript: every cell of the engine, since it reads the same plans, in float32 and for whole batches. It is what
 * runs where WebAssembly has no SIMD. It takes a batch on or refuses it (batch.ts); a network that has exploded gives a loss that is not finite, as
 * it is.
 */
import { checkBatch, checkParameters, checkSequences } from './batch.ts';
import type { Batch, Learner, Outcome } from './learner.ts';
import { normOf, update, type Moments } from './optimiser.ts';
import { lossOf, predictionOf } from './plain/loss.ts';
import { PlainNetwork } from './plain/network.ts';
import type { Shape } from './shape.ts';

/** A learner whose parameters are all 0. Throws a RangeError where the shape has a cell that there is none of. */
export function createPlainLearner(shape: Shape): Learner {
  const network = new PlainNetwork(shape);
  const { weights, gradient } = network;
  const moments: Moments<Float32Array> = {
    count: 0,
    first: new Float32Array(weights.length),
    second: new Float32Array(weights.length),
  };

  /** Forward, and with `back` reverse; the norm is not yet there. */
  function run(batch: Batch, back: boolean): Outcome {
    const labelled = checkBatch(shape, batch, network.extent.rows);
    network.forward(batch);
    if (back) network.clearErrors();
    const { readout, extent } = network;
    const { loss, correct } = lossOf(shape, readout, extent, batch, labelled, back);
    if (back) network.reverse();
    return { loss, labelled, correct, norm: 0 };
  }

  return {
    shape,
    kind: 'plain',
    read: () => weights.slice(),
    write(numbers) {
      checkParameters('the parameters', numbers.length, weights.length);
      weights.set(numbers);
      network.changed();
    },
    readMoments: () => ({
      count: moments.count,
      first: moments.first.slice(),
      second: moments.second.slice(),
    }),
    writeMoments({ count, first, second }) {
      checkParameters('the first moments', first.length, weights.length);
      checkParameters('the second moments', second.length, weights.length);
      moments.count = count;
      moments.first.set(first);
      moments.second.set(second);
    },
    readState: () => (shape.twoWay ? null : network.readState()),
    writeState: (state, rows) => !shape.twoWay && network.writeState(state, rows),
    step(batch, optimiser) {
      const outcome = run(batch, true);
      const norm = update(weights, gradient, moments, optimiser);
      network.changed();
      return { ...outcome, norm };
    },
    gradient(batch) {
      const outcome = run(batch, true);
      return { outcome: { ...outcome, norm: normOf(gradient) }, gradient: gradient.slice() };
    },
    evaluate: (batch) => run(batch, false),
    predict(batch) {
      checkSequences(shape, batch, network.extent.rows);
      network.forward(batch);
      return predictionOf(shape, network.readout, network.extent);
    },
  };
}
