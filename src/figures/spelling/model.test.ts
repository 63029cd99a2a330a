/** The figure's numbers, held to the engine, to differences and to what must sum. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Trace } from '../../engine/trace.ts';
import { experimentOf, shapeOf, startingPoint } from '../../training/checkpoint.ts';
import { MOST_SPELLED, NAMES, SIDE, SPELLING, spellingBatch, unpackDigits } from '../../training/data/digits.ts'; // prettier-ignore
import { createPlainLearner } from '../../training/plain.ts';
import { SETUP } from '../../training/tasks/spelling-setup.ts';
import { probeOf } from '../../training/tasks/task.ts';
import { someDigits } from '../../training/testing/digits.ts';
import { atOnce } from '../parts/slices.ts';
import { isMisspelled, named, seekingPlace, THREE } from './images.ts';
import { arrivedOf, flowOf, inputsOf, isRight, lettersOf, readingOf, stepOf, wordOf, type Chosen } from './reading.ts'; // prettier-ignore
import { levelOf } from './scale.ts';
import { letterText, mostOf, shareText } from './words.ts';

const { heldOut } = unpackDigits(someDigits());
/** Far from its start, so that nothing is nearly the same. */
const network = (seed: number, cell = 'gru') => {
  const point = startingPoint({ ...SETUP, hidden: 5, cells: [cell], seed });
  return { ...point, weights: point.weights.map((w) => 3 * w) };
};
const cases = fc.record({
  seed: fc.nat(99),
  cell: fc.constantFrom('gru', 'lstm', 'rnn'),
  digit: fc.integer({ min: 0, max: 9 }),
});
const size = (v: ArrayLike<number>) => Math.hypot(...Array.from(v));

describe('a reading', () => {
  it('has the inputs, the labels and the loss of the task', () => {
    for (const image of heldOut) {
      const { trace, asked } = readingOf(network(2), image.points, image.label);
      const probe = probeOf(spellingBatch([image]), 9);
      expect(asked).toBe(`${NAMES[image.label]!}.`);
      expect(trace.experiment.inputs.slice(0, probe.inputs.length)).toEqual(probe.inputs);
      expect(trace.experiment.targets.slice(0, probe.targets.length)).toEqual(probe.targets);
      // Steps past the name have no label, and so change nothing.
      const alone = new Trace(experimentOf(network(2), probe));
      expect(trace.loss).toBe(alone.loss);
      expect(trace.error('1.h@3')).toEqual(alone.error('1.h@3'));
    }
    expect(inputsOf(THREE.points)).toHaveLength(SIDE + MOST_SPELLED);
  });

  it('says what the learner says', () => {
    const learner = createPlainLearner(shapeOf(network(7).setup));
    learner.write(network(7).weights);
    const batch = spellingBatch(heldOut);
    const z = learner.predict(batch);
    heldOut.forEach(({ points, label }, row) => {
      const { said } = readingOf(network(7), points, label);
      const own = Array.from({ length: batch.lengths![row]! - SIDE }, (_, k) => {
        const at = ((SIDE + k) * batch.rows + row) * SPELLING.length;
        const some = [...z.subarray(at, at + SPELLING.length)];
        return SPELLING[some.indexOf(Math.max(...some))];
      });
      expect(said.slice(0, own.length)).toBe(own.join(''));
    });
  });

  it('follows its own letters where nobody said which digit it is', () => {
    for (let seed = 0; seed < 30; seed++) {
      const reading = readingOf(network(seed), THREE.points, null);
      const { said, asked } = reading;
      expect(said).toHaveLength(MOST_SPELLED);
      expect(said.startsWith(asked)).toBe(true);
      expect(asked.indexOf('.')).toBe(said.includes('.') ? asked.length - 1 : -1);
      for (const { z } of lettersOf(reading)) expect(z).toBeGreaterThanOrEqual(1 / SPELLING.length);
    }
  });

  it('is right where the whole name is said, and its end', () => {
    expect(isRight({ said: 'one...' }, 1)).toBe(true);
    expect(isRight({ said: 'onee..' }, 1)).toBe(false);
    expect(isRight({ said: 'three.' }, 3)).toBe(true);
    expect(isRight({ said: 'threee' }, 3)).toBe(false);
    expect([wordOf({ said: 'one.e.' }), wordOf({ said: 'geeeee' }), wordOf({ said: '.e....' })]).toEqual(['one', 'geeeee', '']); // prettier-ignore
  });
});

describe('the error of one letter', () => {
  it('sums with those of the others to the error of the word, at every point and in every state', () => {
    fc.assert(
      fc.property(cases, ({ seed, cell, digit }) => {
        const reading = readingOf(network(seed, cell), heldOut[digit]!.points, digit);
        const letters = [...reading.asked].map((_, k) => arrivedOf(reading, k));
        const word = arrivedOf(reading, 'word');
        const scale = letters.reduce((sum, one) => sum + size(one), 0);
        word.forEach((error, k) => {
          const sum = letters.reduce((all, one) => all + one[k]!, 0);
          // What adding six numbers in another order may round away.
          expect(Math.abs(sum - error)).toBeLessThanOrEqual(1e-13 * scale);
        });
        const losses = lettersOf(reading).reduce((all, { loss }) => all + loss, 0);
        expect(Math.abs(losses - reading.trace.loss)).toBeLessThan(1e-13 * losses);
        expect(size(word)).toBeLessThanOrEqual(scale * (1 + 1e-12));
      }),
      { numRuns: 30 },
    );
  });

  it('is how its loss changes with a point: central differences', () => {
    fc.assert(
      fc.property(cases, fc.nat(63), fc.nat(5), ({ seed, cell, digit }, at, which) => {
        const { points } = heldOut[digit]!;
        const reading = readingOf(network(seed, cell), points, digit);
        const chosen: Chosen = which === 5 ? 'word' : Math.min(which, reading.asked.length - 1);
        const lossAt = (by: number) => {
          const moved = Float64Array.from(points, (ink, k) => (k === at ? ink + by : ink));
          const { trace } = readingOf(network(seed, cell), moved, digit);
          return chosen === 'word' ? trace.loss : trace.losses[stepOf(chosen) - 1]!;
        };
        const e = 1e-5;
        const slope = (lossAt(e) - lossAt(-e)) / (2 * e);
        const all = arrivedOf(reading, chosen);
        expect(Math.abs(slope - all[at]!)).toBeLessThan(1e-7 * (1 + size(all)));
      }),
      { numRuns: 40 },
    );
  });

  it('reaches every step before it and none after', () => {
    const reading = readingOf(network(3), heldOut[5]!.points, 5);
    const flow = flowOf(reading, 2);
    expect(flow).toHaveLength(11);
    flow.forEach((norm, k) => {
      expect(norm).toBeGreaterThan(0);
      expect(norm).toBeCloseTo(size(reading.trace.errorByLoss(11, `1.h@${k + 1}`)!), 13);
    });
    expect(size(reading.trace.errorByLoss(11, '1.h@12')!)).toBe(0);
    expect(flowOf(reading, 'word')).toHaveLength(8 + 'five.'.length);
    expect(flowOf(reading, 'word')[4]).toBeCloseTo(size(reading.trace.error('1.h@5')!), 13);
  });

  it('passes through the state alone: the points get nothing where h carries nothing', () => {
    // A plain network without W_hh: each step stands alone, so no letter hears of the image.
    const plain = network(1, 'rnn');
    const weights = plain.weights.slice();
    const whh = 5 * 9;
    for (let k = whh; k < whh + 25; k++) weights[k] = 0;
    const reading = readingOf({ ...plain, weights }, THREE.points, 3);
    expect(size(arrivedOf(reading, 'word'))).toBe(0);
    expect(flowOf(reading, 0).slice(0, 8)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(flowOf(reading, 0)[8]).toBeGreaterThan(0);
  });
});

describe('images', () => {
  const placeAfter = (...given: Parameters<typeof seekingPlace>) => atOnce(seekingPlace(...given));
  it('are chosen one after another, and round again', () => {
    const isOf =
      (digit: number) =>
      ({ label }: { label: number }) =>
        label === digit;
    expect(placeAfter(heldOut, null, () => true)).toBe(0);
    expect(placeAfter(heldOut, 9, () => true)).toBe(0);
    expect(placeAfter(heldOut, 4, isOf(4))).toBe(4);
    expect(placeAfter(heldOut, 4, isOf(3))).toBe(3);
    expect(placeAfter(heldOut, 4, () => false)).toBeNull();
    expect(placeAfter([], null, () => true)).toBeNull();
  });

  it('are misspelled where the word is not the name', () => {
    const wrong = isMisspelled(network(1));
    for (const image of heldOut)
      expect(wrong(image)).toBe(!isRight(readingOf(network(1), image.points, image.label), image.label)); // prettier-ignore
    expect(THREE.points).toHaveLength(64);
    expect([named(8), named(3)]).toEqual(['an eight', 'a three']);
  });
});

describe('words and scales', () => {
  it('say where most of an error comes to', () => {
    const error = new Float64Array(64);
    expect(mostOf(error)).toBeNull();
    error[20] = -3;
    error[40] = 2;
    expect(mostOf(error)).toEqual({ row: 3, point: 5, error: -3 });
    expect([letterText('v', 2), letterText('.', 4)]).toEqual(['the third letter, ‘v’', 'the end of the word']); // prettier-ignore
    expect([0.4419, 0.0249, 1.31, 0.0001, 0].map(shareText)).toEqual(
      ['44', '2.5', '131', 'less than 0.1', '0.0'].map((text) => `${text}\u00A0%`),
    );
  });

  it('are absolute: a power of ten is as high wherever it stands', () => {
    expect([1e-6, 1e-5, 1e2, 1e9, 0, NaN].map(levelOf)).toEqual([0, 0, 1, 1, 0, 0]);
    expect(levelOf(0.1) - levelOf(0.01)).toBeCloseTo(levelOf(1e-3) - levelOf(1e-4), 12);
  });
});
