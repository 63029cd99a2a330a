/** What a learner must refuse, with a sentence, and unchanged by it (conformance.ts). The sentences are those of batch.ts. */
import { describe, expect, it } from 'vitest';
import '../../engine/testing/matchers.ts';
import { defaults, type Optimiser } from '../optimiser.ts';
import type { Batch, Learner } from '../learner.ts';
import { parameterCount, startOf, type Shape } from '../shape.ts';

const shape: Shape = { cells: ['gru'], hidden: 3, inputs: 2, outputs: 2, loss: 'cross-entropy' };
const numeric: Shape = { ...shape, loss: 'squared-error' };
const batch: Batch = {
  rows: 2,
  steps: 2,
  inputs: new Float32Array(8).fill(0.5),
  classes: Int32Array.of(0, -1, -1, 1),
};
const sgd: Optimiser = { ...defaults, rule: 'sgd', rate: 0.1 };
const start = { recurrent: 'uniform', gain: 1, keep: null } as const;

const bad: [string, RegExp, Shape, Batch][] = [
  ['no rows', /rows/, shape, { ...batch, rows: 0 }],
  ['half a step', /steps/, shape, { ...batch, steps: 1.5 }],
  ['too few inputs', /inputs/, shape, { ...batch, inputs: new Float32Array(7) }],
  [
    'an input that is no number',
    /row 1/,
    shape,
    { ...batch, inputs: new Float32Array(8).fill(NaN, 6) },
  ],
  [
    'too few symbols',
    /symbols/,
    shape,
    { ...batch, inputs: undefined, symbols: new Int32Array(3) },
  ],
  [
    'a symbol out of range',
    /symbols has 2/,
    shape,
    { ...batch, inputs: undefined, symbols: Int32Array.of(0, 1, 2, 0) },
  ],
  ['neither inputs nor symbols', /neither/, shape, { ...batch, inputs: undefined }],
  ['both inputs and symbols', /both/, shape, { ...batch, symbols: new Int32Array(4) }],
  ['too few lengths', /lengths/, shape, { ...batch, lengths: Int32Array.of(2) }],
  ['a length of 0', /length 0/, shape, { ...batch, lengths: Int32Array.of(2, 0) }],
  ['a length past the end', /length 3/, shape, { ...batch, lengths: Int32Array.of(3, 2) }],
  ['no labels', /classes/, shape, { ...batch, classes: undefined }],
  ['too few labels', /classes/, shape, { ...batch, classes: new Int32Array(3) }],
  [
    'a class out of range',
    /classes has 2/,
    shape,
    { ...batch, classes: Int32Array.of(0, 2, 0, 0) },
  ],
  ['a class below −1', /classes has -2/, shape, { ...batch, classes: Int32Array.of(0, -2, 0, 0) }],
  ['no labelled step', /No step/, shape, { ...batch, classes: new Int32Array(4).fill(-1) }],
  [
    'labels past the end alone',
    /No step/,
    shape,
    { ...batch, lengths: Int32Array.of(1, 1), classes: Int32Array.of(-1, -1, 0, 0) },
  ],
  ['no numbers to predict', /numbers/, numeric, batch],
  ['too few numbers to predict', /numbers/, numeric, { ...batch, numbers: new Float32Array(7) }],
  [
    'no number to predict',
    /No step/,
    numeric,
    { ...batch, numbers: new Float32Array(8).fill(NaN) },
  ],
  [
    'half a label',
    /numbers has NaN/,
    numeric,
    { ...batch, numbers: Float32Array.of(1, NaN, 0, 0, 0, 0, 0, 0) },
  ],
  ['a state carried both ways', /two-way/, { ...shape, twoWay: true }, { ...batch, carry: true }],
  ['a state of no batch', /no batch before/, shape, { ...batch, carry: true }],
];

export function holdRefusals(name: string, create: (shape: Shape) => Learner): void {
  describe(`${name}: what does not fit is refused, and changes nothing`, () => {
    it.each(bad)('%s', (_, sentence, own, wrong) => {
      const learner = create(own);
      const weights = startOf(own, start, 1);
      learner.write(weights);
      for (const call of [
        () => learner.step(wrong, sgd),
        () => learner.gradient(wrong),
        () => learner.evaluate(wrong),
      ]) {
        expect(call).toThrow(RangeError);
        expect(call).toThrow(sentence);
      }
      expect(learner.read()).toBeBits(weights);
      expect(learner.readMoments().count).toBe(0);
    });

    it('a state of other rows, and the state is still there for a batch that fits', () => {
      const learner = create(shape);
      learner.write(startOf(shape, start, 1));
      learner.evaluate(batch);
      const want = learner.evaluate({ ...batch, carry: true });
      learner.evaluate(batch);
      const one: Batch = {
        rows: 1,
        steps: 1,
        symbols: Int32Array.of(0),
        classes: Int32Array.of(0),
        carry: true,
      };
      expect(() => learner.evaluate(one)).toThrow(/are 2; this one has 1/);
      expect(() => learner.predict(one)).toThrow(RangeError);
      expect(learner.evaluate({ ...batch, carry: true })).toEqual(want);
    });

    it('a prediction needs no label, but inputs that fit', () => {
      const learner = create(shape);
      expect(learner.predict({ ...batch, classes: undefined })).toHaveLength(8);
      expect(() => learner.predict({ ...batch, inputs: new Float32Array(3) })).toThrow(RangeError);
    });

    it('parameters or moments of another number', () => {
      const learner = create(shape);
      const size = parameterCount(shape);
      expect(() => learner.write(new Float32Array(size + 1))).toThrow(RangeError);
      const first = new Float32Array(size);
      expect(() => learner.writeMoments({ count: 1, first, second: first.slice(1) })).toThrow(
        RangeError,
      );
      expect(learner.readMoments().count).toBe(0);
      expect(() => create({ ...shape, cells: ['no such cell'] })).toThrow(RangeError);
    });
  });
}
