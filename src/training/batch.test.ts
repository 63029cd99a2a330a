/** Which batches fit, and how many labels they have; those that do not are in testing/refusals.ts, with the learners. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../engine/testing/runs.ts';
import { checkBatch, checkSequences, lengthsOf } from './batch.ts';
import type { Shape } from './shape.ts';
import { cases } from './testing/cases.ts';
import { oracleOf } from './testing/oracle.ts';

describe('a batch that fits', () => {
  it('has as many labelled steps as are told, whatever stands past the ends', () => {
    fc.assert(
      fc.property(cases(), ({ shape, weights, batch }) => {
        expect(checkBatch(shape, batch)).toBe(oracleOf(shape, weights, batch).labelled);
      }),
      runs(40),
    );
  });

  it('has lengths of its own or all its steps', () => {
    expect([...lengthsOf({ rows: 3, steps: 5 })]).toEqual([5, 5, 5]);
    expect([...lengthsOf({ rows: 2, steps: 5, lengths: Int32Array.of(1, 5) })]).toEqual([1, 5]);
  });

  const shape: Shape = { cells: ['rnn'], hidden: 1, inputs: 1, outputs: 2, loss: 'cross-entropy' };
  const batch = { rows: 1, steps: 2, symbols: Int32Array.of(-1, 0) };

  it('needs labels to learn from, and none to predict', () => {
    expect(() => checkSequences(shape, batch)).not.toThrow();
    expect(() => checkBatch(shape, batch)).toThrow(RangeError);
    expect(checkBatch(shape, { ...batch, classes: Int32Array.of(-1, 1) })).toBe(1);
  });

  it('may carry on where there were as many rows before, and where nobody knows', () => {
    const on = { ...batch, carry: true };
    expect(() => checkSequences(shape, on, 1)).not.toThrow();
    expect(() => checkSequences(shape, on)).not.toThrow();
    expect(() => checkSequences(shape, on, 2)).toThrow(/are 2; this one has 1/);
    expect(() => checkSequences(shape, on, 0)).toThrow(/no batch before/);
  });

  it('a refusal says where, in words', () => {
    expect(() => checkBatch(shape, { ...batch, classes: Int32Array.of(0, 5) })).toThrow(
      'classes has 5 at step 2 of row 0; an output is from 0 to 1, and −1 is no label.',
    );
  });
});
