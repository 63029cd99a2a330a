/** Identities 1, 2 and 4: what is a sum of what. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Experiment } from '../experiment.ts';
import { runReverse, seedOfLoss } from '../run.ts';
import '../testing/matchers.ts';
import { experiments } from '../testing/experiments.ts';
import { runs } from '../testing/runs.ts';
import { biasesOf, type CellName } from '../testing/tables.ts';
import {
  addressesOf,
  gradientsByName,
  scaleOf,
  timesOf,
  wholeGradient,
} from '../testing/traces.ts';
import { Trace } from '../trace.ts';

function sumOf(vectors: readonly ArrayLike<number>[], length: number): Float64Array {
  const sum = new Float64Array(length);
  for (const vector of vectors) for (let k = 0; k < length; k++) sum[k]! += vector[k]!;
  return sum;
}

describe('1: an error term is the sum of its shares', () => {
  it('to the last bit, in the order in which they are listed', () => {
    fc.assert(
      fc.property(experiments(), (experiment) => {
        const trace = new Trace(experiment);
        for (const address of addressesOf(trace)) {
          // The error of α is where the loss enters: z − y, not a sum.
          if (address.startsWith('readout.alpha')) continue;
          const error = trace.error(address)!;
          const shares = trace.shares(address).map(({ values }) => values);
          expect(sumOf(shares, error.length)).toBeBits(error);
        }
      }),
      runs(100),
    );
  });

  it('and the share from the layer above is the error of its input, to the last bit', () => {
    fc.assert(
      fc.property(experiments(), (experiment) => {
        const trace = new Trace(experiment);
        for (const { key, level, outputOffset, plan } of trace.strands.slice(0, -1))
          for (const t of timesOf(trace)) {
            const above = level + 1 < experiment.layers.length ? `${level + 2}.x` : 'readout.h';
            const input = trace.error(`${above}@${t}`)!;
            const consumer = above === 'readout.h' ? `alpha@${t}` : `${above}@${t}`;
            const share = trace.shares(`${key}.h@${t}`).find((one) => one.consumer === consumer)!;
            expect(share.values).toBeBits(input.subarray(outputOffset, outputOffset + plan.size));
          }
      }),
      runs(50),
    );
  });
});

describe('1: a gradient is the sum of what its steps contribute', () => {
  // To the last bit because each weight of the five cells stands in one term, and the steps are summed
  // in the order of the reverse pass: from the last position to the first (a backward direction's last is t = 1).
  it('to the last bit, from the last position to the first', () => {
    fc.assert(
      fc.property(experiments(), (experiment) => {
        const trace = new Trace(experiment);
        for (const { key, backward, plan } of trace.strands) {
          const order = backward ? timesOf(trace) : timesOf(trace).reverse();
          for (const { name, length } of plan.parameters) {
            const parts = order.map((t) => trace.gradientByStep(key, name, t)!.data);
            expect(sumOf(parts, length)).toBeBits(trace.gradient(key, name)!.data);
          }
        }
      }),
      runs(50),
    );
  });
});

describe('2: a loss reaches back and not forward', () => {
  it('∂L_s/∂ is 0 at every later step, to the last bit, though every step is visited', () => {
    fc.assert(
      fc.property(experiments({ twoWay: false }), (experiment) => {
        const trace = new Trace(experiment);
        for (const s of trace.labelled) {
          // Over the whole sequence: byLoss does not even visit the steps after s.
          const everywhere = runReverse(trace.forward, seedOfLoss(trace.forward, s));
          everywhere.errors.forEach((errors, at) => {
            const later = errors.subarray((s + 1) * trace.strands[at]!.plan.stride);
            expect(later.every((error) => error === 0)).toBe(true);
            expect(trace.byLoss(s).errors[at]!).toBeBits(errors);
          });
        }
      }),
      runs(50),
    );
  });

  it('the gradients of each loss sum to the gradient', () => {
    fc.assert(
      fc.property(experiments({ numbers: 'ordinary' }), (experiment) => {
        const trace = new Trace(experiment);
        const whole = wholeGradient(trace);
        const parts = trace.labelled.map((s) => wholeGradient(trace, trace.byLoss(s)));
        // Losses may cancel one another: the yardstick is what was summed.
        expect(sumOf(parts, whole.length)).toBeNear(whole, 1e-12, scaleOf(trace));
      }),
      runs(50),
    );
  });

  it('each is the gradient of an experiment with that label alone, to the last bit', () => {
    fc.assert(
      fc.property(experiments(), (experiment) => {
        const trace = new Trace(experiment);
        for (const s of trace.labelled) {
          const targets = experiment.targets.map((y, k) => (k + 1 === s ? y : null));
          const alone = new Trace({ ...experiment, targets });
          expect(wholeGradient(trace, trace.byLoss(s))).toBeBits(wholeGradient(alone));
        }
      }),
      runs(40),
    );
  });
});

describe('4: what a step gives to a bias', () => {
  const biases = (experiment: Experiment) => [
    ...experiment.layers.flatMap(({ cell, backward }, k) =>
      Object.entries(biasesOf(cell as CellName)).flatMap(([bias, sum]) =>
        [`${k + 1}`, ...(backward ? [`${k + 1}b`] : [])].map((layer) => ({ layer, bias, sum })),
      ),
    ),
    { layer: 'readout', bias: 'b_z', sum: 'alpha' },
  ];

  it('is the error of its pre-activation, to the last bit', () => {
    fc.assert(
      fc.property(experiments(), (experiment) => {
        const trace = new Trace(experiment);
        for (const { layer, bias, sum } of biases(experiment))
          for (const t of timesOf(trace))
            expect(trace.gradientByStep(layer, bias, t)!.data).toBeBits(
              trace.error(`${layer}.${sum}@${t}`)!,
            );
      }),
      runs(100),
    );
  });
});

it('the gradients by name are all of the gradient', () => {
  fc.assert(
    fc.property(experiments({ steps: 2 }), (experiment) => {
      const trace = new Trace(experiment);
      const named = [...gradientsByName(trace).values()].flatMap((data) => [...data]);
      expect(named).toBeBits(wholeGradient(trace));
    }),
    runs(10),
  );
});
