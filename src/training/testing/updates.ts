/** What a learner owes in its updates (conformance.ts). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../engine/random.ts';
import '../../engine/testing/matchers.ts';
import { runs } from '../../engine/testing/runs.ts';
import { clipScale, defaults, normOf, update, type Moments, type Optimiser } from '../optimiser.ts';
import type { Learner } from '../learner.ts';
import type { Shape } from '../shape.ts';
import { UNIT } from './bounds.ts';
import { cases } from './cases.ts';
import './within.ts';

export const optimisers = fc.record<Optimiser>({
  rule: fc.constantFrom('sgd' as const, 'momentum' as const, 'adam' as const),
  rate: fc.constantFrom(0.001, 0.01, 0.3),
  momentum: fc.constantFrom(0.5, defaults.momentum),
  beta1: fc.constantFrom(0.5, defaults.beta1),
  beta2: fc.constantFrom(0.9, defaults.beta2),
  epsilon: fc.constantFrom(defaults.epsilon, 1e-3),
  clip: fc.constantFrom(null, 0.01, 1),
});

/** Moments as they might be after some updates. */
function someMoments(length: number, seed: number): Moments<Float32Array> {
  const random = randomFrom(seed);
  return {
    count: 1 + Math.floor(20 * random()),
    first: Float32Array.from({ length }, () => 0.2 * random() - 0.1),
    second: Float32Array.from({ length }, () => 0.01 * random()),
  };
}

/**
 * The sizes of what an update adds together to move each parameter: rounding is relative to these, not to the move itself, of which
 * the parts may cancel.
 */
function sizesOf(gradient: Float32Array, moments: Moments<Float32Array>, optimiser: Optimiser) {
  const { rule, rate, momentum, beta1, beta2, epsilon, clip } = optimiser;
  const scale = clipScale(normOf(gradient), clip);
  const count = moments.count + 1;
  return gradient.map((signed, k) => {
    const g = Math.abs(scale * signed);
    const m = Math.abs(moments.first[k]!);
    if (rule === 'sgd') return rate * g;
    if (rule === 'momentum') return rate * (momentum * m + g);
    const v = beta2 * moments.second[k]! + (1 - beta2) * g * g;
    const mean = (beta1 * m + (1 - beta1) * g) / (1 - beta1 ** count);
    return (rate * mean) / (Math.sqrt(v / (1 - beta2 ** count)) + epsilon);
  });
}

export function holdUpdates(name: string, create: (shape: Shape) => Learner): void {
  describe(`${name}: updates`, () => {
    it('a step is the gradient, and then the rule of the optimiser', () => {
      fc.assert(
        fc.property(
          cases({ numbers: 'ordinary' }),
          optimisers,
          fc.nat(),
          ({ shape, weights, batch }, optimiser, seed) => {
            const moments = someMoments(weights.length, seed);
            const learner = create(shape);
            learner.write(weights);
            learner.writeMoments(moments);
            const { outcome, gradient } = learner.gradient(batch);
            const stepped = learner.step(batch, optimiser);
            expect(stepped).toEqual(outcome);

            const want = Float64Array.from(weights);
            const own = {
              count: moments.count,
              first: Float64Array.from(moments.first),
              second: Float64Array.from(moments.second),
            };
            update(want, Float64Array.from(gradient), own, optimiser);
            // Some twenty roundings lead to a move, those of the clipping among them; two more to the parameter.
            const sizes = sizesOf(gradient, moments, optimiser);
            const radius = want.map((w, k) => UNIT * (2 * Math.abs(w) + 24 * sizes[k]!) + 1e-38);
            expect(learner.read()).toBeWithin({ want, radius });
            expect(learner.readMoments().count).toBe(moments.count + 1);
          },
        ),
        runs(40),
      );
    });

    it('a learner that is given what another has read goes on like it, to the bit', () => {
      fc.assert(
        fc.property(
          cases({ numbers: 'ordinary' }),
          optimisers,
          ({ shape, weights, batch, next }, optimiser) => {
            const learner = create(shape);
            learner.write(weights);
            learner.step(batch, optimiser);
            learner.step(next, optimiser);
            const restored = create(shape);
            restored.write(learner.read());
            restored.writeMoments(learner.readMoments());
            expect(restored.read()).toBeBits(learner.read());
            expect(restored.readMoments()).toEqual(learner.readMoments());
            for (const each of [learner, restored]) {
              each.step(batch, optimiser);
              each.step(next, optimiser);
            }
            expect(restored.read()).toBeBits(learner.read());
            expect(restored.readMoments()).toEqual(learner.readMoments());
          },
        ),
        runs(20),
      );
    });

    it('what is read is a copy', () => {
      const learner = create({
        cells: ['rnn'],
        hidden: 2,
        inputs: 1,
        outputs: 2,
        loss: 'cross-entropy',
      });
      learner.read().fill(3);
      const moments = learner.readMoments();
      moments.first.fill(3);
      moments.count = 9;
      expect(learner.read()).toBeBits(new Float32Array(14));
      expect(learner.readMoments().first).toBeBits(new Float32Array(14));
      expect(learner.readMoments().count).toBe(0);
    });
  });
}
