import fc from 'fast-check';
import { expect, it } from 'vitest';
import '../engine/testing/matchers.ts';
import { runs } from '../engine/testing/runs.ts';
import { update } from './optimiser.ts';
import { createPlainLearner } from './plain.ts';
import { cases } from './testing/cases.ts';
import { holdLearner } from './testing/conformance.ts';
import { optimisers } from './testing/updates.ts';

holdLearner('the plain learner', createPlainLearner);

it('a step of the plain learner is the gradient and then update(), to the bit', () => {
  fc.assert(
    fc.property(cases({ numbers: 'ordinary' }), optimisers, ({ shape, weights, batch }, rule) => {
      const learner = createPlainLearner(shape);
      learner.write(weights);
      const own = weights.slice();
      const moments = learner.readMoments();
      for (let k = 0; k < 3; k++) {
        const { gradient, outcome } = learner.gradient(batch);
        expect(update(own, gradient, moments, rule)).toBe(outcome.norm);
        expect(learner.step(batch, rule)).toEqual(outcome);
        expect(learner.read()).toBeBits(own);
        expect(learner.readMoments()).toEqual(moments);
      }
    }),
    runs(20),
  );
});
