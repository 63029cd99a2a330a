/**
 * What a learner owes, whatever it is written in. `holdLearner(name, create)` registers the tests; nothing in them knows a learner's insides.
 *
 * Losses, predictions and gradients are held to the float64 engine number by number. How far each may be off is not chosen but worked
 * out for that very run (bounds.ts), so there is no tolerance here, and a test of its own (bounds.test.ts) shows that the bound is
 * narrow enough to see a mistake of one part in ten thousand.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cells } from '../../engine/cells/index.ts';
import '../../engine/testing/matchers.ts';
import { runs } from '../../engine/testing/runs.ts';
import type { Batch, Learner } from '../learner.ts';
import type { Shape } from '../shape.ts';
import { asNumbers, stepsOf, withOtherPadding, withRowsTurned } from './batches.ts';
import { cases, type Wanted } from './cases.ts';
import { measure, shareCases } from './shares.ts';
import { holdRefusals } from './refusals.ts';
import { holdUpdates } from './updates.ts';
import { oracleOf, type Near, type Oracle } from './oracle.ts';
import './within.ts';

export type Create = (shape: Shape) => Learner;

const one = ({ want, radius }: Near<number>) => ({ want: [want], radius: [radius] });

/** Loss, counts and gradient are those of the engine. */
function expectOracle(learner: Learner, batch: Batch, want: Oracle): void {
  const { outcome, gradient } = learner.gradient(batch);
  expect([outcome.loss]).toBeWithin(one(want.loss));
  expect(outcome.labelled).toBe(want.labelled);
  expect(outcome.correct).toBeGreaterThanOrEqual(want.correct[0]);
  expect(outcome.correct).toBeLessThanOrEqual(want.correct[1]);
  expect(gradient).toBeWithin(want.gradient);
}

export function holdLearner(name: string, create: Create): void {
  const begun = (shape: Shape, weights: Float32Array) => {
    const learner = create(shape);
    learner.write(weights);
    return learner;
  };

  describe(`${name}: losses, gradients and predictions are the engine's to the rounding of float32`, () => {
    const kinds = Object.keys(cells).flatMap((cell) =>
      (['cross-entropy', 'squared-error'] as const).flatMap((loss) =>
        [false, true].map((twoWay): Wanted => ({ cells: [cell], loss, twoWay })),
      ),
    );
    it.each(kinds)('$cells.0, $loss, two-way: $twoWay', (wanted) => {
      fc.assert(
        fc.property(cases(wanted), ({ shape, weights, batch }) => {
          const want = oracleOf(shape, weights, batch);
          const learner = begun(shape, weights);
          expectOracle(learner, batch, want);
          expect(learner.predict(batch)).toBeWithin(want.predictions);
        }),
        runs(12),
      );
    });

    it.each(Object.keys(cells))('%s, where little is added up and the bound is narrow', (cell) => {
      fc.assert(
        fc.property(cases({ cells: [cell], sizes: 'narrow' }), ({ shape, weights, batch }) => {
          expectOracle(begun(shape, weights), batch, oracleOf(shape, weights, batch));
        }),
        runs(200),
      );
    });

    // Rounding leaves at most 4e-7 of them; a mistake of one part in ten thousand would be ten times what is allowed.
    it.each(Object.keys(cells))(
      '%s: no share of an error is off by one part in 100 000',
      (cell) => {
        const measured = measure(
          cell,
          shareCases(cell),
          ({ shape, weights, batch }) => begun(shape, weights).gradient(batch).gradient,
        );
        for (const { share, epsilon } of measured)
          expect(Math.abs(epsilon), `${share.quantity} through ${share.consumer}`).toBeLessThan(
            1e-5,
          );
      },
    );

    it.each(Object.keys(cells))('%s, many units, rows and outputs', (cell) => {
      fc.assert(
        fc.property(cases({ cells: [cell], sizes: 'wide' }), ({ shape, weights, batch }) => {
          const want = oracleOf(shape, weights, batch);
          const learner = begun(shape, weights);
          expectOracle(learner, batch, want);
          expect(learner.predict(batch)).toBeWithin(want.predictions);
        }),
        runs(4),
      );
    });

    it('more steps and rows than a gradient takes at a time', () => {
      const wanted: Wanted = { sizes: 'long', leastRows: 12, leastSteps: 16 };
      fc.assert(
        fc.property(cases(wanted), ({ shape, weights, batch }) => {
          expectOracle(begun(shape, weights), batch, oracleOf(shape, weights, batch));
        }),
        runs(8),
      );
    });

    it('layers of two cells', () => {
      fc.assert(
        fc.property(cases(), ({ shape, weights, batch }) => {
          expectOracle(begun(shape, weights), batch, oracleOf(shape, weights, batch));
        }),
        runs(40),
      );
    });

    it('a batch that carries on from the one before, of other lengths', () => {
      fc.assert(
        fc.property(cases({ twoWay: false }), ({ shape, weights, batch, next }) => {
          const before = oracleOf(shape, weights, batch);
          const on = { ...next, carry: true };
          const want = oracleOf(shape, weights, on, before);
          const learner = begun(shape, weights);
          learner.evaluate(batch);
          expectOracle(learner, on, want);
          learner.evaluate(batch);
          expect(learner.predict(on)).toBeWithin(want.predictions);
          // Nothing is carried unless it is asked for.
          expectOracle(learner, next, oracleOf(shape, weights, next));
        }),
        runs(40),
      );
    });
  });

  describe(`${name}: one batch told in several ways`, () => {
    it('symbols are inputs of which one is 1', () => {
      fc.assert(
        fc.property(cases({ symbols: true }), ({ shape, weights, batch }) => {
          const learner = begun(shape, weights);
          expectOracle(learner, asNumbers(shape, batch), oracleOf(shape, weights, batch));
        }),
        runs(20),
      );
    });

    it('rows in another order', () => {
      fc.assert(
        fc.property(cases(), ({ shape, weights, batch }) => {
          const learner = begun(shape, weights);
          expectOracle(learner, withRowsTurned(shape, batch), oracleOf(shape, weights, batch));
        }),
        runs(20),
      );
    });

    it('what stands past the end of a row changes no bit', () => {
      fc.assert(
        fc.property(cases({ ragged: true }), ({ shape, weights, batch }) => {
          const learner = begun(shape, weights);
          const { outcome, gradient } = learner.gradient(batch);
          const other = learner.gradient(withOtherPadding(shape, batch));
          expect(other.outcome).toEqual(outcome);
          expect(other.gradient).toBeBits(gradient);
        }),
        runs(40),
      );
    });

    it('a state that is read from one goes on in another, with the same numbers', () => {
      fc.assert(
        fc.property(cases({ twoWay: false }), ({ shape, weights, batch, next }) => {
          const on = { ...next, carry: true };
          const first = begun(shape, weights);
          expect(first.readState()).toBeNull();
          first.evaluate(batch);
          const state = first.readState()!;
          const want = first.gradient(on);
          // It is written where nothing was read before, and where something else was.
          const other = begun(shape, weights);
          for (let times = 0; times < 2; times++) {
            expect(other.writeState(state, batch.rows)).toBe(true);
            expect(other.readState()).toEqual(state);
            expect(other.gradient(on)).toEqual(want);
          }
          other.evaluate(batch);
          expect(other.writeState(new Float32Array(state.length + 1), batch.rows)).toBe(false);
          expect(other.gradient(on)).toEqual(want);
        }),
        runs(20),
      );
    });

    it('cut into chunks that carry on it has the same losses, wherever it is cut', () => {
      const wanted: Wanted = { twoWay: false, ragged: false, labels: 'all', leastSteps: 2 };
      fc.assert(
        fc.property(cases(wanted), fc.nat(), ({ shape, weights, batch }, at) => {
          const cut = 1 + (at % (batch.steps - 1));
          const learner = begun(shape, weights);
          const first = learner.evaluate(stepsOf(shape, batch, 0, cut));
          const rest = { ...stepsOf(shape, batch, cut, batch.steps), carry: true };
          const second = learner.evaluate(rest);
          const sum = first.loss * first.labelled + second.loss * second.labelled;
          const { loss, labelled } = oracleOf(shape, weights, batch);
          expect([sum / labelled]).toBeWithin(one(loss));
        }),
        runs(40),
      );
    });
  });

  describe(`${name}: passes`, () => {
    it('evaluate finds what gradient finds, and neither moves a parameter', () => {
      fc.assert(
        fc.property(cases(), ({ shape, weights, batch }) => {
          const learner = begun(shape, weights);
          const { outcome, gradient } = learner.gradient(batch);
          expect(learner.evaluate(batch)).toEqual({ ...outcome, norm: 0 });
          const norm = Math.sqrt(gradient.reduce((sum, g) => sum + g * g, 0));
          expect(Math.abs(outcome.norm - norm)).toBeLessThanOrEqual(
            gradient.length * 2 ** -24 * norm,
          );
          expect(learner.read()).toBeBits(weights);
        }),
        runs(20),
      );
    });

    it('what a softmax predicts sums to 1', () => {
      fc.assert(
        fc.property(
          cases({ loss: 'cross-entropy', ragged: false }),
          ({ shape, weights, batch }) => {
            const predicted = begun(shape, weights).predict({ ...batch, classes: undefined });
            for (let at = 0; at < predicted.length; at += shape.outputs) {
              const z = predicted.subarray(at, at + shape.outputs);
              // Outputs that are rounded, over a sum that is: γ(outputs + 1) of the sum, which is 1.
              const sum = z.reduce((all, one) => all + one, 0);
              expect(Math.abs(sum - 1)).toBeLessThanOrEqual((shape.outputs + 2) * 2 ** -24);
            }
          },
        ),
        runs(20),
      );
    });

    it('an array of inputs may change between batches, read or refused', () => {
      fc.assert(
        fc.property(cases({ loss: 'cross-entropy' }), ({ shape, weights, batch: given }) => {
          const inputs = (given.inputs ?? asNumbers(shape, given).inputs)!.slice();
          const batch = { ...given, symbols: undefined, inputs };
          const unlabelled = { ...batch, classes: batch.classes!.map(() => -1) };
          const learner = begun(shape, weights);
          const expectAsFresh = () =>
            expect(learner.gradient(batch)).toEqual(begun(shape, weights).gradient(batch));
          expectAsFresh();
          expect(() => learner.gradient(unlabelled)).toThrow(/No step/);
          inputs[0]! += 1;
          expectAsFresh();
          inputs[0]! -= 0.5;
          expectAsFresh();
        }),
        runs(20),
      );
    });

    it('the same batch gives the same bits, whatever was there in between', () => {
      fc.assert(
        fc.property(cases(), ({ shape, weights, batch, next }) => {
          const learner = begun(shape, weights);
          const first = learner.gradient(batch);
          learner.gradient(next);
          const again = learner.gradient(batch);
          expect(again.outcome).toEqual(first.outcome);
          expect(again.gradient).toBeBits(first.gradient);
          expect(begun(shape, weights).gradient(batch).gradient).toBeBits(first.gradient);
        }),
        runs(20),
      );
    });
  });

  holdUpdates(name, create);
  holdRefusals(name, create);
}
