/** Identity 11: how much of an error's length a step can keep. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineCell } from '../cell.ts';
import { singularValues, stepJacobian } from '../derived/jacobian.ts';
import type { Experiment } from '../experiment.ts';
import { planOf } from '../plan.ts';
import { stepForward, stepReverse } from '../step.ts';
import { flat, type Nested } from '../testing/compare.ts';
import { setParameters } from '../testing/edit.ts';
import { experiments } from '../testing/experiments.ts';
import '../testing/matchers.ts';
import { runs } from '../testing/runs.ts';
import { orthogonal } from '../testing/matrices.ts';
import { Trace } from '../trace.ts';
import { norm } from '../vector.ts';

describe('11: ‖∂h_{t+1}/∂h_t‖', () => {
  it('is at most ‖W_hh‖ for tanh units', () => {
    fc.assert(
      fc.property(experiments({ cells: ['rnn'], twoWay: false }), (experiment) => {
        const trace = new Trace(experiment);
        experiment.layers.forEach(({ parameters, hidden }, k) => {
          const most = singularValues(flat(parameters.W_hh as Nested), hidden)[0]!;
          for (let t = 0; t < trace.steps; t++) {
            const jacobian = stepJacobian(trace, `${k + 1}`, t);
            expect(singularValues(jacobian, hidden)[0]!).toBeLessThanOrEqual(most * (1 + 1e-12));
          }
        });
      }),
      runs(80),
    );
  });
});

describe('11: an orthogonal W_hh with linear units keeps the length of the error', () => {
  // A tanh unit at 0 is linear: its slope is 1 to the last bit. Zero inputs and biases keep it there.
  it('in an rnn at rest', () => {
    fc.assert(
      fc.property(
        experiments({ cells: ['rnn'], layers: 1, twoWay: false, initial: false, labelled: 'last' }),
        fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 6, maxLength: 6 }),
        (experiment, angles) => {
          const layer = experiment.layers[0]!;
          const W_hh = orthogonal(layer.hidden, angles);
          const rest: Experiment = setParameters(
            {
              ...experiment,
              layers: [{ ...layer, parameters: { ...layer.parameters, W_hh } }],
              inputs: experiment.inputs.map((x) => x.map(() => 0)),
            },
            { b_h: 0 },
          );
          const trace = new Trace(rest);
          const last = norm(trace.error(`1.h@${trace.steps}`)!);
          for (let t = 0; t < trace.steps; t++)
            expect([norm(trace.error(`1.h@${t}`)!)]).toBeNear([last], 1e-12);
        },
      ),
      runs(60),
    );
  });

  it('in a cell whose units are linear, wherever they stand', () => {
    const linear = defineCell('linear', "h = W_xh x + W_hh h' + b_h");
    const n = 4;
    const plan = planOf(linear, 1, n);
    const slot = (name: string) => plan.parameters.find((one) => one.name === name)!.offset;
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 6, maxLength: 6 }),
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: n, maxLength: n }),
        (angles, start) => {
          const weights = new Float64Array(plan.parameterCount).fill(0.3);
          weights.set(Array.from(flat(orthogonal(n, angles))), slot('W_hh'));
          const values = new Float64Array(6 * plan.stride).fill(0.5, 0, plan.stride);
          for (let position = 1; position <= 5; position++)
            stepForward(plan, weights, values, position);
          const errors = new Float64Array(values.length);
          errors.set(start, 5 * plan.stride + plan.output.offset);
          const shares = new Float64Array(6 * plan.shareStride);
          for (let position = 5; position >= 1; position--) {
            stepReverse(plan, weights, values, errors, shares, position);
            const from = position * plan.stride + plan.output.offset;
            expect([norm(errors.subarray(from, from + n))]).toBeNear([norm(start)], 1e-12);
          }
        },
      ),
      runs(60),
    );
  });
});
